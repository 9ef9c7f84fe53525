import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive, and where its bytes begin. */
export type ZipEntry = {
  readonly name: string
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

type Field = readonly [bytes: 2 | 4, value: number]

/** Files one after another, as an archive holds them; offsets count from the first byte (PKWARE APPNOTE 6.3.10, 4.3). */
export function zipFiles(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): {
  readonly bytes: Buffer
  readonly entries: readonly ZipEntry[]
} {
  const chunks: Buffer[] = []
  const entries: ZipEntry[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const content = deflateRawSync(bytes)
    const entry = { name, crc: crc32(bytes), packed: content.length, size: bytes.length, offset }
    const head = Buffer.concat([written([[4, 0x04034b50], ...aboutFile(entry)]), Buffer.from(name)])
    chunks.push(head, content)
    entries.push(entry)
    offset += head.length + content.length
  }
  return { bytes: Buffer.concat(chunks), entries }
}

/** The directory that ends an archive, which holds `length` bytes of files before it. */
export function zipEnd(entries: readonly ZipEntry[], length: number): Buffer {
  const directory = Buffer.concat(entries.map(directoryLine))
  const count = entries.length
  const end: readonly Field[] = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, length],
    [2, 0],
  ]
  return Buffer.concat([directory, written(end)])
}

function directoryLine(entry: ZipEntry): Buffer {
  const place: readonly Field[] = [
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.offset],
  ]
  return Buffer.concat([
    written([[4, 0x02014b50], [2, VERSION], ...aboutFile(entry), ...place]),
    Buffer.from(entry.name),
  ])
}

const VERSION = 20
/** Names are UTF-8. */
const UTF_8 = 0x0800
const DEFLATED = 8
/** 1 January 1980: the first day that the format knows, for a file whose time says nothing. */
const NO_TIME = 0x21

function aboutFile({ name, crc, packed, size }: ZipEntry): readonly Field[] {
  return [
    [2, VERSION],
    [2, UTF_8],
    [2, DEFLATED],
    [2, 0],
    [2, NO_TIME],
    [4, crc],
    [4, packed],
    [4, size],
    [2, Buffer.byteLength(name)],
    [2, 0],
  ]
}

function written(fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
