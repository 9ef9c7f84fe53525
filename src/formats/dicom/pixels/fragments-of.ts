import { DicomFault } from '../dicom-fault.ts'
import { type Elements, PIXEL_DATA } from '../read-elements.ts'

const ITEM = 0xe000
const END = 0xe0dd

/**
 * The pieces of compressed pixels behind the table of offsets (PS3.5, A.4). Mostly each is one frame; where a frame has
 * several, there are more pieces than frames. Throws DicomFault when they end too early.
 */
export function fragmentsOf({ bytes, byTag }: Elements): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Uint8Array[] = []
  let at = byTag.get(PIXEL_DATA)!.at
  while (at + 8 <= bytes.length) {
    const [group, element] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    const length = view.getUint32(at + 4, true)
    if (group !== 0xfffe || (element !== ITEM && element !== END)) break
    if (element === END) return found.slice(1)
    if (length > bytes.length - at - 8) break
    found.push(bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
  throw new DicomFault('its compressed pixels are cut off', 'Export or send it again; their end is missing.')
}
