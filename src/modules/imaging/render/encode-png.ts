import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOUR_TYPES = { 1: 0, 3: 2 } as const
const compress = promisify(deflate)

/** Eight bits a colour; one channel is grey, three are red, green and blue. */
export type Raster = {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly bytes: Uint8Array
}

/** A PNG of a raster (ISO/IEC 15948), without anything that tells where it comes from. */
export async function encodePng({ width, height, channels, bytes }: Raster): Promise<Buffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, COLOUR_TYPES[channels], 0, 0, 0], 8)
  const lines = await compress(withFilters(bytes, width * channels, height), { level: 5 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))])
}

/** Each line as its difference to the one above it (filter 2): neighbours are alike. */
function withFilters(bytes: Uint8Array, line: number, height: number): Buffer {
  const made = Buffer.alloc((line + 1) * height)
  for (let row = 0; row < height; row++) {
    const to = row * (line + 1)
    const from = row * line
    made[to] = 2
    for (let at = 0; at < line; at++) {
      const above = row === 0 ? 0 : bytes[from - line + at]!
      made[to + 1 + at] = (bytes[from + at]! - above) & 0xff
    }
  }
  return made
}

function chunk(type: string, content: Buffer): Buffer {
  const made = Buffer.alloc(content.length + 12)
  made.writeUInt32BE(content.length, 0)
  made.write(type, 4, 'latin1')
  content.copy(made, 8)
  made.writeUInt32BE(crc32(made.subarray(4, content.length + 8)), content.length + 8)
  return made
}
