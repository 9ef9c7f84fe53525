import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Feed, findFeed, pauseFeed, resumeFeed } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { adt, merge, oru } from '../../../test/support/hl7-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import type { CrashPoint } from './crash-point.ts'
import { importInput } from './import-input.ts'
import { receiveMessages } from './receive-messages.ts'
import { startWorker, type Worker } from './start-worker.ts'

const ANNA = { number: 'anna-1' }
const BERIT = { number: 'berit-1', family: 'Lund', given: 'Berit', born: '19550505' }

describe.each(databaseKinds())('the worker, on %s', (kind) => {
  let house: TestHouse
  let feed: Feed
  let workers: Worker[]
  let warnings: string[]
  beforeEach(async () => {
    house = await openTestHouse(kind, 'demo')
    feed = await feedCalled('demo-hl7v2')
    workers = []
    warnings = []
  })
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()))
    await house.close()
  })

  const feedCalled = (feedId: string) =>
    withSystemScope(house.database, { purpose: 'test' }, (scope) => findFeed(scope, { feedId }))
  const keep = (...messages: readonly Uint8Array[]) =>
    receiveMessages(house.database, { feed, messages: messages.map((bytes, at) => ({ bytes, origin: `test ${at}` })) })
  const start = (crashPoint?: CrashPoint): Worker => {
    const log = {
      error: () => undefined,
      warn: (event: string) => void warnings.push(event),
      info: () => undefined,
      debug: () => undefined,
    }
    const worker = startWorker(house.database, { rules: MATCH_RULES, log, ...(crashPoint ? { crashPoint } : {}) })
    workers.push(worker)
    return worker
  }
  const values = async (number = 'anna-1') =>
    (
      await house.owner(
        `select i.value_text from item i join patient_key k on k.link_id = i.link_id
         where k.key like $1 and i.resource_type = 'Observation' order by 1`,
        [`Patient?identifier=%|${number}`],
      )
    ).map((row) => row.value_text)
  const inbox = async (id: string) =>
    (
      await house.owner(
        `select processed_at is not null as done, stored, updated, unchanged, quarantined, unmatched, note, failed_because, attempts
         from inbox_message where control_id = $1`,
        [id],
      )
    )[0]!

  it('takes what was kept into the record, and says what became of it', async () => {
    await keep(oru({ id: 'first' }, ANNA, { order: 'o1', value: '4.1' }))
    const worker = start()
    await worker.drain()
    expect(await values()).toEqual(['4.1 mmol/L'])
    expect(await inbox('first')).toMatchObject({ done: true, quarantined: 0, unmatched: 0, failed_because: null })
  })

  it('notes that a number was used twice for different content, and takes in both', async () => {
    await keep(oru({ id: 'same' }, ANNA, { order: 'o1', value: '4.1' }))
    await keep(oru({ id: 'same' }, ANNA, { order: 'o2', value: '4.2' }))
    await start().drain()
    expect(await values()).toEqual(['4.1 mmol/L', '4.2 mmol/L'])
    const notes = await house.owner(`select note from inbox_message where control_id = 'same' order by sequence`)
    expect(notes).toEqual([{ note: null }, { note: expect.stringContaining('MSH-10') }])
  })

  it('hears a nudge at once, and looks by itself for what others kept', async () => {
    const worker = start()
    await worker.drain()
    await keep(oru({ id: 'nudged' }, ANNA, { order: 'o1', value: '4.1' }))
    worker.nudge()
    await expect.poll(async () => (await inbox('nudged')).done, { timeout: 2000 }).toBe(true)
    await keep(oru({ id: 'by-itself' }, ANNA, { order: 'o2', value: '4.2' }))
    await expect.poll(async () => (await inbox('by-itself')).done, { timeout: 5000 }).toBe(true)
  })

  it.each([
    'after claim',
    'after mapping',
    'after storing',
    'before commit of steps',
    'after commit of steps',
  ] as const)('dies %s, and the next one leaves nothing out and does nothing twice', async (point) => {
    await keep(
      adt('A01', { id: 'a' }, ANNA, 'v1'),
      oru({ id: 'b' }, ANNA, { order: 'o1', value: '4.1' }),
      oru({ id: 'c' }, BERIT, { order: 'o2', value: '4.2' }),
    )
    let deaths = 0
    const dying = start((at) => {
      // A process that is killed does nothing more; here the transaction is rolled back and nothing follows.
      if (at === point && deaths++ === 0) throw Object.assign(new Error('killed'), { code: '57P01' })
    })
    await dying.drain()
    await dying.stop()
    await house.owner(`update inbox_message set next_try_at = now() where processed_at is null`)
    await start().drain()
    expect(deaths).toBeGreaterThan(0)
    expect(await values('anna-1')).toEqual(['4.1 mmol/L'])
    expect(await values('berit-1')).toEqual(['4.2 mmol/L'])
    const [{ versions }] = (await house.owner(`select count(*)::int as versions from item_version`)) as [
      { versions: number },
    ]
    const [{ delivered }] = (await house.owner(
      `select items::int as delivered from delivery where institution_id = 'nordfjord-hospital' and category = 'visits'`,
    )) as [{ delivered: number }]
    expect({ versions, delivered }).toEqual(await whatOneRunWrites())
  })

  async function whatOneRunWrites() {
    const other = await openTestHouse(kind, 'demo')
    try {
      const messages = [
        adt('A01', { id: 'a' }, ANNA, 'v1'),
        oru({ id: 'b' }, ANNA, { order: 'o1', value: '4.1' }),
        oru({ id: 'c' }, BERIT, { order: 'o2', value: '4.2' }),
      ]
      await importInput(other.database, {
        feedId: 'demo-hl7v2',
        rules: MATCH_RULES,
        sources: messages.map((message) => ({ name: 'all', chunks: once(message), format: 'hl7v2' as const })),
      })
      const [{ versions }] = (await other.owner(`select count(*)::int as versions from item_version`)) as [
        { versions: number },
      ]
      const [{ delivered }] = (await other.owner(
        `select items::int as delivered from delivery where institution_id = 'nordfjord-hospital' and category = 'visits'`,
      )) as [{ delivered: number }]
      return { versions, delivered }
    } finally {
      await other.close()
    }
  }

  it('a message that breaks the database goes to quarantine with its bytes; the others go on', async () => {
    await house.owner(`alter table item add constraint planted check (value_text <> '6.66 mmol/L')`)
    const poison = oru({ id: 'poison' }, BERIT, { order: 'bad', value: '6.66' })
    const good = Array.from({ length: 12 }, (_, at) =>
      oru({ id: `g${at}` }, ANNA, { order: `g${at}`, value: `4.${at}` }),
    )
    await keep(...good.slice(0, 7), poison, ...good.slice(7))
    const worker = start()
    await worker.drain()
    expect(await values()).toHaveLength(12)
    expect(await inbox('poison')).toMatchObject({
      done: true,
      quarantined: 1,
      failed_because: expect.stringContaining('planted'),
    })
    const [row] = await house.owner(
      `select kind, body, what from quarantine q join inbox_message m using (message_id) where control_id = 'poison'`,
    )
    expect(row).toMatchObject({ kind: 'fault', what: expect.stringContaining('could not be taken in') })
    expect(Buffer.from(row!.body as Uint8Array)).toEqual(poison)
    const from = performance.now()
    await keep(oru({ id: 'next' }, ANNA, { order: 'next', value: '5.0' }))
    worker.nudge()
    await expect.poll(async () => (await inbox('next')).done, { timeout: 2000, interval: 20 }).toBe(true)
    expect(performance.now() - from).toBeLessThan(1500)
  })

  it('a fault that passes puts messages off, each time a little longer, and loses none', async () => {
    await keep(oru({ id: 'later' }, ANNA, { order: 'o1', value: '4.1' }))
    let faults = 0
    const worker = start((at) => {
      if (at === 'after mapping' && faults++ < 1)
        throw Object.assign(new Error('server is shutting down'), { code: '57P01' })
    })
    await worker.drain()
    expect(await inbox('later')).toMatchObject({ done: false, attempts: 1 })
    expect(warnings).toContain('a portion of the inbox is tried again')
    await expect.poll(async () => (await inbox('later')).done, { timeout: 5000 }).toBe(true)
    expect(await values()).toEqual(['4.1 mmol/L'])
  })

  it('what a paused feed sends is kept and stays, while others go on; then it goes in', async () => {
    const paused = (work: typeof pauseFeed | typeof resumeFeed) =>
      withSystemScope(house.database, { purpose: 'test' }, (scope) =>
        work(scope, { feedId: 'demo-hl7v2', because: 'test' }),
      )
    await paused(pauseFeed)
    expect(await keep(oru({ id: 'paused' }, ANNA, { order: 'o1', value: '4.1' }))).toMatchObject([{ outcome: 'kept' }])
    const other = await feedCalled('demo-fhir')
    const moving = [{ bytes: oru({ id: 'moving' }, BERIT, { order: 'o2', value: '4.2' }), origin: 'test' }]
    await receiveMessages(house.database, { feed: other, messages: moving })
    const worker = start()
    await worker.drain()
    expect([(await inbox('paused')).done, (await inbox('moving')).done]).toEqual([false, true])
    await paused(resumeFeed)
    await worker.drain()
    expect(await values()).toEqual(['4.1 mmol/L'])
  })

  it('several workers share the work, and each message has one effect', async () => {
    const messages = Array.from({ length: 40 }, (_, at) =>
      oru({ id: `m${at}` }, at % 2 ? ANNA : BERIT, { order: `o${at}`, value: `${at}.5` }),
    )
    for (let from = 0; from < messages.length; from += 8) await keep(...messages.slice(from, from + 8))
    await Promise.all([start(), start(), start()].map((worker) => worker.drain()))
    expect([...(await values('anna-1')), ...(await values('berit-1'))]).toHaveLength(40)
    const [row] = await house.owner(
      `select count(*)::int as n from inbox_message where processed_at is not null and format = 'hl7v2'`,
    )
    expect(row).toEqual({ n: 40 })
  })

  it('a merge in the middle is applied in its place: what comes after it goes to the one human being', async () => {
    await keep(
      oru({ id: 'one' }, ANNA, { order: 'o1', value: '4.1' }),
      oru({ id: 'two' }, { number: 'anna-2' }, { order: 'o2', value: '4.2' }),
      merge({ id: 'merged' }, ANNA, 'anna-2'),
      oru({ id: 'three' }, { number: 'anna-2' }, { order: 'o3', value: '4.3' }),
    )
    await start().drain()
    const persons = await house.owner(
      `select distinct i.person_id from item i join inbox_message m using (message_id)
       where m.control_id in ('one', 'two', 'three')`,
    )
    expect(persons).toHaveLength(1)
    const numbers = await house.owner(`select distinct person_id from patient_link l join patient_key k using (link_id)
      where k.key like 'Patient?identifier=%|anna-_'`)
    expect(numbers).toEqual(persons)
  })

  it('a number that was merged before anything came under it leads to the one human being', async () => {
    await keep(merge({ id: 'early' }, ANNA, 'never-seen'))
    const worker = start()
    await worker.drain()
    expect(await inbox('early')).toMatchObject({ done: true, quarantined: 0 })
    await keep(oru({ id: 'late' }, { number: 'never-seen' }, { order: 'o9', value: '4.9' }))
    await worker.drain()
    const persons = await house.owner(
      `select distinct i.person_id from item i join inbox_message m using (message_id)
       where m.control_id in ('early', 'late')`,
    )
    expect(persons).toHaveLength(1)
  })

  it('a patient who contradicts the one known under the number is a case, and nothing more is shown', async () => {
    await keep(oru({ id: 'known' }, ANNA, { order: 'o1', value: '4.1' }))
    const worker = start()
    await worker.drain()
    const other = { number: 'anna-1', family: 'Moe', given: 'Roger', born: '19310203' }
    await keep(oru({ id: 'other-human' }, other, { order: 'o2', value: '9.9' }))
    await worker.drain()
    expect(await house.owner(`select 1 from item where value_text = '9.9 mmol/L'`)).toEqual([])
    expect(await inbox('other-human')).toMatchObject({ stored: 0, quarantined: 0 })
    expect((await inbox('other-human')).unmatched).toBeGreaterThan(1)
  })

  it('FHIR that was kept by a process that died goes in, addresses and all', async () => {
    const chart = bundle(
      patient('fhir-1', { name: [{ family: 'Vik', given: ['Siri'] }], birthDate: '1971-07-07' }),
      observation('fhir-o1', 'fhir-1'),
    )
    await importInput(house.database, {
      feedId: 'demo-fhir',
      rules: MATCH_RULES,
      sources: [{ name: 'chart.json', chunks: once(Buffer.from(JSON.stringify(chart))) }],
    })
    await house.owner(`delete from item where source_id in ('fhir-1', 'fhir-o1')`)
    await house.owner(`update inbox_message set processed_at = null, next_try_at = now() where origin = 'chart.json'`)
    await start().drain()
    expect(await house.owner(`select source_id from item where source_id in ('fhir-1', 'fhir-o1') order by 1`)).toEqual(
      [{ source_id: 'fhir-1' }, { source_id: 'fhir-o1' }],
    )
    const [row] = await house.owner(
      `select processed_at is not null as done, stored from inbox_message where origin = 'chart.json'`,
    )
    expect(row).toEqual({ done: true, stored: 2 })
  })
})

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
