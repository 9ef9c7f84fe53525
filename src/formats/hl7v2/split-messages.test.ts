import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { header, KARI } from '../../../test/support/hl7v2-message.ts'
import { looksLikeHl7, type MessagePiece, splitMessages } from './split-messages.ts'

const ADT = `${header('ADT^A01')}\r${KARI}\r`
const bytes = (text: string) => new TextEncoder().encode(text)

async function split(input: string | Uint8Array, size = 1 << 16): Promise<MessagePiece[]> {
  const whole = typeof input === 'string' ? bytes(input) : input
  async function* chunks() {
    for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
  }
  const pieces: MessagePiece[] = []
  for await (const piece of splitMessages(chunks(), 'x.hl7')) pieces.push(piece)
  return pieces
}

const kinds = (pieces: readonly MessagePiece[]) => pieces.map(({ kind }) => kind)
const text = ({ bytes }: MessagePiece) => new TextDecoder().decode(bytes)

describe('a file', () => {
  it.each([
    ['one message', ADT, 1],
    ['one without a last line end', ADT.trimEnd(), 1],
    ['many, one behind the other', ADT.repeat(3), 3],
    ['many, with blank lines between', `${ADT}\r\n\r\n${ADT}\n\n${ADT}`, 3],
    ['many, with LF', ADT.repeat(2).replaceAll('\r', '\n'), 2],
    ['many, with CR LF', ADT.repeat(2).replaceAll('\r', '\r\n'), 2],
    ['frames that were left in', `\v${ADT}\x1c\r\v${ADT}\x1c\r`, 2],
    ['frames without CR', `\v${ADT}\x1c\v${ADT}\x1c`, 2],
    ['a byte order mark', `\ufeff${ADT}`, 1],
    ['byte order marks of files put together', `\ufeff${ADT}\ufeff${ADT}`, 2],
    ['a batch', `FHS|^~\\&|A\rBHS|^~\\&|A\r${ADT}${ADT}BTS|2\rFTS|1\r`, 2],
    ['two batches', `FHS|^~\\&\rBHS|^~\\&\r${ADT}BTS|1\rBHS|^~\\&\r${ADT}BTS|1\rFTS|2`, 2],
    ['a batch that counts nothing', `BHS|^~\\&\r${ADT}BTS\r`, 1],
    ['other delimiters', 'MSH@~$#!@A\rPID@1\rMSH|^~\\&|B\r', 2],
  ])('%s', async (_, input, count) => {
    expect(kinds(await split(input))).toEqual(Array.from({ length: count }, () => 'message'))
  })

  it('names each message by its place, and gives its bytes as they came', async () => {
    const [first, second] = await split(`${ADT}\r\n${ADT}`)
    expect([first!.where, second!.where]).toEqual(['x.hl7 message 1', 'x.hl7 message 2'])
    expect(text(first!)).toBe(ADT.trimEnd())
  })

  it('is split the same however it arrives', async () => {
    const parts = [
      'MSH|^~\\&|A\r',
      'PID|1\n',
      '\v',
      '\x1c\r',
      'FHS|x\r',
      'BHS|x\r',
      'BTS|1\r',
      'FTS|7',
      '\r\n',
      'MS',
      'H',
      '|',
      '\ufeff',
      'text ',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...parts), { maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (all, size) => {
          const whole = all.join('')
          expect(await split(whole, size)).toEqual(await split(whole))
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })

  it('in UTF-16 is read as well', async () => {
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${ADT}${ADT}`, (each) => each.charCodeAt(0)).buffer)
    expect(kinds(await split(wide, 1001))).toEqual(['message', 'message'])
    expect(looksLikeHl7(wide)).toBe(true)
  })
})

describe('what is no message', () => {
  it('is a problem with its bytes, and the rest is taken', async () => {
    const pieces = await split(`EVN|A01\rPID|1\r${ADT}`)
    expect(kinds(pieces)).toEqual(['problem', 'message'])
    expect(text(pieces[0]!)).toBe('EVN|A01\rPID|1')
  })

  it('may be a wrong count: it is told, and nothing is lost', async () => {
    const pieces = await split(`FHS|^~\\&\rBHS|^~\\&\r${ADT}BTS|3\rFTS|2\r`)
    expect(kinds(pieces)).toEqual(['message', 'problem', 'problem'])
    expect(pieces.map((piece) => (piece.kind === 'problem' ? piece.what : ''))).toEqual([
      '',
      'BTS-1 says 3 messages, 1 came. All that came were taken.',
      'FTS-1 says 2 batches, 1 came. All that came were taken.',
    ])
  })

  it('may follow a trailer, or be nothing at all', async () => {
    expect(kinds(await split(`BHS|^~\\&\r${ADT}BTS|1\rlost line\r`))).toEqual(['message', 'problem'])
    expect(await split('')).toMatchObject([{ kind: 'problem', what: 'It is empty.' }])
    expect(kinds(await split(' \r\n\0'))).toEqual(['problem'])
  })

  it('may be too large: it is refused, its beginning kept, and the next one taken', async () => {
    const huge = `${header('MDM^T02')}\rOBX|1|ED|||${'A'.repeat(21 * 1024 * 1024)}\r`
    const pieces = await split(huge + ADT)
    expect(kinds(pieces)).toEqual(['problem', 'message'])
    expect(pieces[0]!.bytes.length).toBeLessThan(1_000_000)
    expect(text(pieces[0]!).startsWith('MSH|')).toBe(true)
  })
})

describe('a look at the beginning', () => {
  it.each([
    [ADT, true],
    [`\n\v${ADT}`, true],
    ['FHS|^~\\&|A', true],
    ['EVN|A01|2026\rPID|1||x|', true],
    ['{"resourceType":"Patient"}', false],
    ['<ClinicalDocument>', false],
    ['MSHA is a name', false],
    ['id|name|born\n1|Kari|1975', false],
    ['', false],
  ])('%j: %s', (input, isHl7) => {
    expect(looksLikeHl7(bytes(input))).toBe(isHl7)
  })
})
