import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importInput, replayFeed, startWorker } from '#ingestion'
import { addFeed, approveCarried, endCarried } from '#institutions'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { observation, patient } from '../../test/support/fhir-samples.ts'
import { adt, oru } from '../../test/support/hl7-samples.ts'
import { MllpClient, said } from '../../test/support/mllp-client.ts'
import { databaseKinds } from '../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../test/support/test-portal.ts'
import { MATCH_RULES } from '../main/match-rules.ts'
import { listenForMllp, type MllpListener } from './mllp/listen-for-mllp.ts'

const ENGINE = 'nordfjord-engine'
const VIEWER = 'nordfjord-viewer'
/** Who runs both feeds. */
const RUNS = 'nordfjord-hospital'
const LAB = 'kystlab'
const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }

describe.each(databaseKinds())('a feed that carries several institutions, on %s', (kind) => {
  let portal: TestPortal
  let mllp: MllpListener

  const inScope = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, work)
  const approve = (feedId: string, institutionId: string, name: string, authority = false) =>
    inScope((scope) =>
      approveCarried(scope, { feedId, institutionId, kind: authority ? 'authority' : 'facility', names: [name] }),
    )
  const worked = async () => {
    const worker = startWorker(portal.house.database, { rules: MATCH_RULES, log: QUIET })
    await worker.drain()
    await worker.stop()
  }
  const originsOf = async (feedId: string) =>
    (
      await portal.house.owner(
        `select institution_id || ' ' || resource_type || ' ' || title as line from item
         where feed_id = $1 and resource_type <> 'Patient' order by 1`,
        [feedId],
      )
    ).map(({ line }) => line)
  const aside = (feedId: string) =>
    portal.house.owner(
      `select q.institution_id, q.what, q.mend from quarantine q join inbox_message m using (message_id)
       where m.feed_id = $1 and q.resolved_at is null order by q.first_at`,
      [feedId],
    )

  beforeAll(async () => {
    portal = await openTestPortal(kind, 'empty')
    for (const id of [RUNS, LAB])
      await portal.house.owner(
        `insert into institution (institution_id, name, service_type, municipality, contact, joined_on, status)
         values ($1, $1, 'hospital', 'Fjord', 'feeds@fjord.example', '2026-01-01', 'contributing')`,
        [id],
      )
    const aggregator = true
    await inScope((scope) => addFeed(scope, { feedId: ENGINE, institutionId: RUNS, format: 'hl7v2', aggregator }))
    await inScope((scope) => addFeed(scope, { feedId: VIEWER, institutionId: RUNS, format: 'fhir', aggregator }))
    await approve(ENGINE, RUNS, 'NFH')
    await approve(ENGINE, LAB, 'KLAB')
    await approve(ENGINE, LAB, 'KLAB-MRN', true)
    await approve(VIEWER, RUNS, 'urn:source:nfh')
    await approve(VIEWER, LAB, 'urn:source:klab')
    await approve(VIEWER, LAB, 'urn:numbers:klab', true)
    mllp = await listenForMllp({
      database: portal.house.database,
      host: '127.0.0.1',
      ports: new Map([[0, ENGINE]]),
      tls: null,
      log: QUIET,
      now: () => new Date('2026-03-05T12:00:00Z'),
      onKept: () => undefined,
    })
  })
  afterAll(async () => {
    await mllp.stop()
    await portal.close()
  })

  const result = (id: string, facility: string, number: string, name: string) =>
    oru(
      { id, facility },
      { number, given: name, born: '19410412', family: `Carried ${name}` },
      { order: id, value: '4.1' },
    )

  it('HL7 v2 over MLLP: each message is of the institution that it names, and of nobody else', async () => {
    const client = await MllpClient.connect(mllp.ports[0]!)
    expect(said(await client.send(result('m1', 'NFH', '501', 'Una').toString()))).toBe('AA m1')
    expect(said(await client.send(result('m2', 'klab', '502', 'Dora').toString()))).toBe('AA m2')
    const numbered = result('m3', '', '503', 'Tria').toString().replace('503^^^HOSP^MR', '503^^^KLAB-MRN&1.2.3&ISO^MR')
    expect(said(await client.send(numbered))).toBe('AA m3')
    expect(said(await client.send(result('m4', 'ELSEWHERE', '504', 'Fira').toString()))).toMatch(/^A[ER] m4/)
    client.close()
    await worked()
    expect((await originsOf(ENGINE)).map((line) => String(line).split(' ')[0]).toSorted()).toEqual(
      expect.arrayContaining([RUNS, LAB]),
    )
    const patients = await portal.house.owner(
      `select institution_id, source_id from item where feed_id = $1 and resource_type = 'Patient'`,
      [ENGINE],
    )
    expect(patients.map((row) => row.institution_id).toSorted()).toEqual([LAB, LAB, RUNS])
    expect(await aside(ENGINE)).toEqual([
      {
        institution_id: RUNS,
        what: expect.stringContaining('the facility "elsewhere" is not on the list of this feed'),
        mend: expect.stringContaining('causeway carries'),
      },
    ])
  })

  it('takes in what was refused once its name is on the list, and it is sent again; a replay alone makes it nobody’s', async () => {
    const message = result('late', 'NEWLAB', '505', 'Quinta')
    const sent = () => takeFile(portal, message)
    expect(await sent()).toMatchObject({ quarantined: 1 })
    await replayFeed(portal.house.database, { feedId: ENGINE, from: new Date('2026-01-01') })
    await worked()
    expect(await aside(ENGINE)).toHaveLength(2)
    await approve(ENGINE, LAB, 'NEWLAB')
    expect(await sent()).toMatchObject({ quarantined: 0 })
    expect(await aside(ENGINE)).toHaveLength(1)
    const [{ institution_id }] = (await portal.house.owner(
      `select institution_id from inbox_message where control_id = 'late'`,
    )) as [Record<string, unknown>]
    expect(institution_id).toBe(LAB)
  })

  it('what was of one institution is not taken in for another when the list has changed meanwhile', async () => {
    await portal.house.owner(
      `insert into feed_pause (feed_id, institution_id, paused_at, because) values ($1, $2, now(), 'test')`,
      [ENGINE, RUNS],
    )
    const client = await MllpClient.connect(mllp.ports[0]!)
    expect(said(await client.send(result('moved', 'NEWLAB', '506', 'Sexta').toString()))).toBe('AA moved')
    client.close()
    await approve(ENGINE, RUNS, 'NEWLAB')
    await portal.house.owner(`update feed_pause set resumed_at = now() where feed_id = $1`, [ENGINE])
    await worked()
    expect(await aside(ENGINE)).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining('the list of this feed has changed since it came') }),
    )
    await inScope((scope) => endCarried(scope, { feedId: ENGINE, kind: 'facility', names: ['NEWLAB'] }))
  })

  it('two institutions that use one number do not meet', async () => {
    expect(
      await takeFile(
        portal,
        adt('A01', { id: 'n1', facility: 'NFH' }, { number: '77', given: 'One', family: 'Apart' }),
      ),
    ).toMatchObject({ quarantined: 0 })
    expect(
      await takeFile(
        portal,
        adt('A01', { id: 'n2', facility: 'KLAB' }, { number: '77', given: 'Two', family: 'Other', born: '20011231' }),
      ),
    ).toMatchObject({ quarantined: 0 })
    const keys = await portal.house.owner(
      `select distinct l.person_id from patient_key k join patient_link l using (link_id) where k.key like '%|77'`,
    )
    expect(keys).toHaveLength(2)
  })

  it('FHIR by push: each resource is of the institution that it names', async () => {
    const credential = await portal.credentialOf(VIEWER)
    const nfh = { meta: { source: 'urn:source:nfh#request-1' } }
    const klab = { meta: { source: 'urn:source:KLAB' } }
    const entry = [
      patient('v1', { ...nfh, birthDate: '1933-01-02' }),
      observation('v-nfh', 'v1', nfh),
      patient('v2', { birthDate: '1944-03-04', identifier: [{ system: 'urn:numbers:klab', value: '9' }] }),
      observation('v-klab', 'v2', klab),
      observation('v-nobody', 'v1'),
      observation('v-else', 'v1', { meta: { source: 'urn:source:elsewhere' } }),
    ].map((resource) => ({ resource }))
    const answer = await portal.ask('POST', `/ingest/${VIEWER}/fhir`, {
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }),
    })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ received: 6, stored: 4, quarantined: 2, unmatched: 0 })
    expect(await originsOf(VIEWER)).toEqual([
      `${LAB} Observation Potassium v-klab`,
      `${RUNS} Observation Potassium v-nfh`,
    ])
    expect(await aside(VIEWER)).toEqual([
      expect.objectContaining({ institution_id: RUNS, what: expect.stringContaining('names no facility') }),
      expect.objectContaining({
        institution_id: RUNS,
        what: expect.stringContaining('"urn:source:elsewhere" is not on'),
      }),
    ])
  })

  it('what waited for its patient goes in at its own institution', async () => {
    const klab = { meta: { source: 'urn:source:klab' } }
    const early = await portal.takeIn(VIEWER, observation('early', 'v9', klab))
    expect(early).toMatchObject({ unmatched: 1 })
    await portal.takeIn(VIEWER, patient('v9', { ...klab, birthDate: '1955-05-06' }))
    expect(await originsOf(VIEWER)).toContain(`${LAB} Observation Potassium early`)
  })

  it('deletions and documents, which name no institution, are set aside', async () => {
    const entry = [{ request: { method: 'DELETE', url: 'Observation/v-klab' } }]
    const deleted = await portal.takeIn(VIEWER, { resourceType: 'Bundle', type: 'transaction', entry })
    expect(deleted).toMatchObject({ received: 1, quarantined: 1 })
    expect(await originsOf(VIEWER)).toContain(`${LAB} Observation Potassium v-klab`)
    const document = Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>')
    const report = await importInput(portal.house.database, {
      feedId: VIEWER,
      sources: [{ name: 'a document', chunks: bytesOf(document), format: 'ccda' }],
      rules: MATCH_RULES,
    })
    expect(report).toMatchObject({ quarantined: 1 })
    expect(report.problems[0]!.what).toContain('carries several institutions')
  })
})

function takeFile(portal: TestPortal, message: Buffer) {
  return importInput(portal.house.database, {
    feedId: ENGINE,
    sources: [{ name: 'a file', chunks: bytesOf(message), format: 'hl7v2' }],
    rules: MATCH_RULES,
  })
}

async function* bytesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
