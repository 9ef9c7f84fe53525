import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpArchive } from '#imaging'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { headScan } from '#region/pictures/head-scan'
import { planRegion } from '#region/plan-region'
import { hasOrthanc, type Orthanc, openOrthanc } from '../../../test/support/orthanc.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { importFiles } from '../../main/commands/import.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { pullArchive } from './pull-archive.ts'

const FEED = 'demo-dicom'
const YEARS_BACK = 4_000
const kinds = databaseKinds()

/** Kari's scan as another seed's hospital would have it: another study of the same patient number is enough here. */
const files = () => {
  const plan = planRegion({ people: 10, seed: 7, today: '2024-05-01' })
  return headScan(plan).pictures
}

describe.skipIf(!hasOrthanc()).each(kinds.slice(-1))('a real picture archive, on %s', (kind) => {
  let archive: Orthanc
  let portal: TestPortal
  let folder: string
  beforeAll(async () => {
    archive = await openOrthanc()
    portal = await openTestPortal(kind)
    folder = await mkdtemp(path.join(tmpdir(), 'pictures-'))
    await use(portal, archive.url)
    portal.archiveSecrets.set(FEED, archive.secret)
  }, 60_000)
  afterAll(async () => {
    await portal?.close()
    await archive?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const secrets = () => new Map([[FEED, archive.secret]])
  const pull = () =>
    pullArchive(portal.house.database, { feedId: FEED, isFull: true, rules: MATCH_RULES, secrets: secrets() })
  const studyOf2023 = async () => {
    const [row] = await portal.house.owner(
      `select p.item_id, count(*) filter (where form is null)::int as elsewhere from picture p join item using (person_id, item_id)
       where happened_text like '2023%' group by 1`,
    )
    return row as { itemId?: string; item_id: string; elsewhere: number }
  }

  it('is asked for its studies; what it says of them comes in, each object once', async () => {
    for (const { bytes } of files()) await archive.put(bytes)
    const report = await pull()
    expect(report).toMatchObject({ received: 12, stored: 12, quarantined: 0, unmatched: 0 })
    expect(report.archive).toMatchObject({ outcome: 'complete', studies: 1, failed: [] })
    expect(await pull()).toMatchObject({ received: 12, stored: 0, updated: 0, unchanged: 12 })
    expect((await studyOf2023()).elsewhere).toBe(12)
  })

  it('draws pictures through the portal only, in the light that was chosen', async () => {
    const kari = await portal.signIn('patient@demo.example')
    const { item_id: study } = await studyOf2023()
    const page = await portal.get(`/record/item/${study}/pictures/1`, kari)
    expect(page.text).not.toContain(archive.url)
    const [sent, bones] = await Promise.all(
      ['', '?light=bones'].map((query) => portal.get(`/record/item/${study}/frame/1/6${query}`, kari)),
    )
    expect(sent!.status).toBe(200)
    expect(sent!.headers['content-type']).toMatch(/^image\/(png|jpeg)$/)
    expect(sent!.bytes.equals(bones!.bytes)).toBe(false)
  })

  it('gets the files of an import, too', async () => {
    const before = await archive.countInstances()
    const plan = planRegion({ people: 10, seed: 7, today: '2023-03-01' })
    for (const { name, bytes } of headScan(plan).pictures) await writeFile(path.join(folder, name), bytes)
    const secretsFile = path.join(folder, 'secrets.json')
    await writeFile(secretsFile, JSON.stringify({ [FEED]: { token: 'x' } }))
    const said: string[] = []
    const output = { answer: (text: string) => void said.push(text), note: () => undefined, watched: false }
    const house = { database: portal.house.database, matchRules: MATCH_RULES }
    const options = { paths: [folder], feedId: FEED, format: 'dicom', json: true }
    const refused = await importFiles(
      { ...house, config: { archiveSecretsFile: secretsFile } as never },
      options,
      output,
    )
    expect(refused).toBe(3)
    expect(JSON.parse(said[0]!)).toMatchObject({ received: 12, stored: 12 })
    expect(said[0]).toContain('the picture archive does not take it (401)')
    await writeFile(
      secretsFile,
      JSON.stringify({ [FEED]: { user: 'portal', password: 'only for the tests of this house' } }),
    )
    const taken = await importFiles({ ...house, config: { archiveSecretsFile: secretsFile } as never }, options, output)
    expect(taken).toBe(0)
    expect(JSON.parse(said[1]!)).toMatchObject({ received: 12, unchanged: 12 })
    expect(await archive.countInstances()).toBe(before + 12)
  })

  it('that has gone away is said in words where the picture should be', async () => {
    const kari = await portal.signIn('patient@demo.example')
    const { item_id: study } = await studyOf2023()
    await use(portal, 'http://127.0.0.1:9/dicom-web')
    const answer = await portal.get(`/record/item/${study}/frame/1/6`, kari)
    expect(answer).toMatchObject({ status: 503 })
    expect(answer.headers['content-type']).toContain('image/svg+xml')
    expect(answer.text).toContain('Try again later')
    await expect(pull()).rejects.toThrow(FetchFault)
    const [last] = await portal.house.owner(
      'select outcome, because from archive_pull order by started_at desc limit 1',
    )
    expect(last).toMatchObject({ outcome: 'failed' })
    expect(last!.because).toContain('127.0.0.1:9')
  })
})

describe('an archive that misbehaves', () => {
  let portal: TestPortal
  let server: http.Server
  let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void
  beforeAll(async () => {
    portal = await openTestPortal(kinds[0]!)
    server = http.createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    await use(portal, `http://127.0.0.1:${(server.address() as AddressInfo).port}/dicom-web`)
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await portal.close()
  })

  const pull = () =>
    pullArchive(portal.house.database, { feedId: FEED, isFull: true, rules: MATCH_RULES, secrets: new Map() })
  const study = [{ '0020000D': { vr: 'UI', Value: ['1.2.3'] } }]

  it('is not followed elsewhere, and not believed when it answers with a page', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    await expect(pull()).rejects.toThrow('leads elsewhere')
    answer = (_, response) => response.end('<html>Sign in</html>')
    await expect(pull()).rejects.toThrow('something else')
  })

  it('that gives the same page for ever is left after two', async () => {
    let asked = 0
    const page = Array.from({ length: 100 }, (_, at) => ({ '0020000D': { vr: 'UI', Value: [`1.2.${at}`] } }))
    answer = (request, response) => {
      if (request.url!.includes('/metadata')) return void response.writeHead(404).end()
      asked++
      response.end(JSON.stringify(page))
    }
    const report = await pull()
    expect(asked).toBe(2)
    expect(report).toMatchObject({ received: 100, quarantined: 100 })
    expect(report.archive).toMatchObject({ outcome: 'incomplete', studies: 100 })
    expect(report.archive.failed[0]).toMatchObject({ study: '1.2.0', because: expect.stringContaining('404') })
  })

  it('has one study that cannot be read, and it stands in quarantine with what came', async () => {
    answer = (request, response) =>
      response.end(
        request.url!.includes('/metadata') ? '[{"00080018":{"vr":"UI","Value":["1"]}}]' : JSON.stringify(study),
      )
    expect(await pull()).toMatchObject({ received: 1, quarantined: 1 })
  })

  it('sends a page in place of a picture, and nobody gets it', async () => {
    const [row] = await portal.house.owner(
      `update picture set form = null, lengths = '{}', pixels = null returning item_id`,
    )
    const kari = await portal.signIn('patient@demo.example')
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<html>x</html>']) {
      answer = (_, response) => response.setHeader('content-type', 'image/png').end(body)
      const said = await portal.get(`/record/item/${row!.item_id}/frame/1/1`, kari)
      expect(said.status).toBe(503)
      expect(said.text).not.toContain('alert')
      expect(said.text).not.toContain('html')
    }
    expect(portal.faults).toEqual([])
  })
})

async function use(portal: TestPortal, baseUrl: string): Promise<void> {
  await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
    setUpArchive(scope, {
      feedId: FEED as never,
      baseUrl,
      origins: [],
      allowsPrivate: true,
      everyMinutes: null,
      daysBack: YEARS_BACK,
    }),
  )
}
