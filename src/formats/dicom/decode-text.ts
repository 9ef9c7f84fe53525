/**
 * Text of the Specific Character Set (PS3.3, C.12.1.1.2; PS3.5, 6.1). Single-byte sets, UTF-8, GB18030 and GBK, and code
 * extensions by ISO 2022 for Japanese, Korean, Chinese and the single-byte sets. What the platform's decoders do not know
 * (JIS X 0212 without EUC, sets that DICOM does not list) becomes the mark for an unreadable letter.
 */
export type DecodeText = (bytes: Uint8Array) => string

const ONE_BYTE: Readonly<Record<string, string>> = {
  '100': 'windows-1252',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'windows-1254',
  '203': 'iso-8859-15',
  '166': 'windows-874',
  '13': 'shift_jis',
}
const WHOLE: Readonly<Record<string, string>> = { 'ISO_IR 192': 'utf-8', GB18030: 'gb18030', GBK: 'gbk' }

/** How to read texts under these defined terms; of several the first holds at the beginning of each text. */
export function decoderOf(terms: readonly string[]): DecodeText {
  const known = terms.map((term) =>
    term
      .trim()
      .toUpperCase()
      .replace(/^ISO[ _-]?IR[ _-]?/, 'ISO_IR '),
  )
  const whole = known.map((term) => WHOLE[term]).find((encoding) => encoding !== undefined)
  if (whole) return (bytes) => decode(whole, bytes)
  const [first = ''] = known
  const base = ONE_BYTE[/(\d+)$/.exec(first)?.[1] ?? ''] ?? null
  const isExtended = known.some((term) => term.startsWith('ISO 2022'))
  return (bytes) => (isExtended || bytes.includes(ESCAPE) ? decodeExtended(bytes, base) : decodePlain(bytes, base))
}

const ESCAPE = 0x1b

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Nothing said, and yet more than ASCII: UTF-8 shows itself; anything else is not guessed at. */
function decodePlain(bytes: Uint8Array, encoding: string | null): string {
  if (encoding) return decode(encoding, bytes)
  return decode('utf-8', bytes)
}

/** A set that an escape sequence calls: which half of the table it fills, its bytes, its decoder. */
type Called = { readonly half: 0 | 1; readonly width: 1 | 2; readonly encoding: string | null }

const CALLS: readonly (readonly [string, Called])[] = [
  ['(B', { half: 0, width: 1, encoding: null }],
  ['(J', { half: 0, width: 1, encoding: null }],
  [')I', { half: 1, width: 1, encoding: 'shift_jis' }],
  ['-A', { half: 1, width: 1, encoding: 'windows-1252' }],
  ['-B', { half: 1, width: 1, encoding: 'iso-8859-2' }],
  ['-C', { half: 1, width: 1, encoding: 'iso-8859-3' }],
  ['-D', { half: 1, width: 1, encoding: 'iso-8859-4' }],
  ['-L', { half: 1, width: 1, encoding: 'iso-8859-5' }],
  ['-G', { half: 1, width: 1, encoding: 'iso-8859-6' }],
  ['-F', { half: 1, width: 1, encoding: 'iso-8859-7' }],
  ['-H', { half: 1, width: 1, encoding: 'iso-8859-8' }],
  ['-M', { half: 1, width: 1, encoding: 'windows-1254' }],
  ['-b', { half: 1, width: 1, encoding: 'iso-8859-15' }],
  ['-T', { half: 1, width: 1, encoding: 'windows-874' }],
  ['$B', { half: 0, width: 2, encoding: 'euc-jp' }],
  ['$@', { half: 0, width: 2, encoding: 'euc-jp' }],
  ['$(D', { half: 0, width: 2, encoding: null }],
  ['$)C', { half: 1, width: 2, encoding: 'euc-kr' }],
  ['$)A', { half: 1, width: 2, encoding: 'gbk' }],
]

/** Where each part of a name or text begins anew with the first set (PS3.5, 6.1.2.5.3). */
const DELIMITERS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x3d, 0x5c, 0x5e])
const ASCII: Called = { half: 0, width: 1, encoding: null }

/** Reads piece by piece: of a run of bytes, the half of the table that they lie in says who decodes them. */
function decodeExtended(bytes: Uint8Array, base: string | null): string {
  const upper: Called = { half: 1, width: 1, encoding: base }
  const sets: [Called, Called] = [ASCII, upper]
  let text = ''
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] === ESCAPE) {
      const call = calledAt(bytes, at + 1)
      if (call) sets[call.set.half] = call.set
      at += 1 + (call?.length ?? 1)
      continue
    }
    const half = bytes[at]! < 0x80 ? 0 : 1
    const set = sets[half]
    const end = endOfRun(bytes, at, set)
    text += decodeRun(bytes.subarray(at, end), set)
    if (set === sets[0] && set.width === 1 && DELIMITERS.has(bytes[end - 1]!)) [sets[0], sets[1]] = [ASCII, upper]
    at = end
  }
  return text
}

function calledAt(bytes: Uint8Array, at: number): { readonly set: Called; readonly length: number } | null {
  const said = String.fromCharCode(...bytes.subarray(at, at + 3))
  const found = CALLS.find(([sequence]) => said.startsWith(sequence))
  return found ? { set: found[1], length: found[0].length } : null
}

function endOfRun(bytes: Uint8Array, from: number, { half, width }: Called): number {
  let at = from
  while (at < bytes.length && bytes[at] !== ESCAPE && (bytes[at]! < 0x80 ? 0 : 1) === half) {
    at += width
    if (half === 0 && width === 1 && DELIMITERS.has(bytes[at - 1]!)) break
  }
  return Math.min(at, bytes.length)
}

function decodeRun(run: Uint8Array, { half, width, encoding }: Called): string {
  if (half === 0 && width === 1) return Buffer.from(run).toString('latin1')
  if (encoding === null) return '\ufffd'.repeat(Math.ceil(run.length / width))
  return decode(encoding, half === 0 ? run.map((byte) => byte | 0x80) : run)
}
