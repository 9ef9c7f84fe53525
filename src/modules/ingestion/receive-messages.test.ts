import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveSenders, type Feed, findFeed } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { adt, oru } from '../../../test/support/hl7-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { receiveMessages } from './receive-messages.ts'

describe.each(databaseKinds())('keeping HL7 v2 messages, on %s', (kind) => {
  let house: TestHouse
  let feed: Feed
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
    feed = await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      findFeed(scope, { feedId: 'demo-hl7v2' }),
    )
  })
  afterAll(() => house.close())

  const keep = (...messages: readonly Uint8Array[]) =>
    receiveMessages(house.database, { feed, messages: messages.map((bytes) => ({ bytes, origin: 'test' })) })
  const count = async (where: string) =>
    Number((await house.owner(`select count(*) as n from inbox_message where ${where}`))[0]!.n)

  it('keeps the bytes as they came, and what waits is not processed', async () => {
    const long = oru(
      { id: 'long' },
      { number: '1' },
      { order: 'long', value: '4.1', test: `X^${'potassium '.repeat(400)}` },
    )
    const [short, packed] = await keep(adt('A08', { id: 'short' }, { number: '1' }), long)
    expect([short!.outcome, packed!.outcome]).toEqual(['kept', 'kept'])
    const [row] = await house.owner(
      `select raw_encoding, raw_bytes, processed_at from inbox_message where message_id = $1`,
      [packed!.messageId],
    )
    expect(row).toEqual({ raw_encoding: 'zstd', raw_bytes: long.length, processed_at: null })
  })

  it('the same message again is the same receipt, whatever line ends stand behind it', async () => {
    const message = adt('A08', { id: 'again' }, { number: '2' })
    const [first] = await keep(message)
    const [second, third] = await keep(message, message.subarray(0, -1))
    expect(second).toEqual({ ...first, outcome: 'known' })
    expect(third).toEqual({ ...first, outcome: 'known' })
    expect(await count(`control_id = 'again'`)).toBe(1)
  })

  it('fifty copies at once on many connections have one effect and equal receipts', async () => {
    const message = adt('A08', { id: 'fifty' }, { number: '3' })
    const receipts = (await Promise.all(Array.from({ length: 50 }, () => keep(message)))).flat()
    expect(new Set(receipts.map(({ messageId }) => messageId)).size).toBe(1)
    expect(receipts.filter(({ outcome }) => outcome === 'kept')).toHaveLength(1)
    expect(await count(`control_id = 'fifty'`)).toBe(1)
  })

  it('twice in one call is one message', async () => {
    const message = adt('A08', { id: 'twice' }, { number: '3' })
    expect((await keep(message, message)).map(({ outcome }) => outcome)).toEqual(['kept', 'known'])
  })

  it('the same MSH-10 with other content is another message', async () => {
    const [first] = await keep(adt('A08', { id: 'counter' }, { number: '4' }))
    const [other] = await keep(adt('A08', { id: 'counter' }, { number: '4', family: 'Other' }))
    expect(other).toMatchObject({ outcome: 'kept' })
    expect(other!.messageId).not.toBe(first!.messageId)
  })

  it('the same message through another feed is another message', async () => {
    const message = adt('A08', { id: 'two-feeds' }, { number: '5' })
    await keep(message)
    const other = await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      findFeed(scope, { feedId: 'demo-fhir' }),
    )
    const [receipt] = await receiveMessages(house.database, {
      feed: other,
      messages: [{ bytes: message, origin: 'test' }],
    })
    expect(receipt!.outcome).toBe('kept')
  })

  it('what has no header is refused with its place, kept with its bytes, and refused again', async () => {
    const garbage = Buffer.from('HELLO|this is no message')
    const [receipt] = await keep(garbage)
    expect(receipt).toMatchObject({ outcome: 'refused', faults: [{ segment: 'MSH', severity: 'E' }] })
    expect(await keep(garbage)).toEqual([receipt])
    const [row] = await house.owner(
      `select q.body, q.kind, m.processed_at is not null as processed, m.quarantined from quarantine q
       join inbox_message m using (message_id) where message_id = $1`,
      [receipt!.messageId],
    )
    expect(Buffer.from(row!.body as Uint8Array)).toEqual(garbage)
    expect(row).toMatchObject({ kind: 'invalid', processed: true, quarantined: 1 })
  })

  it('one that names another institution is refused; once its name is on the list, it is taken in when sent again', async () => {
    const message = adt('A08', { id: 'foreign', facility: 'ORKDAL-HOSPITAL' }, { number: '6' })
    const [receipt] = await keep(message)
    expect(receipt).toMatchObject({ outcome: 'refused', faults: [{ segment: 'MSH', field: 4 }] })
    await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      approveSenders(scope, { feedId: 'demo-hl7v2', names: ['HOSP', 'ORKDAL-HOSPITAL'] }),
    )
    house.database.region.forget('senders of demo-hl7v2')
    expect(await keep(message)).toEqual([{ messageId: receipt!.messageId, outcome: 'kept', faults: [] }])
    const [row] = await house.owner(`select processed_at, quarantined from inbox_message where control_id = 'foreign'`)
    expect(row).toEqual({ processed_at: null, quarantined: 0 })
    const open = await house.owner(`select 1 from quarantine where message_id = $1 and resolved_at is null`, [
      receipt!.messageId,
    ])
    expect(open).toEqual([])
  })

  it('when the commit fails nothing is kept and the caller hears of it', async () => {
    const crashPoint = (at: string) => {
      if (at === 'before commit of keeping') throw new Error('the disk is full')
    }
    const messages = [{ bytes: adt('A08', { id: 'no-commit' }, { number: '7' }), origin: 'test' }]
    await expect(receiveMessages(house.database, { feed, messages, crashPoint })).rejects.toThrow('disk is full')
    expect(await count(`control_id = 'no-commit'`)).toBe(0)
  })
})
