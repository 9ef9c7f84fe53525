/** A message as text, and what had to be supposed about its character set. */
export type Decoded = {
  readonly text: string
  /** What the bytes were read as, as a label of the Encoding Standard. */
  readonly charset: string
  /** Why that is not what MSH-18 says; null when it is. */
  readonly doubt: string | null
}

/** HL7 table 0211 (v2.5 to v2.8), and spellings that are met, as labels of the Encoding Standard. */
const CHARSETS: Readonly<Record<string, string>> = {
  ASCII: 'us-ascii',
  'ISO IR6': 'us-ascii',
  'ISO IR14': 'shift_jis',
  'ISO IR87': 'iso-2022-jp',
  'ISO IR159': 'iso-2022-jp',
  'GB 18030-2000': 'gb18030',
  'KS X 1001': 'euc-kr',
  'CNS 11643-1992': 'big5',
  'BIG-5': 'big5',
  UNICODE: 'utf-8',
  'UNICODE UTF-8': 'utf-8',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  'UNICODE UTF-16': 'utf-16',
  'UNICODE UTF-32': 'utf-32',
  'WINDOWS-1252': 'windows-1252',
  'ISO-8859-1': 'iso-8859-1',
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16].map((part) => [`8859/${part}`, `iso-8859-${part}`]),
  ),
}

/**
 * The text of a message. A byte order mark or the zeros of UTF-16 decide; then MSH-18; then, where it is absent, unknown
 * or wrong, UTF-8 if the bytes are that, else Windows-1252, which has a character for every byte: nothing becomes "?".
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const wide = wideCharset(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), charset: wide, doubt: null }
  const utf8 = strictly('utf-8', bytes)
  const declared = declaredCharset(bytes)
  if (utf8 !== null && utf8.length === withoutMark(bytes)) return asciiText(utf8, bytes, declared)
  const label = CHARSETS[declared.toUpperCase()]
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', doubt: doubtOfUtf8(declared, label) }
  if (label && label !== 'utf-8' && label !== 'us-ascii') {
    const text = strictly(label, bytes)
    if (text !== null) return { text, charset: label, doubt: null }
  }
  const text = new TextDecoder('windows-1252').decode(bytes)
  return { text, charset: 'windows-1252', doubt: doubtOfFallback(declared, label) }
}

/** What MSH-18 says (its first repetition), read from the bytes alone; empty when it is absent. */
export function declaredCharset(bytes: Uint8Array): string {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 3000))
  const header = /[^\r\n]*/.exec(start.slice(Math.max(start.indexOf('MSH'), 0)))![0]
  const field = header.charAt(3)
  const repetition = header.charAt(5)
  return (header.split(field)[17] ?? '').split(repetition)[0]?.trim() ?? ''
}

/** All characters are ASCII: only the escape sequences of ISO 2022 can still mean something else. */
function asciiText(text: string, bytes: Uint8Array, declared: string): Decoded {
  const label = CHARSETS[declared.toUpperCase()]
  const japanese = label === 'iso-2022-jp' ? strictly(label, bytes) : null
  if (japanese !== null) return { text: japanese, charset: 'iso-2022-jp', doubt: null }
  const isKnown = declared === '' || label !== undefined
  return {
    text,
    charset: 'utf-8',
    doubt: isKnown ? null : `MSH-18 names no character set of table 0211: "${declared}".`,
  }
}

function doubtOfUtf8(declared: string, label: string | undefined): string | null {
  if (declared === '' || label === 'utf-8' || label === 'utf-16') return null
  return `MSH-18 says "${declared}", the bytes are UTF-8; they were read as UTF-8.`
}

function doubtOfFallback(declared: string, label: string | undefined): string | null {
  if (declared === '') return null
  const why = label === undefined ? 'names no character set of table 0211' : 'is not what the bytes are'
  return `MSH-18 "${declared}" ${why}; they were read as Windows-1252.`
}

/** UTF-16 shows by its mark, or by the zero beside the "M" of "MSH". */
function wideCharset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x4d && second === 0 && third === 0x53)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x4d && third === 0)) return 'utf-16be'
  return null
}

function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function withoutMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.length - 3 : bytes.length
}
