import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { startWorker } from '#ingestion'
import { MllpClient, said } from '../../../test/support/mllp-client.ts'
import { block, type MllpStage, openMllpStage, oru, type StageOrder } from '../../../test/support/mllp-stage.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function stage(limits: StageOrder['limits'] = {}): Promise<MllpStage> {
  const opened = await openMllpStage('embedded', { limits })
  open.push(opened.close)
  return opened
}

async function connect(on: MllpStage, from?: string): Promise<MllpClient> {
  const client = await MllpClient.connect(on.ports[0], from)
  open.push(() => client.close())
  return client
}

/** Machines are busy. */
const PATIENT = { timeout: 20_000 }
const megabytes = () => process.memoryUsage().rss / 2 ** 20
const events = (on: MllpStage) => on.logged.map(({ event, fields }) => `${event}${fields.why ? `: ${fields.why}` : ''}`)

test('of 500 connections of one peer a hundred stay, and another peer is served', async () => {
  const on = await stage()
  const many = await Promise.all(Array.from({ length: 500 }, () => connect(on)))
  await expect.poll(() => many.filter(({ socket }) => socket.destroyed).length, PATIENT).toBe(400)
  expect(said(await (await connect(on, '127.0.0.2')).send(oru('m1')))).toBe('AA m1')
  await Promise.all(many.map((client) => client.close()))
  await expect.poll(async () => said(await (await connect(on)).send(oru('m2'))), PATIENT).toBe('AA m2')
})

test('who does not read the answers is not read from, and cut in the end; others are served', async () => {
  const on = await stage({ mostFlaws: 1e9, answerSeconds: 1 })
  const slow = await connect(on)
  slow.socket.pause()
  const before = megabytes()
  const unframed = Buffer.from('x\x1c\r'.repeat(20_000))
  for (let sent = 0; sent < 40 && !slow.socket.destroyed; sent++) slow.write(unframed)
  expect(said(await (await connect(on)).send(oru('m1')))).toBe('AA m1')
  await expect.poll(() => events(on), PATIENT).toContain('mllp connection cut: answers are not read')
  expect(megabytes() - before).toBeLessThan(150)
})

test('a message without an end is refused at the limit, with a reason, and takes no memory', async () => {
  const on = await stage()
  const before = megabytes()
  for (let times = 0; times < 5; times++) {
    const client = await connect(on)
    client.write(`\x0b${oru('endless')}`)
    for (let sent = 0; sent < 11; sent++) client.write(Buffer.alloc(1_000_000, 'x'))
    const [answer] = await client.answers(1)
    expect(said(answer!)).toBe('AR endless')
    expect(answer).toContain('larger')
    await client.closed
  }
  expect(megabytes() - before).toBeLessThan(120)
  expect(await on.inbox()).toEqual([])
})

test('half a message is dropped when its sender falls silent, and nothing of it is in the log', async () => {
  const on = await stage({ silentSeconds: 0.3 })
  const client = await connect(on)
  client.write(`${block(oru('m1'))}\x0b${oru('half')}`)
  await client.closed
  expect(await on.inbox()).toEqual(['orkdal-hl7v2 m1'])
  expect(events(on)).toContain('mllp connection cut: silent in the middle of a message')
  expect(JSON.stringify(on.logged)).not.toMatch(/Hansen|Kari|19500101/)
})

test('a message that trickles in has to be whole in time', async () => {
  const on = await stage({ messageSeconds: 0.5 })
  const client = await connect(on)
  client.write('\x0b')
  for (let sent = 0; sent < 100 && !client.socket.destroyed; sent++) {
    client.write('x')
    await setTimeout(20)
  }
  expect(events(on)).toContain('mllp connection cut: a message took too long')
})

test('a connection on which nothing comes is closed', async () => {
  const on = await stage({ idleSeconds: 0.3 })
  const client = await connect(on)
  expect(said(await client.send(oru('m1')))).toBe('AA m1')
  await client.closed
})

test('a sender that leaves out the last CR is served, a moment later', async () => {
  const on = await stage({ settleSeconds: 0.2 })
  const client = await connect(on)
  client.write(`\x0b${oru('m1')}\x1c`)
  expect((await client.answers(1)).map(said)).toEqual(['AA m1'])
  client.write(`\x0b${oru('m2')}\x1c`)
  client.socket.end()
  expect((await client.answers(1)).map(said)).toEqual(['AA m2'])
})

test('half messages of all senders together have a limit too', async () => {
  const on = await stage({ mostHeldBytes: 1_000_000 })
  const [first, second] = [await connect(on), await connect(on)]
  for (const client of [first, second]) client.write(`\x0b${'x'.repeat(600_000)}`)
  await Promise.race([first.closed, second.closed])
  expect(events(on)).toContain('mllp connection cut: there is no room for more half messages')
})

test('a connection full of oddities is closed', async () => {
  const on = await stage({ mostFlaws: 10 })
  const client = await connect(on)
  client.write(`\x0b${oru('x')}`.repeat(20))
  await client.closed
  expect(on.logged.filter(({ event }) => event === 'a message was broken off').length).toBeLessThan(5)
})

test('while the worker is far behind nothing is read; what came is kept, and goes on when it has caught up', async () => {
  const on = await stage({ mostBacklog: 5, backlogSeconds: 0.1 })
  const client = await connect(on)
  const messages = Array.from({ length: 10 }, (_, number) => block(oru(`m${number}`)))
  client.write(messages.join(''))
  await client.answers(10)
  await expect.poll(() => events(on), PATIENT).toContain('mllp waits for the worker')
  const answer = client.send(oru('later'))
  expect(await Promise.race([answer, setTimeout(400, 'nothing yet')])).toBe('nothing yet')
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
  const worker = startWorker(on.house.database, { rules: MATCH_RULES, log })
  expect(said(await answer)).toBe('AA later')
  await worker.drain()
  await worker.stop()
  expect(await on.inbox()).toHaveLength(11)
})
