import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { FrameDecoder, type FrameEvent, framed } from './frame.ts'

const [VT, FS, CR] = ['\x0b', '\x1c', '\r']
const ADT = `MSH|^~\\&|HIS|ST OLAV|||20260101||ADT^A08|1|P|2.5${CR}PID|1||17${CR}`
const ORU = `MSH|^~\\&|LAB|ORKDAL|||20260101||ORU^R01|2|P|2.5${CR}OBX|1|ST|NA||138${CR}`
const block = (text: string) => `${VT}${text}${FS}${CR}`

function decode(text: string, { mostBytes = 10_000, size = text.length, settle = false } = {}): string[] {
  const decoder = new FrameDecoder({ mostBytes })
  const bytes = Buffer.from(text, 'latin1')
  const events: FrameEvent[] = []
  for (let at = 0; at < bytes.length; at += size) events.push(...decoder.push(bytes.subarray(at, at + size)))
  if (settle) events.push(...decoder.settle())
  return events.map(said)
}

function said(event: FrameEvent): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  switch (event.kind) {
    case 'message':
      return `message${event.hasEnd ? '' : ' without CR'} ${text(event.bytes)}`
    case 'unframed':
      return `unframed ${event.length} ${text(event.head)}`
    case 'too-large':
      return `too large ${text(event.head)}`
    default:
      return `${event.kind} ${event.length}`
  }
}

const UNUSUAL: readonly (readonly [what: string, stream: string, events: readonly string[]])[] = [
  ['one block', block(ADT), [`message ${ADT}`]],
  ['two blocks in one packet', block(ADT) + block(ORU), [`message ${ADT}`, `message ${ORU}`]],
  ['line feeds between blocks', `${block(ADT)}\n\r\n${block(ORU)}\n`, [`message ${ADT}`, `message ${ORU}`]],
  ['an empty block', block(''), ['message ']],
  ['VT twice', VT + block(ADT), [`message ${ADT}`]],
  ['VT in the text', block(`${ADT}NTE|1||one${VT}two${CR}`), [`message ${ADT}NTE|1||one${VT}two${CR}`]],
  ['VT as the last byte', block(`${ADT}${VT}`), [`message ${ADT}${VT}`]],
  ['FS in the text', block(`${ADT}NTE|1||one${FS}two${CR}`), [`message ${ADT}NTE|1||one${FS}two${CR}`]],
  ['FS before the end', block(`${ADT}${FS}`), [`message ${ADT}${FS}`]],
  ['a message broken off', `${VT}${ADT}${block(ORU)}`, [`abandoned ${ADT.length}`, `message ${ORU}`]],
  [
    'two messages broken off',
    `${VT}${ADT}${VT}MSH|x${block(ORU)}`,
    [`abandoned ${ADT.length}`, 'abandoned 5', `message ${ORU}`],
  ],
  ['a batch after a message broken off', `${VT}MSH${block(`FHS|${CR}`)}`, ['abandoned 3', `message FHS|${CR}`]],
  ['no CR before the next', `${VT}${ADT}${FS}${block(ORU)}`, [`message without CR ${ADT}`, `message ${ORU}`]],
  [
    'neither CR nor VT before the next',
    `${VT}${ADT}${FS}${ORU}${FS}${CR}${block(ADT)}`,
    [`message without CR ${ADT}`, `unframed ${ORU.length} ${ORU}`, `message ${ADT}`],
  ],
  ['noise before a block', `hello${block(ADT)}`, ['noise 5', `message ${ADT}`]],
  ['FS and CR in the text', block(`${ADT}OBX|${FS}${CR}more`), [`message ${ADT}OBX|`, 'unframed 4 more']],
  ['no VT', `${ADT}${FS}${CR}${block(ORU)}`, [`unframed ${ADT.length} ${ADT}`, `message ${ORU}`]],
  ['ends alone', `${FS}${CR}${FS}${CR}${block(ADT)}`, [`message ${ADT}`]],
  ['an end that is none', `noise${FS}noise${block(ADT)}`, ['noise 11', `message ${ADT}`]],
  ['nothing but the beginning', VT + ADT, []],
]

describe.each(UNUSUAL)('%s', (_what, stream, events) => {
  it('is read as what it is, at once and byte by byte', () => {
    expect(decode(stream)).toEqual(events)
    expect(decode(stream, { size: 1 })).toEqual(events)
  })
})

test('a sender that never sends the CR is understood once nothing more comes', () => {
  expect(decode(`${VT}${ADT}${FS}`)).toEqual([])
  expect(decode(`${VT}${ADT}${FS}`, { settle: true })).toEqual([`message without CR ${ADT}`])
  expect(decode(`${VT}${ADT}`, { settle: true })).toEqual([])
})

test('more than the limit ends the stream, with the head of what was too large', () => {
  const endless = `${VT}${ADT}${'x'.repeat(20_000)}`
  const head = `too large ${endless.slice(1, 2049)}`
  expect(decode(endless + block(ORU))).toEqual([head])
  expect(decode(endless + block(ORU), { size: 1 })).toEqual([head])
  expect(decode('x'.repeat(20_000), { size: 100 })).toEqual([`too large ${'x'.repeat(2048)}`])
  expect(decode(block('x'.repeat(100)), { mostBytes: 100 })).toHaveLength(1)
  expect(decode(block('x'.repeat(101)), { mostBytes: 100 })).toEqual([`too large ${'x'.repeat(100)}`])
})

/** Few different bytes, so that every meeting of them happens. */
const byte = fc.constantFrom(VT, FS, CR, '\n', 'M', 'S', 'H', '|', 'F', 'B')
const stream = fc.array(
  fc.oneof(byte, fc.constantFrom(VT + ADT, block(ORU), FS + CR, `${VT}MSH`, `${VT}MSH|${VT}BHS`, 'x'.repeat(40))),
  { maxLength: 40 },
)

test('portions change nothing', () => {
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 120 }), (parts, size, mostBytes) => {
      const text = parts.join('')
      expect(decode(text, { size, mostBytes, settle: true })).toEqual(decode(text, { mostBytes, settle: true }))
    }),
    { numRuns: 2000, seed: 3 },
  )
})

test('whole messages come out as they went in, whatever they are made of but the signs of the frame', () => {
  const message = fc
    .uint8Array({ maxLength: 300 })
    .map((bytes) => bytes.filter((each) => each !== 0x0b && each !== 0x1c))
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), fc.integer({ min: 1, max: 64 }), (messages, size) => {
      const bytes = Buffer.concat(messages.map(framed))
      const decoder = new FrameDecoder({ mostBytes: 1000 })
      const found: FrameEvent[] = []
      for (let at = 0; at < bytes.length; at += size) found.push(...decoder.push(bytes.subarray(at, at + size)))
      expect(found).toEqual(messages.map((each) => ({ kind: 'message', bytes: Uint8Array.from(each), hasEnd: true })))
    }),
    { numRuns: 500, seed: 4 },
  )
})

test('no message holds the header of another one that had a sign of its frame between them', () => {
  const broken = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('whole', 'no end', 'no CR', 'no VT', 'noise')),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(broken, (parts) => {
      fc.pre(parts.every(([, how], at) => how !== 'no VT' || parts[at - 1]?.[1] !== 'no end'))
      const text = parts.map(([id, how]) => brokenBlock(`MSH|^~\\&|${id}${CR}OBX|1${CR}`, how)).join('')
      const messages = decode(text, { settle: true }).filter((event) => event.startsWith('message'))
      for (const each of messages) expect(each.split('MSH|')).toHaveLength(2)
      const whole = parts.filter(([, how], at) => how === 'whole' && parts[at - 1]?.[1] !== 'no VT')
      expect(messages.length).toBeGreaterThanOrEqual(whole.length)
    }),
    { numRuns: 500, seed: 5 },
  )
})

function brokenBlock(message: string, how: string): string {
  if (how === 'no end') return VT + message
  if (how === 'no CR') return VT + message + FS
  if (how === 'no VT') return message + FS + CR
  return how === 'noise' ? `\nnoise${block(message)}` : block(message)
}

test('ten megabytes byte by byte, or of nothing but beginnings, are read in linear time', () => {
  const bytes = Buffer.alloc(1_000_000, 'x')
  const begun = Buffer.from(`${VT}MSH|`.repeat(200_000))
  const from = performance.now()
  const decoder = new FrameDecoder({ mostBytes: 10_000_000 })
  decoder.push(Buffer.from(VT))
  for (let at = 0; at < bytes.length; at++) decoder.push(bytes.subarray(at, at + 1))
  const restarts = new FrameDecoder({ mostBytes: 10_000_000 })
  let abandoned = 0
  for (let at = 0; at < begun.length; at += 65_536) abandoned += restarts.push(begun.subarray(at, at + 65_536)).length
  expect(abandoned).toBe(199_999)
  expect(performance.now() - from).toBeLessThan(2_000)
})
