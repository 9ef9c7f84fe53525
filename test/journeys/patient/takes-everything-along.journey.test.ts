import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { translator } from '#messages/translator'
import { withSystemScope } from '#platform/database/scopes'
import { deleteOldDownloads } from '#sharing'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en')
const t = en.download

/** The files of an archive, by the directory at its end. */
function filesIn(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, nameLength, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const content = offset + 30 + nameLength
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString()
    files.set(name, inflateRawSync(archive.subarray(content, content + packed)))
    at += 46 + nameLength
  }
  return files
}

describe.each(databaseKinds())('Kari takes everything along, on %s', (kind) => {
  let portal: TestPortal
  let cookie: string
  let kari: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    cookie = await portal.signIn('patient@demo.example')
    kari = await portal.personCalled('Kari')
  })
  afterAll(() => portal.close())

  const start = (as: string, proof = DEMO_PASSWORD) => portal.post('/download', { does: 'start', proof }, as)
  async function ready(as: string): Promise<string> {
    for (let tries = 0; tries < 200; tries++) {
      const { text } = await portal.get('/download', as)
      if (text.includes(t.states.ready)) return text
      await pause(50)
    }
    throw new Error('never ready')
  }
  const resourcesIn = (files: Map<string, Buffer>) =>
    [...files].flatMap(([name, bytes]) =>
      name.endsWith('.ndjson')
        ? bytes
            .toString()
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as { resourceType: string; id: string })
        : [],
    )
  const open = async (where = 'true') =>
    Number(
      (
        await portal.house.owner(
          `select count(*) as many from item i where i.person_id = $1 and i.release_at <= now()
             and i.standing in ('current', 'replaced') and i.verdict <> 'open-with-preface' and ${where}`,
          [kari],
        )
      )[0]!.many,
    )

  it('is asked who she is first, and nothing is begun without it', async () => {
    await portal.house.owner(`update session set proved_at = now() - interval '1 hour'`)
    expect((await portal.get('/download', cookie)).text).toContain(en.waysIn.proof.label)
    expect((await portal.post('/download', { does: 'start' }, cookie)).status).toBe(422)
    expect((await start(cookie, 'not the password')).location).not.toBe('/download')
    expect(await portal.house.owner('select 1 from download')).toEqual([])
  })

  it('gets all that is open: resources, results as a table, a summary, originals', async () => {
    const potassium = `select item_id from item where person_id = '${kari}' and title ilike '%potassium%'
      and release_at <= now() and standing = 'current' order by sort_at desc`
    await portal.house.owner(`update item set status = 'preliminary' where item_id = (${potassium} limit 1)`)
    const [old] = await portal.house.owner(`update item set standing = 'replaced', value_text = 'what was replaced'
      where item_id = (${potassium} offset 1 limit 1) returning item_id`)
    expect(old).toBeTruthy()
    expect((await start(cookie)).location).toBe('/download')
    const page = await ready(cookie)
    expect(page).toContain(t.careful)
    const { status, bytes, headers } = await portal.get('/download/file', cookie)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain('.zip')
    expect(headers['cache-control']).toContain('no-store')
    const files = filesIn(bytes)
    expect(resourcesIn(files).length).toBe(await open())
    expect(files.get('summary.pdf')!.subarray(0, 5).toString()).toBe('%PDF-')
    expect(files.get('read-me.txt')!.toString()).toContain('Kari')
    expect([...files.keys()].some((name) => name.startsWith('originals/'))).toBe(true)
    const table = files.get('results.csv')!.toString()
    expect(table.split('\r\n')[0]).toContain(t.columns.sendersName)
    expect(table).toMatch(new RegExp(`potassium.*${en.status.preliminary}`, 'i'))
    expect(table).not.toContain('what was replaced')
  })

  it('is opened by the tools that people have', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-download-'))
    const file = path.join(folder, 'record.zip')
    writeFileSync(file, (await portal.get('/download/file', cookie)).bytes)
    execFileSync('python3', ['-m', 'zipfile', '-e', file, folder])
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['fhir', 'results.csv', 'summary.pdf']))
    expect(readFileSync(path.join(folder, 'results.csv')).length).toBeGreaterThan(100)
    rmSync(folder, { recursive: true })
  })

  it('reads the fetching in the access log, and nobody else fetches it', async () => {
    const rows = await portal.house.owner(`select 1 from disclosure where person_id = $1 and page = 'export'`, [kari])
    expect(rows.length).toBeGreaterThan(0)
    const helper = await portal.signIn('delegate@demo.example')
    await portal.post(`/persons/${kari}`, {}, helper)
    for (const as of [helper, await portal.signIn('clinician@demo.example'), undefined])
      expect((await portal.get('/download/file', as)).status).not.toBe(200)
  })

  it('gives a helper the kinds of the permission and no other', async () => {
    await portal.addAccount('take@test.example', {
      grants: [{ personId: kari, capacity: 'delegate', categories: ['immunizations'] }],
    })
    const helper = await portal.signIn('take@test.example')
    await start(helper)
    await ready(helper)
    const resources = resourcesIn(filesIn((await portal.get('/download/file', helper)).bytes))
    expect(resources.length).toBeGreaterThan(0)
    expect(new Set(resources.map(({ resourceType }) => resourceType))).toEqual(new Set(['Immunization']))
  })

  it('is not given any more when something in it is not hers to see any more', async () => {
    const [row] = await portal.house.owner(
      `select item_id from item where person_id = $1 and category = 'immunizations' and release_at <= now() limit 1`,
      [kari],
    )
    await portal.house.owner(`update item set standing = 'entered-in-error' where item_id = $1`, [row!.item_id])
    expect((await portal.get('/download/file', cookie)).location).toBe('/download?said=changed')
    expect((await portal.get('/download?said=changed', cookie)).text).toContain(t.changed)
    expect((await portal.get('/download/file', cookie)).status).toBe(404)
    await portal.house.owner(`update item set standing = 'current' where item_id = $1`, [row!.item_id])
  })

  it('sees one that was stopped as stopped, begins anew, deletes it; the house deletes it after its time', async () => {
    await start(cookie)
    await ready(cookie)
    await portal.house.owner(`update download set finished_at = null, moved_at = now() - interval '1 hour'`)
    expect((await portal.get('/download', cookie)).text).toContain(t.states.stopped)
    await start(cookie)
    await ready(cookie)
    await portal.post('/download', { does: 'delete' }, cookie)
    expect((await portal.get('/download/file', cookie)).status).toBe(404)
    await start(cookie)
    await ready(cookie)
    await portal.house.owner(`update download set expires_at = now() - interval '1 minute'`)
    expect((await portal.get('/download/file', cookie)).status).toBe(404)
    while ((await withSystemScope(portal.house.database, { purpose: 'test' }, deleteOldDownloads)) > 0);
    expect(await portal.house.owner('select 1 from download_part')).toEqual([])
    expect(await portal.house.owner('select 1 from download')).toEqual([])
  })

  it('is there in five languages', async () => {
    for (const language of LANGUAGES)
      expect((await portal.get(`/download?lang=${language}`, cookie)).text).toContain(
        translator(language).download.lead,
      )
    expect(portal.faults).toEqual([])
  })
})
