/** How uncompressed pixels lie (PS3.3, C.7.6.3; PS3.5, 8). */
export type Layout = {
  /** Of one frame. */
  readonly pixels: number
  readonly columns: number
  readonly samples: number
  readonly bits: number
  readonly storedBits: number
  readonly isSigned: boolean
  /** All red, then all green, then all blue. */
  readonly isPlanar: boolean
  readonly photometric: string
  readonly isLittle: boolean
}

/** Grey values with the little end first, and without what other things are kept in the bits above. */
export function asGrey(bytes: Uint8Array, { bits, storedBits, isSigned, isLittle }: Layout): Uint8Array {
  if (bits === 8) return bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const made = Buffer.alloc(bytes.length)
  const above = 32 - storedBits
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const value = view.getUint16(at, isLittle)
    made.writeUInt16LE((isSigned ? (value << above) >> above : (value << above) >>> above) & 0xffff, at)
  }
  return made
}

/** Red, green and blue of each pixel, from whatever order and colours they came in. */
export function asRgb(bytes: Uint8Array, layout: Layout): Uint8Array {
  const { pixels, photometric, isPlanar } = layout
  if (photometric === 'YBR_FULL_422') return fromHalved(bytes)
  const ordered = isPlanar ? interleaved(bytes, pixels) : bytes
  return photometric.startsWith('YBR') ? fromYbr(ordered) : ordered
}

function interleaved(bytes: Uint8Array, pixels: number): Uint8Array {
  const made = new Uint8Array(bytes.length)
  const frame = pixels * 3
  for (let from = 0; from < bytes.length; from += frame)
    for (let at = 0; at < pixels; at++)
      for (let plane = 0; plane < 3; plane++) made[from + at * 3 + plane] = bytes[from + plane * pixels + at]!
  return made
}

function fromYbr(bytes: Uint8Array): Uint8Array {
  const made = new Uint8ClampedArray(bytes.length)
  for (let at = 0; at + 2 < bytes.length; at += 3) putRgb(made, at, bytes[at]!, bytes[at + 1]!, bytes[at + 2]!)
  return new Uint8Array(made.buffer)
}

/** Two pixels share their colour: light, light, blue, red. */
function fromHalved(bytes: Uint8Array): Uint8Array {
  const made = new Uint8ClampedArray((bytes.length / 2) * 3)
  for (let at = 0, to = 0; at + 3 < bytes.length; at += 4, to += 6) {
    putRgb(made, to, bytes[at]!, bytes[at + 2]!, bytes[at + 3]!)
    putRgb(made, to + 3, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!)
  }
  return new Uint8Array(made.buffer)
}

/** ITU-R BT.601, full range (PS3.3, C.7.6.3.1.2). */
function putRgb(made: Uint8ClampedArray, at: number, light: number, blue: number, red: number): void {
  made[at] = light + 1.402 * (red - 128)
  made[at + 1] = light - 0.344136 * (blue - 128) - 0.714136 * (red - 128)
  made[at + 2] = light + 1.772 * (blue - 128)
}
