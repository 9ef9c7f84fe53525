import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Feed, findFeed } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { oru } from '../../../test/support/hl7-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'
import { listFeedHealth } from './list-feed-health.ts'
import { receiveMessages } from './receive-messages.ts'
import { replayFeed } from './replay-feed.ts'
import { startWorker, type Worker } from './start-worker.ts'

const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
const LONG_AGO = new Date('2020-01-01T00:00:00Z')

describe.each(databaseKinds())('replaying a feed, on %s', (kind) => {
  let house: TestHouse
  let feed: Feed
  let worker: Worker
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
    feed = await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      findFeed(scope, { feedId: 'demo-hl7v2' }),
    )
    worker = startWorker(house.database, { rules: MATCH_RULES, log: QUIET })
  })
  afterAll(async () => {
    await worker.stop()
    await house.close()
  })

  const keep = async (...messages: readonly Uint8Array[]) => {
    const receipts = await receiveMessages(house.database, {
      feed,
      messages: messages.map((bytes) => ({ bytes, origin: 'test' })),
    })
    await worker.drain()
    return receipts
  }
  const replay = async (from = LONG_AGO, until?: Date) => {
    const messages = await replayFeed(house.database, { feedId: feed.feedId, from, ...(until ? { until } : {}) })
    await worker.drain()
    return messages
  }
  const state = () =>
    house.owner(`select i.item_id, i.version, i.body, i.standing, i.part_of, i.release_at, i.received_at,
        (select count(*)::int from item_version v where v.item_id = i.item_id) as earlier
      from item i where feed_id = 'demo-hl7v2' order by 1`)

  it('changes nothing when the mapping is the same, older versions and retractions included', async () => {
    await keep(
      oru({ id: 'f', at: '20260301100000+0000' }, { number: 'r1' }, { order: 'o1', value: '4.1' }),
      oru({ id: 'c', at: '20260301110000+0000' }, { number: 'r1' }, { order: 'o1', value: '4.3', status: 'C' }),
      oru({ id: 'late', at: '20260301090000+0000' }, { number: 'r1' }, { order: 'o1', value: '4.0', status: 'P' }),
      oru({ id: 'w', at: '20260301120000+0000' }, { number: 'r1' }, { order: 'o2', value: '9.9', status: 'W' }),
    )
    const before = await state()
    expect(await replay()).toBe(4)
    expect(await state()).toEqual(before)
    const [delivery] = await house.owner(`select items::int from delivery
      where institution_id = 'nordfjord-hospital' and category = 'laboratory'`)
    await replay()
    expect(
      await house.owner(`select items::int from delivery
      where institution_id = 'nordfjord-hospital' and category = 'laboratory'`),
    ).toEqual([delivery])
  })

  it('takes what was received in the span and nothing else', async () => {
    const [row] = await house.owner(`select max(received_at) as last from inbox_message where feed_id = 'demo-hl7v2'`)
    const last = row!.last as Date
    expect(await replay(new Date(last.getTime() + 1000))).toBe(0)
    expect(await replay(LONG_AGO, LONG_AGO)).toBe(0)
  })

  it('what a better mapping reads becomes a new version, and of an older message it stays history', async () => {
    await keep(
      oru({ id: 'old', at: '20260302100000+0000' }, { number: 'r2' }, { order: 'm1', value: '5.1' }),
      oru({ id: 'new', at: '20260302110000+0000' }, { number: 'r2' }, { order: 'm1', value: '5.2', status: 'C' }),
    )
    // As if the mapping of then had misread both: the stored texts are other ones than today's mapping makes.
    const misread = `replace(body, '"value":5.', '"value":7.')`
    await house.owner(`update item set body = ${misread}, value_text = '7.2 mmol/L', body_hash = 'x'::bytea
      where value_text = '5.2 mmol/L' and feed_id = 'demo-hl7v2'`)
    await house.owner(`update item_version v set body = ${misread.replace('body', 'v.body')}, body_hash = 'y'::bytea
      from item i where i.item_id = v.item_id and i.value_text = '7.2 mmol/L'`)
    await replay()
    const [row] = await house.owner(`select i.value_text, i.version,
        (select count(*)::int from item_version v where v.item_id = i.item_id and v.body like '%"value":5.1%') as mended
      from item i join inbox_message m using (message_id) where m.control_id = 'new' and resource_type = 'Observation'`)
    expect(row).toEqual({ value_text: '5.2 mmol/L', version: 4, mended: 1 })
  })

  it('what was set aside is judged anew, and comes out of quarantine when it goes in', async () => {
    await house.owner(`alter table item add constraint planted check (value_text <> '6.66 mmol/L')`)
    await keep(oru({ id: 'broken' }, { number: 'r3' }, { order: 'b1', value: '6.66' }))
    const open = () =>
      house.owner(`select q.kind from quarantine q join inbox_message m using (message_id)
        where m.control_id = 'broken' and q.resolved_at is null`)
    expect(await open()).toEqual([{ kind: 'fault' }])
    await replay()
    expect(await open()).toEqual([{ kind: 'fault' }])
    await house.owner(`alter table item drop constraint planted`)
    await replay()
    expect(await open()).toEqual([])
    expect(await house.owner(`select 1 as n from item where value_text = '6.66 mmol/L'`)).toEqual([{ n: 1 }])
  })

  it('FHIR that was kept goes through once more, too, and changes nothing', async () => {
    const who = patient('replayed', { name: [{ family: 'Replay', given: ['Rolf'] }], birthDate: '1933-03-03' })
    const chart = bundle(who, observation('replayed-1', 'replayed'))
    await importInput(house.database, {
      feedId: 'demo-fhir',
      rules: MATCH_RULES,
      sources: [{ name: 'chart', chunks: once(Buffer.from(JSON.stringify(chart))) }],
    })
    const before = await house.owner(
      `select body, version from item where source_id like 'replayed%' order by source_id`,
    )
    expect(await replayFeed(house.database, { feedId: 'demo-fhir', from: LONG_AGO })).toBe(1)
    await worker.drain()
    expect(
      await house.owner(`select body, version from item where source_id like 'replayed%' order by source_id`),
    ).toEqual(before)
    expect(await house.owner(`select stored, unchanged from inbox_message where origin = 'chart'`)).toEqual([
      { stored: 0, unchanged: 2 },
    ])
  })

  it('is told apart in the health of the feed: nothing waits, nothing is open', async () => {
    const health = await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      listFeedHealth(scope, { days: 30 }),
    )
    const own = health.find(({ feedId }) => feedId === 'demo-hl7v2')
    expect(own).toMatchObject({
      waiting: 0,
      waitingSince: null,
      lagSeconds: null,
      quarantined: {},
      unmatched: 0,
      messages: 7,
    })
    expect(own!.accepted).toBeGreaterThan(10)
    expect(own!.lastMessageAt).toBeInstanceOf(Date)
  })

  it('throws NotFound for a feed that is not there', async () => {
    await expect(replayFeed(house.database, { feedId: 'no-such-feed', from: LONG_AGO })).rejects.toThrow('no feed')
  })
})

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
