import type { R4Elements } from '../xml/r4-elements.ts'
import { fhirXmlToJson } from '../xml/to-json.ts'
import type { Problem } from './piece.ts'

const MOST_BYTES = 50_000_000
const SHOWN_BYTES = 100_000

/**
 * Holds back input that begins as XML, which cannot be read piece by piece, until all of it is there. Of what is too large
 * only the beginning is kept.
 */
export class XmlInput {
  readonly #chunks: Uint8Array[] = []
  #bytes = 0
  #isXml: boolean | null = null

  /** Whether these bytes belong to input in XML: then they have been taken. */
  takes(bytes: Uint8Array): boolean {
    this.#isXml ??= beginsAsXml(bytes)
    if (!this.isXml) return false
    this.#bytes += bytes.length
    if (this.#bytes <= MOST_BYTES) this.#chunks.push(bytes)
    return true
  }

  get isXml(): boolean {
    return this.#isXml === true
  }

  /** The same as JSON, or what is wrong with it. */
  read(name: string, elements: R4Elements): Uint8Array | Problem {
    const all = Buffer.concat(this.#chunks)
    if (this.#bytes > MOST_BYTES)
      return fault(name, all, `As XML it may have ${MOST_BYTES / 1_000_000} MB.`, 'Send it as JSON or in parts.')
    const read = fhirXmlToJson(all, elements)
    if (read.ok) return Buffer.from(read.text)
    const { line, column, what, mend } = read.fault
    const at = line === null ? '' : ` line ${line}${column === null ? '' : `, column ${column}`}`
    return fault(`${name}${at}`, all, what, mend)
  }
}

function fault(where: string, bytes: Uint8Array, what: string, mend: string): Problem {
  return {
    kind: 'problem',
    where,
    what,
    mend,
    bytes: bytes.length > MOST_BYTES ? bytes.subarray(0, SHOWN_BYTES) : bytes,
  }
}

/** "<" as the first character, in UTF-8 or UTF-16; null while there is nothing but white space. */
function beginsAsXml(bytes: Uint8Array): boolean | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const first = bytes.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0)
  return first === undefined ? null : first === 0x3c
}
