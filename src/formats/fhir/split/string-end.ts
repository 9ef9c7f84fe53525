import { BACKSLASH, NEWLINE, OPEN_OBJECT, QUOTE } from './bytes.ts'

/** The string goes on beyond the bytes there are. */
export const UNENDED = -1

/** The string was cut off: its line ends, and the next begins with "{". */
export const CUT_OFF = -2

/**
 * Where the closing quote of a string stands, looking from inside it; UNENDED or CUT_OFF when there is none. A plain
 * walk: it is compiled into its caller, and faster than a search on strings as short as those of FHIR.
 */
export function stringEnd(bytes: Buffer, from: number, length: number): number {
  for (let at = from; at < length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) return at
    if (byte === BACKSLASH) at++
    else if (byte === NEWLINE && at + 1 < length && bytes[at + 1] === OPEN_OBJECT) return CUT_OFF
  }
  return UNENDED
}

/** Where to go on in an unended string: before its last backslashes or line break, which bear on what comes next. */
export function resumeString(bytes: Buffer, from: number, length: number): number {
  let end = length
  while (end > from && (bytes[end - 1] === BACKSLASH || bytes[end - 1] === NEWLINE)) end--
  return Math.max(end, from)
}
