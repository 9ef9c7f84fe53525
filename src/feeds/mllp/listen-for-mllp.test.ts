import { afterEach, describe, expect, it } from 'vitest'
import { approveSenders } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { MllpClient, said } from '../../../test/support/mllp-client.ts'
import { block, openMllpStage, oru, type StageOrder } from '../../../test/support/mllp-stage.ts'
import { type DatabaseKind, databaseKinds } from '../../../test/support/test-house.ts'

const CR = '\r'
const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function stage(kind: DatabaseKind, order: StageOrder = {}) {
  const opened = await openMllpStage(kind, order)
  open.push(opened.close)
  return opened
}

async function connect(port: number): Promise<MllpClient> {
  const client = await MllpClient.connect(port)
  open.push(() => client.close())
  return client
}

describe.each(databaseKinds())('HL7 v2 over MLLP on %s', (kind) => {
  it('keeps a message, and then acknowledges it', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    const answer = await client.send(oru('m1'))
    expect(said(answer)).toBe('AA m1')
    expect(answer).toMatch(/^MSH\|\^~\\&\|/)
    expect(await on.inbox()).toEqual(['orkdal-hl7v2 m1'])
    expect(on.told()).toBe(1)
  })

  it('gives the same message the same answer, whoever brings it, and keeps it once', async () => {
    const on = await stage(kind)
    const clients = await Promise.all(Array.from({ length: 50 }, () => connect(on.ports[0])))
    const answers = await Promise.all(clients.map((client) => client.send(oru('m1'))))
    expect(new Set(answers).size).toBe(1)
    expect(said(answers[0]!)).toBe('AA m1')
    expect(await clients[0]!.send(oru('m1'))).toBe(answers[0])
    expect(await on.inbox()).toEqual(['orkdal-hl7v2 m1'])
  })

  it('keeps another message that bears the same number, and one of another institution', async () => {
    const on = await stage(kind)
    const [orkdal, kystlab] = [await connect(on.ports[0]), await connect(on.ports[1])]
    expect(said(await orkdal.send(oru('1')))).toBe('AA 1')
    expect(said(await orkdal.send(oru('1', { value: '9.9' })))).toBe('AA 1')
    expect(said(await kystlab.send(oru('1', { facility: 'LAB' })))).toBe('AA 1')
    expect(await on.inbox()).toEqual(['kystlab-hl7v2 1', 'orkdal-hl7v2 1', 'orkdal-hl7v2 1'])
  })

  it('answers in the order of the messages, however they come', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    const ids = Array.from({ length: 300 }, (_, n) => `m${n}`)
    client.write(ids.map((id) => block(oru(id))).join(''))
    expect((await client.answers(300)).map(said)).toEqual(ids.map((id) => `AA ${id}`))
    for (const byte of Buffer.from(block(oru('slow')))) client.write(Uint8Array.of(byte))
    expect((await client.answers(1)).map(said)).toEqual(['AA slow'])
    expect(await on.inbox()).toHaveLength(301)
  })

  it('puts a message that claims another institution into quarantine, rejects it, and says so in the log', async () => {
    const on = await stage(kind)
    await withSystemScope(on.house.database, { purpose: 'test' }, (scope) =>
      approveSenders(scope, { feedId: 'kystlab-hl7v2', names: ['KYST'] }),
    )
    const client = await connect(on.ports[0])
    for (const facility of ['KYST', 'kystlab', 'Kystlab Hospital^1.2.3^ISO']) {
      const answer = await client.send(oru(`claims ${facility.length}`, { facility }))
      expect(said(answer)).toBe(`AR claims ${facility.length}`)
      expect(answer).toMatch(/\rERR\|\|MSH\^1\^4\|103/)
    }
    expect(said(await client.send(oru('own')))).toBe('AA own')
    const aside = await on.house.owner('select distinct institution_id from quarantine where resolved_at is null')
    expect(aside).toEqual([{ institution_id: 'orkdal' }])
    expect(on.logged.map(({ event }) => event)).toContain('mllp message of another institution')
    expect(JSON.stringify(on.logged)).not.toMatch(/Hansen|Kari|KYST/)
  })

  it('says what is wrong with what is no message, and goes on', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    expect(said(await client.send('hello'))).toBe('AR ')
    client.write(`${oru('bare')}\x1c${CR}`)
    const [bare] = await client.answers(1)
    expect(said(bare!)).toBe('AR bare')
    expect(bare).toContain('VT')
    expect(said(await client.send(oru('m1')))).toBe('AA m1')
    client.write(`noise${block(oru('m2'))}\x0b${oru('broken off')}${block(oru('m3'))}`)
    expect((await client.answers(2)).map(said)).toEqual(['AA m2', 'AA m3'])
  })

  it('takes messages apart that share a block, and answers each', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    client.write(block(oru('m1') + oru('m2')))
    expect((await client.answers(2)).map(said)).toEqual(['AA m1', 'AA m2'])
    client.write(block(`FHS|^~\\&${CR}BHS|^~\\&${CR}${oru('m3')}${oru('m4')}BTS|2${CR}FTS|1${CR}`))
    expect((await client.answers(2)).map(said)).toEqual(['AA m3', 'AA m4'])
    expect(await on.inbox()).toHaveLength(4)
  })

  it('answers in the enhanced mode where it is asked to', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    expect(said(await client.send(oru('m1', { acks: 'AL|NE' })))).toBe('CA m1')
    client.write(block(oru('m2', { acks: 'AL|AL' })))
    expect((await client.answers(2)).map(said)).toEqual(['CA m2', 'AA m2'])
    client.write(block(oru('m3', { acks: 'NE|NE' })) + block(oru('m4')))
    expect((await client.answers(1)).map(said)).toEqual(['AA m4'])
    expect(said(await client.send(oru('m5', { acks: 'AL|NE', facility: 'kystlab' })))).toBe('CR m5')
  })

  it('never says yes to what could not be kept, and keeps it when it comes again', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    await on.house.owner('alter table inbox_message rename to inbox_elsewhere')
    const answer = await client.send(oru('m1'))
    expect(said(answer)).toBe('AE m1')
    expect(answer).toMatch(/\rERR\|\|[^|]*\|207\^[^|]*\|E\|/)
    await on.house.owner('alter table inbox_elsewhere rename to inbox_message')
    expect(said(await client.send(oru('m1')))).toBe('AA m1')
    expect(await on.inbox()).toEqual(['orkdal-hl7v2 m1'])
  })

  it('keeps and answers what has come before it closes', async () => {
    const on = await stage(kind)
    const client = await connect(on.ports[0])
    const ids = Array.from({ length: 50 }, (_, n) => `m${n}`)
    client.write(`${ids.map((id) => block(oru(id))).join('')}\x0b${oru('half')}`)
    const [first] = await client.answers(1)
    const stopped = on.listener.stop()
    const rest = await client.answers(ids.length)
    await stopped
    expect([first, ...rest].map((answer) => said(answer!))).toEqual(ids.map((id) => `AA ${id}`))
    await client.closed
    expect(await on.inbox()).toHaveLength(50)
    await expect(MllpClient.connect(on.ports[0])).rejects.toThrow()
  })
})
