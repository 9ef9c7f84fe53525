import { DicomFault } from '../dicom-fault.ts'
import type { Layout } from './plain-frames.ts'

const HEADER_BYTES = 64
const MOST_SEGMENTS = 15

/**
 * Unpacks frames of DICOM's run lengths (PS3.5, annex G) into pixels with the little end first, colours interleaved. Each
 * segment holds one byte of each value, the highest first. Throws DicomFault when a frame is not what it says.
 */
export function unpackRle(frames: readonly Uint8Array[], { pixels, samples, bits }: Layout): Uint8Array {
  const width = bits / 8
  const made = new Uint8Array(frames.length * pixels * samples * width)
  for (const [number, frame] of frames.entries()) {
    const segments = segmentsOf(frame)
    if (segments.length !== samples * width) throw damaged()
    for (const [at, segment] of segments.entries()) {
      const [sample, byte] = [Math.floor(at / width), width - 1 - (at % width)]
      const start = number * pixels * samples * width + sample * width + byte
      unpackInto(
        segment,
        (place, value) => {
          made[start + place * samples * width] = value
        },
        pixels,
      )
    }
  }
  return made
}

function segmentsOf(frame: Uint8Array): Uint8Array[] {
  if (frame.length < HEADER_BYTES) throw damaged()
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const count = view.getUint32(0, true)
  if (count > MOST_SEGMENTS) throw damaged()
  const starts = Array.from({ length: count }, (_, at) => view.getUint32(4 + at * 4, true))
  return starts.map((start, at) => frame.subarray(start, starts[at + 1] ?? frame.length))
}

function unpackInto(segment: Uint8Array, put: (place: number, value: number) => void, pixels: number): void {
  let place = 0
  let at = 0
  while (place < pixels) {
    if (at >= segment.length) throw damaged()
    const length = segment[at++]!
    if (length === 128) continue
    const count = length < 128 ? length + 1 : 257 - length
    for (let each = 0; each < count && place < pixels; each++) put(place++, segment[length < 128 ? at + each : at] ?? 0)
    at += length < 128 ? count : 1
  }
}

function damaged(): DicomFault {
  return new DicomFault('its compressed pixels are damaged', 'Export or send it again.')
}
