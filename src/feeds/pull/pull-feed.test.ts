import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TRANSACTION_TIME } from '../../../test/support/bulk-server.ts'
import { observation, patient } from '../../../test/support/fhir-samples.ts'
import { ndjson, openPullStage, type PullStage } from '../../../test/support/pull-stage.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'

const TWO_FILES = [
  { type: 'Observation', body: ndjson(observation('o1', 'p1'), observation('o2', 'p1')) },
  { type: 'Patient', body: ndjson(patient('p1')) },
]

describe.each(databaseKinds())('a feed that is fetched by Bulk Data, on %s', (kind) => {
  let stage: PullStage

  beforeAll(async () => {
    stage = await openPullStage(kind)
  })
  beforeEach(async () => {
    stage.server.behave()
    stage.server.files = TWO_FILES
    await stage.setUp()
  })
  afterAll(() => stage.close())

  it('asks for a token, an export, its files, and gives the export up', async () => {
    const report = await stage.pull()
    expect(report).toMatchObject({ received: 3, stored: 3, quarantined: 0, unmatched: 0, persons: 1 })
    expect(report.pull).toMatchObject({ outcome: 'complete', since: null, files: 2, failed: [] })
    expect(stage.server.asked.map((line) => line.replace(/status\/.*/, 'status'))).toEqual([
      'GET /fhir/.well-known/smart-configuration',
      'POST /token',
      'GET /fhir/Group/all/$export?_outputFormat=application%2Ffhir%2Bndjson',
      'GET /status',
      'GET /status',
      'GET /files/1',
      'GET /files/0',
      'DELETE /status',
    ])
  })

  it('asks the next time for what has changed since the instant that the server named, and with --full for everything', async () => {
    stage.server.transactionTime = '2020-11-21T10:00:00.000Z'
    expect((await stage.pull()).pull).toMatchObject({ since: '2020-11-20T10:00:00.000Z', outcome: 'complete' })
    expect(stage.server.asked.some((line) => line.includes('_since=2020-11-20T10%3A00%3A00.000Z'))).toBe(true)
    expect((await stage.pull()).pull.since).toBe('2020-11-21T10:00:00.000Z')
    expect((await stage.pull({ isFull: true })).pull.since).toBeNull()
  })

  it('does not believe a server whose clock is ahead: nothing would ever come again', async () => {
    stage.server.transactionTime = '2999-01-01T00:00:00Z'
    await stage.pull()
    stage.server.transactionTime = TRANSACTION_TIME
    expect(Date.parse((await stage.pull()).pull.since!)).toBeLessThanOrEqual(Date.now())
  })

  it('asks for everything when it begins to ask for something else', async () => {
    await stage.setUp({ types: ['Patient', 'Observation'] })
    expect((await stage.pull()).pull.since).toBeNull()
    expect(stage.server.asked.some((line) => line.includes('_type=Patient%2CObservation'))).toBe(true)
    await stage.setUp({ level: 'system', groupId: null })
    expect((await stage.pull()).pull.since).toBeNull()
    await stage.setUp({ level: 'patient', groupId: null })
    await stage.pull()
    expect(stage.server.asked.filter((line) => line.includes('$export?'))).toEqual([
      expect.stringContaining('/fhir/Group/all/$export'),
      expect.stringContaining('GET /fhir/$export'),
      expect.stringContaining('/fhir/Patient/$export'),
    ])
  })

  it('takes out of the record what the server says was deleted, after all that came', async () => {
    const entry = [{ request: { method: 'DELETE', url: 'Observation/o2' } }]
    stage.server.files = [
      { type: 'Bundle', kind: 'deleted', body: ndjson({ resourceType: 'Bundle', type: 'transaction', entry }) },
      ...TWO_FILES,
    ]
    const report = await stage.pull()
    expect(report).toMatchObject({ received: 4, updated: 1, unchanged: 3 })
    expect(await stage.house.owner(`select standing from item where source_id = 'o2'`)).toEqual([
      { standing: 'deleted' },
    ])
  })

  it('knows its patients by their addresses at the server, too', async () => {
    const subject = { reference: `${stage.server.base}/Patient/p1` }
    stage.server.files = [{ type: 'Observation', body: ndjson(observation('absolute', 'p1', { subject })) }]
    expect(await stage.pull()).toMatchObject({ received: 1, stored: 1 })
  })

  it('uses a token until it ends, and another one when the server forgets it', async () => {
    const before = stage.server.issued
    await stage.pull()
    expect(stage.server.issued - before).toBe(1)
    stage.server.behave({ polls: 0 })
    const pulled = stage.pull({
      onProgress: () => stage.server.tokens.clear(),
    })
    expect((await pulled).pull.outcome).toBe('complete')
    expect(stage.server.issued - before).toBeGreaterThan(2)
  })

  it.each(['RS384', 'ES384'])('signs with %s where the server takes nothing else', async (alg) => {
    stage.server.behave({ algorithms: [alg] })
    expect((await stage.pull()).pull.outcome).toBe('complete')
  })

  it('sends no token to files that want none', async () => {
    stage.server.behave({ fileToken: false })
    let sent: string | undefined
    stage.server.misbehaves.answers.set('/files/1', (answer, request) => {
      sent = request.headers.authorization
      answer.end(TWO_FILES[1]!.body)
    })
    expect((await stage.pull()).pull.outcome).toBe('complete')
    expect(sent).toBeUndefined()
  })

  it('does not wait where it is told not to, and goes on in a later round', async () => {
    stage.server.behave({ polls: 2 })
    expect((await stage.pull({ waits: false })).pull.outcome).toBe('waiting')
    expect((await stage.pull({ waits: false })).pull.outcome).toBe('waiting')
    expect((await stage.pull({ waits: false })).pull.outcome).toBe('complete')
    expect(stage.server.asked.filter((line) => line.includes('$export?'))).toHaveLength(1)
  })

  it('is fetched by one process at a time', async () => {
    const [one, other] = await Promise.allSettled([stage.pull(), stage.pull()])
    const [good, bad] = one.status === 'fulfilled' ? [one, other] : [other, one]
    expect(good.status).toBe('fulfilled')
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } })
  })

  it('killed anywhere, any number of times, goes on and comes to the same', async () => {
    const many = Array.from({ length: 1_100 }, (_, at) => observation(`m${at}`, at < 900 ? 'p1' : 'p2'))
    const filesOf = (institution: string) => [
      { type: 'Observation', body: ndjson(...many) },
      { type: 'Observation', body: ndjson(observation('last', 'p2')) },
      { type: 'Patient', body: ndjson(...['p1', 'p2'].map((id) => stranger(id, institution))) },
    ]
    stage.server.files = filesOf('never-killed')
    const total = await countsOfKilled(stage, 'never-killed', [])
    expect(total).toMatchObject({ received: 1_103, stored: 1_103, kills: 0 })
    const expected = await stage.recorded('never-killed')
    expect(expected).toHaveLength(1_101)
    let [run, killed] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }), async (kills) => {
        const institution = `killed-${run++}`
        stage.server.files = filesOf(institution)
        const { received, stored, quarantined, kills: times } = await countsOfKilled(stage, institution, kills)
        expect({ received, stored, quarantined }).toEqual({ received: 1_103, stored: 1_103, quarantined: 0 })
        expect(await stage.recorded(institution)).toEqual(expected)
        killed += times
      }),
      { numRuns: 5, seed: 2026 },
    )
    expect(killed).toBeGreaterThan(5)
  })
})

/** Somebody of whom no other institution knows. */
function stranger(id: string, institution: string) {
  const [number, day] = [`${id} of ${institution}`, 1 + (institution.length % 28) + Number(institution.at(-1)) || 1]
  return patient(id, {
    identifier: [{ system: 'urn:oid:2.999.1', value: number }],
    name: [{ family: `${institution}-${id}`, given: [`${id}-${institution}`] }],
    birthDate: `19${id === 'p1' ? 61 : 72}-0${(day % 9) + 1}-11`,
  })
}

/** Fetches a new institution, and dies at each of these points of its way in turn, before it may come to its end. */
async function countsOfKilled(stage: PullStage, institution: string, kills: readonly number[]) {
  const feedId = `${institution}-bulk` as never
  await stage.addFeed(feedId, institution)
  await stage.setUp({ feedId })
  let killed = 0
  for (const at of kills) {
    let passed = 0
    const crashPoint = () => {
      if (++passed === at) throw new Error('killed')
    }
    try {
      return { ...(await stage.pull({ feedId, crashPoint })), kills: killed }
    } catch (fault) {
      expect((fault as Error).message).toBe('killed')
      killed++
      await stage.forgetHolder()
    }
  }
  return { ...(await stage.pull({ feedId })), kills: killed }
}
