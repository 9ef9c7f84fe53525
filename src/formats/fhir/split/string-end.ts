const QUOTE = 0x22
const BACKSLASH = 0x5c
const NEWLINE = 0x0a
const OPEN_OBJECT = 0x7b

/** The string goes on beyond the bytes there are. */
export const UNENDED = -1

/** The string was cut off: its line ends, and the next begins with "{". */
export const CUT_OFF = -2

/** So many bytes are walked before the rest is searched: most strings of FHIR are shorter. */
const SHORT = 48

/** Where the closing quote of a string stands, looking from inside it; UNENDED or CUT_OFF when there is none. */
export function stringEnd(bytes: Buffer, from: number, length: number): number {
  let at = from
  while (at < length) {
    const near = Math.min(length, at + SHORT)
    for (; at < near; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) return at
      if (byte === BACKSLASH) at++
      else if (byte === NEWLINE && at + 1 < length && bytes[at + 1] === OPEN_OBJECT) return CUT_OFF
    }
    if (at >= length) break
    const window = bytes.subarray(at, length)
    const quote = window.indexOf(QUOTE)
    const plain = quote < 0 ? window : window.subarray(0, quote)
    if (plain.includes('\n{')) return CUT_OFF
    at = quote < 0 ? length : at + beforeEscapes(plain, 0, plain.length)
  }
  return UNENDED
}

/** Where to go on in an unended string: before the last backslashes, which may escape what comes next. */
export function resumeString(bytes: Buffer, from: number, length: number): number {
  return beforeEscapes(bytes, Math.min(from, length), length)
}

function beforeEscapes(bytes: Buffer, from: number, length: number): number {
  let end = length
  while (end > from && (bytes[end - 1] === BACKSLASH || bytes[end - 1] === NEWLINE)) end--
  return end
}
