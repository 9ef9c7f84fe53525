import { inflateRawSync } from 'node:zlib'
import { DicomFault } from './dicom-fault.ts'
import { areLetters, firstElementAt } from './looks-like-dicom.ts'

/** Where the value of an element stands. `length` -1: it goes on until a delimiter. */
export type Element = { readonly vr: string | null; readonly at: number; readonly length: number }

/** The outermost elements of a file up to its pixels; what sequences hold is passed over. */
export type Elements = {
  /** The file; unpacked, where it was deflated. */
  readonly bytes: Uint8Array
  readonly transferSyntax: string
  readonly isLittle: boolean
  /** By "ggggeeee". */
  readonly byTag: ReadonlyMap<string, Element>
}

const IMPLICIT = '1.2.840.10008.1.2'
const EXPLICIT = '1.2.840.10008.1.2.1'
const DEFLATED = '1.2.840.10008.1.2.1.99'
const BIG_ENDIAN = '1.2.840.10008.1.2.2'
const MOST_UNPACKED_BYTES = 500_000_000
/** No picture is a fiftieth of its size when deflated; what claims to be is meant to fill the memory. */
const MOST_TIMES = 50
const ALWAYS_UNPACKED_BYTES = 16_000_000

export const PIXEL_DATA = '7fe00010'
const TRANSFER_SYNTAX = '00020010'

/**
 * Reads the elements of a file (PS3.10, PS3.5 section 7). No length is believed before it has been held against the file,
 * and nothing calls itself: depth and size cost no more than their bytes. Throws DicomFault.
 */
export function readElements(file: Uint8Array): Elements {
  const byTag = new Map<string, Element>()
  const meta = new Walk(file, { isLittle: true, isExplicit: true })
  const start = firstElementAt(file)
  const end = meta.readWhile(start, byTag, (group) => group === 2)
  const named = byTag.get(TRANSFER_SYNTAX)
  const said = named ? plain(file, named) : ''
  const transferSyntax = said || guessed(file, end)
  const isLittle = transferSyntax !== BIG_ENDIAN
  const bytes = transferSyntax === DEFLATED ? unpacked(file, end) : file
  const body = new Walk(bytes, { isLittle, isExplicit: transferSyntax !== IMPLICIT })
  body.readWhile(transferSyntax === DEFLATED ? 0 : end, byTag, () => true)
  return { bytes, transferSyntax, isLittle, byTag }
}

/** Where a file does not say how it is written, its first element does: letters, and which end comes first. */
function guessed(bytes: Uint8Array, at: number): string {
  if (at + 8 > bytes.length) throw cutOff('before its first element')
  if (!areLetters(bytes[at + 4]!, bytes[at + 5]!)) return IMPLICIT
  return bytes[at] === 0 && bytes[at + 1] !== 0 ? BIG_ENDIAN : EXPLICIT
}

function mostUnpacked(bytes: number): number {
  return Math.min(MOST_UNPACKED_BYTES, Math.max(ALWAYS_UNPACKED_BYTES, bytes * MOST_TIMES))
}

function unpacked(file: Uint8Array, from: number): Uint8Array {
  try {
    return inflateRawSync(file.subarray(from), { maxOutputLength: mostUnpacked(file.length) })
  } catch {
    throw new DicomFault(
      'its compressed part is damaged, or larger than 500 MB when unpacked',
      'Export it again, without compression of the whole file.',
    )
  }
}

/** A value in ASCII, without what fills it up. */
function plain(bytes: Uint8Array, { at, length }: Element): string {
  return Buffer.from(bytes.subarray(at, at + length))
    .toString('latin1')
    .replaceAll('\0', '')
    .trim()
}

function cutOff(where: string): DicomFault {
  return new DicomFault(`it is cut off ${where}`, 'Export or send it again; its end is missing.')
}

const LONG_FORMS = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '))
const UNDEFINED = 0xffffffff
const ITEM = 'fffee000'
const ITEM_END = 'fffee00d'
const SEQUENCE_END = 'fffee0dd'
const DEEPEST = 1_000

type Way = { readonly isLittle: boolean; readonly isExplicit: boolean }
type Found = Element & { readonly tag: string; readonly group: number }

class Walk {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #way: Way

  constructor(bytes: Uint8Array, way: Way) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#way = way
  }

  /** Reads elements of the wanted groups up to the pixels. Answers where the first one stands that was not read. */
  readWhile(from: number, into: Map<string, Element>, isWanted: (group: number) => boolean): number {
    let at = from
    while (at + 8 <= this.#bytes.length) {
      const { tag, group, ...element } = this.#readAt(at, this.#way.isExplicit)
      if (!isWanted(group)) return at
      const isPixels = tag === PIXEL_DATA
      if (element.length > this.#bytes.length - element.at) throw this.#tooLong(tag, element)
      if (!into.has(tag)) into.set(tag, element)
      if (isPixels) return element.at
      at = element.length < 0 ? this.#endOfSequence(element) : element.at + element.length
    }
    return at
  }

  #tooLong(tag: string, { at, length }: Element): DicomFault {
    const has = this.#bytes.length - at
    return new DicomFault(
      `its element (${tag.slice(0, 4)},${tag.slice(4)}) says that it has ${length} bytes, and only ${has} are there`,
      'Export or send it again: it is cut off, or a length in it is wrong.',
    )
  }

  #readAt(at: number, isExplicit: boolean): Found {
    const { isLittle } = this.#way
    const group = this.#view.getUint16(at, isLittle)
    const tag = hex(group) + hex(this.#view.getUint16(at + 2, isLittle))
    const [one, other] = [this.#bytes[at + 4]!, this.#bytes[at + 5]!]
    // Items have no letters; letters that are none are met, and behind them stands a length of four bytes.
    if (!isExplicit || group === 0xfffe || !areLetters(one, other))
      return { tag, group, vr: null, ...this.#long(at + 4) }
    const vr = String.fromCharCode(one, other)
    if (!LONG_FORMS.has(vr)) return { tag, group, vr, at: at + 8, length: this.#view.getUint16(at + 6, isLittle) }
    if (at + 12 > this.#bytes.length) throw cutOff(`in its element (${tag.slice(0, 4)},${tag.slice(4)})`)
    return { tag, group, vr, ...this.#long(at + 8) }
  }

  #long(at: number): Pick<Element, 'at' | 'length'> {
    const length = this.#view.getUint32(at, this.#way.isLittle)
    return { at: at + 4, length: length === UNDEFINED ? -1 : length }
  }

  /** Behind the delimiter of a sequence without a length, whatever it holds. */
  #endOfSequence({ vr, at: from }: Element): number {
    // What came as unknown was written without letters (PS3.5, 6.2.2).
    const ways = [this.#way.isExplicit && vr !== 'UN']
    let at = from
    while (at + 8 <= this.#bytes.length) {
      const element = this.#readAt(at, ways.at(-1)!)
      at = element.at
      if (element.tag === ITEM_END || element.tag === SEQUENCE_END) ways.pop()
      else if (element.length < 0) ways.push(ways.at(-1)! && (element.vr !== 'UN' || element.tag === ITEM))
      else at += element.length
      if (ways.length === 0) return at
      if (ways.length > DEEPEST) throw new DicomFault('its sequences are nested too deeply', 'Export it again.')
    }
    throw cutOff('inside a sequence')
  }
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0')
}
