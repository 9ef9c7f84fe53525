import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'
import { startWorker } from './start-worker.ts'

const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
const WHO = patient('far', { name: [{ family: 'Fjell', given: ['Frida'] }], birthDate: '1966-06-06' })

describe.each(databaseKinds())('FHIR that was kept and not understood, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const takeIn = (resource: object) =>
    importInput(house.database, {
      feedId: 'demo-fhir',
      rules: MATCH_RULES,
      sources: [{ name: 'bundle', chunks: once(Buffer.from(JSON.stringify(resource, null, 1))) }],
    })
  /** As after a process died between keeping and understanding: nothing is in the record, and all waits. */
  const die = async () => {
    await house.owner(`delete from item where feed_id = 'demo-fhir' and source_id like 'far%'`)
    await house.owner(`delete from quarantine where institution_id = 'st-eystein-hospital'`)
    await house.owner(`update inbox_message set processed_at = null, next_try_at = now() where feed_id = 'demo-fhir'`)
    const worker = startWorker(house.database, { rules: MATCH_RULES, log: QUIET })
    await worker.drain()
    await worker.stop()
  }
  const record = () =>
    house.owner(`select source_id, part_of is not null as is_part, body from item
      where feed_id = 'demo-fhir' and source_id like 'far%' order by source_id`)

  it('a Bundle of several portions finds its addresses again, and is counted again', async () => {
    await takeIn(wholeBundle())
    const before = await record()
    expect(before).toHaveLength(702)
    expect(before.filter((row) => row.is_part)).toHaveLength(700)
    await die()
    expect(await record()).toEqual(before)
    const [row] = await house.owner(`select sum(stored)::int as stored, count(*)::int as portions from inbox_message
      where feed_id = 'demo-fhir'`)
    expect(row).toEqual({ stored: 702, portions: 2 })
  })

  it('what cannot be read again is set aside with its bytes, and is not tried for ever', async () => {
    await takeIn(patient('far-broken', { name: [{ family: 'Brudd', given: ['Bo'] }], birthDate: '1911-01-01' }))
    await house.owner(`update inbox_message set context = 'x'::bytea, processed_at = null, next_try_at = now()
      where sequence = (select max(sequence) from inbox_message)`)
    const worker = startWorker(house.database, { rules: MATCH_RULES, log: QUIET })
    await worker.drain()
    await worker.stop()
    const [row] =
      await house.owner(`select m.processed_at is not null as done, m.failed_because is not null as failed, q.kind
      from inbox_message m join quarantine q using (message_id) where m.sequence = (select max(sequence) from inbox_message)`)
    expect(row).toEqual({ done: true, failed: true, kind: 'fault' })
  })

  it('what waits for its patient waits in quarantine, and goes in with all its ties when the patient comes', async () => {
    const entry = [
      {
        fullUrl: 'https://other.example/fhir/DiagnosticReport/far-late',
        resource: report('far-late', 'Patient/latecomer', ['https://other.example/fhir/Observation/far-part']),
      },
      { fullUrl: 'https://other.example/fhir/Observation/far-part', resource: value('far-part', 'Patient/latecomer') },
    ]
    expect(await takeIn({ resourceType: 'Bundle', type: 'collection', entry })).toMatchObject({
      received: 2,
      unmatched: 2,
    })
    expect(
      await takeIn(patient('latecomer', { name: [{ family: 'Sen', given: ['Siv'] }], birthDate: '1977-07-07' })),
    ).toMatchObject({
      received: 1,
      stored: 1,
    })
    const rows = (await record()).filter(({ source_id: id }) => id === 'far-part' || id === 'far-late')
    expect(rows.map(({ source_id, is_part }) => ({ source_id, is_part }))).toEqual([
      { source_id: 'far-late', is_part: false },
      { source_id: 'far-part', is_part: true },
    ])
  })

  it('within one input the patient may come last, after any number of portions', async () => {
    const resources = [
      ...Array.from({ length: 620 }, (_, at) => value(`far-first-${at}`, 'Patient/last')),
      patient('last', { name: [{ family: 'Sist', given: ['Stein'] }], birthDate: '1922-02-02' }),
    ]
    const report = await takeIn({
      resourceType: 'Bundle',
      type: 'collection',
      entry: resources.map((resource) => ({ resource })),
    })
    expect(report).toMatchObject({ received: 621, stored: 621, unmatched: 0, persons: 1, problems: [] })
  })
})

/** More values than one portion holds, and behind them the report that names each by its urn:uuid. */
function wholeBundle() {
  const values = Array.from({ length: 700 }, (_, at) => ({
    fullUrl: uuid(at),
    resource: value(`far-${at}`, uuid(9999)),
  }))
  const last = {
    fullUrl: uuid(8888),
    resource: report(
      'far-report',
      uuid(9999),
      values.map(({ fullUrl }) => fullUrl),
    ),
  }
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ fullUrl: uuid(9999), resource: WHO }, ...values, last],
  }
}

function uuid(number: number): string {
  return `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function value(id: string, subject: string) {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: `Value ${id}` },
    subject: { reference: subject },
    valueString: `said ${id}`,
  }
}

function report(id: string, subject: string, results: readonly string[]) {
  return {
    resourceType: 'DiagnosticReport',
    id,
    status: 'final',
    category: [
      { text: 'Pathology', coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'SP' }] },
    ],
    code: { text: 'Tissue' },
    subject: { reference: subject },
    result: results.map((reference) => ({ reference })),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
