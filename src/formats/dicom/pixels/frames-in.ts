import { DicomFault } from '../dicom-fault.ts'
import type { Instance } from '../instance.ts'
import type { Values } from '../instance-from.ts'
import { type Elements, PIXEL_DATA } from '../read-elements.ts'
import { fragmentsOf } from './fragments-of.ts'
import { readPalette } from './palette.ts'
import { asGrey, asRgb, type Layout } from './plain-frames.ts'
import { unpackRle } from './unpack-rle.ts'

/**
 * The pictures of an object in one of the few forms that we show by ourselves, one frame behind the other: numbers of one
 * byte or of two (little end first, with or without sign), red-green-blue, or JPEG as it came.
 */
export type Frames = {
  readonly form: 'u8' | 'u16' | 's16' | 'rgb' | 'jpeg'
  /** Bytes of each frame. */
  readonly lengths: readonly number[]
  readonly bytes: Uint8Array
}

const NATIVE = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2'])
const RLE = '1.2.840.10008.1.2.5'
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50'
const KNOWN_BITS = new Set([8, 16])
const KNOWN_SAMPLES = new Set([1, 3])
const MOST_PIXELS = 100_000_000
const MOST_BYTES = 400_000_000

/**
 * The frames of an object; null where another form of compression keeps them from us. Throws DicomFault where pixels are
 * missing or cannot be what the header says.
 */
export function framesIn(elements: Elements, values: Values, { look, frames }: Instance): Frames | null {
  const layout = layoutOf(values, look, elements.isLittle)
  const pixels = look.rows * look.columns
  if (!KNOWN_BITS.has(layout.bits) || !KNOWN_SAMPLES.has(layout.samples)) return null
  if (
    look.rows > 65_535 ||
    look.columns > 65_535 ||
    pixels > MOST_PIXELS ||
    pixels * Math.max(layout.samples, 3) * (layout.bits / 8) * frames > MOST_BYTES
  )
    throw new DicomFault(`it says that it has ${frames} pictures of ${look.columns} by ${look.rows}`, SEND_AGAIN)
  const element = elements.byTag.get(PIXEL_DATA)!
  const { transferSyntax, bytes } = elements
  if (NATIVE.has(transferSyntax)) {
    if (element.length < 0) throw new DicomFault('its pixels have no length', SEND_AGAIN)
    return plain(bytes.subarray(element.at, element.at + element.length), layout, frames, values, elements)
  }
  const fragments = fragmentsOf(elements)
  if (transferSyntax === RLE && fragments.length === frames)
    return plain(unpackRle(fragments, layout), { ...layout, isLittle: true, isPlanar: false }, frames, values, elements)
  if (transferSyntax === JPEG_BASELINE && fragments.length === frames && !look.isInverted && fragments.every(isJpeg))
    return { form: 'jpeg', lengths: fragments.map((each) => each.length), bytes: Buffer.concat(fragments) }
  return null
}

const SEND_AGAIN = 'Export or send it again; ask the maker of the archive if it stays so.'

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

function layoutOf({ text }: Values, { rows, columns }: Instance['look'], isLittle: boolean): Layout {
  const bits = Number(text('00280100') || 8)
  return {
    pixels: rows * columns,
    columns,
    samples: Number(text('00280002') || 1),
    bits,
    storedBits: Math.min(bits, Number(text('00280101') || bits)),
    isSigned: text('00280103') === '1',
    isPlanar: text('00280006') === '1',
    photometric: text('00280004').toUpperCase(),
    isLittle,
  }
}

function plain(bytes: Uint8Array, layout: Layout, frames: number, values: Values, elements: Elements): Frames | null {
  const { pixels, samples, bits, photometric } = layout
  const frameBytes = photometric === 'YBR_FULL_422' ? pixels * 2 : (pixels * samples * bits) / 8
  if (![8, 16].includes(bits) || !Number.isInteger(frameBytes)) return null
  if (bytes.length < frameBytes * frames)
    throw new DicomFault(
      `its ${frames} pictures need ${frameBytes * frames} bytes, and it has ${bytes.length}`,
      'Export or send it again; its end is missing.',
    )
  const all = bytes.subarray(0, frameBytes * frames)
  const same = (form: Frames['form'], length: number, made: Uint8Array): Frames => ({
    form,
    lengths: Array.from({ length: frames }, () => length),
    bytes: made,
  })
  if (samples === 1 && photometric === 'PALETTE COLOR') {
    const palette = readPalette(elements, values)
    return palette && same('rgb', pixels * 3, palette(all, layout))
  }
  if (samples === 1 && photometric.startsWith('MONOCHROME')) {
    const form = bits === 8 ? 'u8' : layout.isSigned ? 's16' : 'u16'
    return same(form, (pixels * bits) / 8, asGrey(all, layout))
  }
  return samples === 3 && bits === 8 ? same('rgb', pixels * 3, asRgb(all, layout)) : null
}
