import type { XmlFault } from './xml-element.ts'

export type DecodedXml = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: XmlFault }

/** Names of encodings that are read, and the decoder for each (WHATWG Encoding Standard). */
const DECODERS: Readonly<Record<string, string>> = {
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  'US-ASCII': 'utf-8',
  ASCII: 'utf-8',
  'UTF-16': 'utf-16le',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  'ISO-8859-1': 'windows-1252',
  'LATIN-1': 'windows-1252',
  'WINDOWS-1252': 'windows-1252',
  CP1252: 'windows-1252',
  'ISO-8859-15': 'iso-8859-15',
}

/**
 * Bytes of XML as text: by byte order mark, by the zero bytes of UTF-16, else by its declaration, else UTF-8 (XML 1.0,
 * appendix F). Bytes that are not what the declaration says are a fault: a guess would change names.
 */
export function decodeXml(bytes: Uint8Array): DecodedXml {
  const declared = declaredEncoding(bytes)
  const encoding = encodingByStart(bytes) ?? (declared === null ? 'utf-8' : DECODERS[declared.toUpperCase()])
  if (encoding === undefined) return { ok: false, fault: unknown(declared!) }
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, fault: notThat(bytes, encoding) }
  }
}

function encodingByStart(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  return first === 0 && second === 0x3c && third === 0 ? 'utf-16be' : null
}

const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/
const DECLARATION_BYTES = 400

function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES))
  return DECLARATION.exec(start)?.[1] ?? null
}

function unknown(name: string): XmlFault {
  return {
    line: 1,
    column: null,
    what: `It says that its encoding is "${name}", which is not read here.`,
    mend: 'Send it in UTF-8.',
  }
}

const NEWLINE = 0x0a

/** Names the first line that cannot be decoded: found by halving, so that a large document costs little. */
function notThat(bytes: Uint8Array, encoding: string): XmlFault {
  let [sound, end] = [0, bytes.length]
  while (end - sound > 1) {
    const middle = (sound + end) >> 1
    if (decodes(bytes.subarray(0, middle), encoding)) sound = middle
    else end = middle
  }
  let line = 1
  for (let at = 0; at < sound; at++) if (bytes[at] === NEWLINE) line++
  return {
    line,
    column: null,
    what: `It is not in the encoding that it says (${encoding.toUpperCase()}).`,
    mend: 'Send it in UTF-8, or name the encoding that it is in.',
  }
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
