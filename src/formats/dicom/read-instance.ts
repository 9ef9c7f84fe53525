import { decoderOf } from './decode-text.ts'
import { DicomFault } from './dicom-fault.ts'
import type { Instance } from './instance.ts'
import { instanceFrom, type Values } from './instance-from.ts'
import { looksLikeDicom, programInPreamble } from './looks-like-dicom.ts'
import { MEDIA_DIRECTORY } from './object-kind.ts'
import { type Frames, framesIn } from './pixels/frames-in.ts'
import { type Elements, PIXEL_DATA, readElements } from './read-elements.ts'

export type ReadInstance = { readonly instance: Instance; readonly frames: Frames | null }

/**
 * Reads one DICOM file: its header, and its pictures where we can show them by ourselves. Throws DicomFault with what is
 * wrong, and nothing else, whatever the bytes are.
 */
export function readInstance(file: Uint8Array): ReadInstance {
  const program = programInPreamble(file)
  if (program)
    throw new DicomFault(
      `its first bytes are ${program}: whoever opens it by a click may run that`,
      'Ask where it comes from. Export it again from the archive, with an empty preamble.',
    )
  if (!looksLikeDicom(file.subarray(0, 200)))
    throw new DicomFault('it does not begin as DICOM does', 'Leave it out, or look which file it should have been.')
  const elements = readSafely(file)
  const values = valuesOf(elements)
  if (values.text('00020002') === MEDIA_DIRECTORY || elements.byTag.has('00041220'))
    throw new DicomFault('it is the directory of a disc (DICOMDIR)', 'Leave it out; the files of the disc are read.')
  const instance = instanceFrom(values, { hasPixels: elements.byTag.has(PIXEL_DATA) })
  return { instance, frames: instance.frames > 0 ? framesIn(elements, values, instance) : null }
}

function readSafely(file: Uint8Array): Elements {
  try {
    return readElements(file)
  } catch (fault) {
    if (fault instanceof DicomFault) throw fault
    throw new DicomFault('it is damaged', 'Export or send it again.')
  }
}

const BINARY = new Set('OB OD OF OL OV OW SQ UN'.split(' '))
/** Elements whose values are numbers in bytes, for files that leave the representations out. */
const SHORTS = new Set(['00280002', '00280006', '00280010', '00280011', '00280100', '00280101', '00280103'])

/** The values of a file's header, in the character set that it names. */
export function valuesOf({ bytes, byTag, isLittle }: Elements): Values {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const raw = (tag: string) => {
    const element = byTag.get(tag)
    if (!element || element.length <= 0) return null
    return bytes.subarray(element.at, element.at + element.length)
  }
  const said = Buffer.from(raw('00080005') ?? []).toString('latin1')
  const decode = decoderOf(clean(said).split('\\'))
  return {
    text: (tag) => {
      const [value, element] = [raw(tag), byTag.get(tag)]
      if (!value || !element || BINARY.has(element.vr ?? '')) return ''
      if (element.vr === 'US' || SHORTS.has(tag))
        return value.length < 2 ? '' : `${view.getUint16(element.at, isLittle)}`
      if (element.vr === 'UL') return value.length < 4 ? '' : `${view.getUint32(element.at, isLittle)}`
      return clean(decode(value))
    },
  }
}

/** Without what fills up, and what no text holds. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim()
}
