import { createGunzip } from 'node:zlib'

/** Bytes as they are to be read, or the word that the rest of a compressed file cannot be read. */
export type Opened = { readonly bytes: Uint8Array } | { readonly fault: 'gzip' | 'gzip-bomb' }

/** Records shrink by 10 to 40; what shrinks more than this was made to fill a disk. */
const LARGEST_RATIO = 300
const RATIO_COUNTS_FROM = 64 * 1024 * 1024

/** The input's bytes without gzip and without byte order mark, found by what they begin with, never by a name. */
export async function* openInput(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Opened> {
  const source = chunks[Symbol.asyncIterator]()
  const first = await readAtLeast(source, 3)
  const all = startingWith(first, source)
  if (first[0] === 0x1f && first[1] === 0x8b) {
    yield* gunzip(all)
    return
  }
  yield* withoutMark(all)
}

/** Decompresses; what came out before a fault counts, and the fault is told last. */
async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Opened> {
  const gunzip = createGunzip()
  let taken = 0
  let given = 0
  let broken: { readonly cause: unknown } | undefined
  const feeding = feedInto(gunzip, chunks, (bytes) => {
    taken += bytes
  }).catch((cause: unknown) => {
    broken = { cause }
    gunzip.destroy()
  })
  try {
    for await (const { bytes } of withoutMark(gunzip)) {
      given += bytes.length
      if (given > RATIO_COUNTS_FROM && given > taken * LARGEST_RATIO) {
        yield { fault: 'gzip-bomb' }
        return
      }
      yield { bytes }
    }
  } catch {
    // A source that broke off is the reader's business, as it is without gzip; only the rest is a fault of the bytes.
    if (broken) throw broken.cause
    yield { fault: 'gzip' }
  } finally {
    gunzip.destroy()
    await feeding
  }
}

async function feedInto(
  gunzip: ReturnType<typeof createGunzip>,
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): Promise<void> {
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve))
  for await (const chunk of chunks) {
    if (gunzip.destroyed) return
    count(chunk.length)
    const hasRoom = gunzip.write(chunk)
    if (!hasRoom) await Promise.race([new Promise<void>((resolve) => gunzip.once('drain', resolve)), closed])
  }
  if (!gunzip.destroyed) gunzip.end()
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array }> {
  const source = chunks[Symbol.asyncIterator]()
  const first = await readAtLeast(source, 3)
  const hasMark = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf
  for await (const bytes of startingWith(hasMark ? first.subarray(3) : first, source)) yield { bytes }
}

async function readAtLeast(source: AsyncIterator<Uint8Array>, wanted: number): Promise<Uint8Array> {
  let read: Uint8Array = Buffer.alloc(0)
  while (read.length < wanted) {
    const { done, value } = await source.next()
    if (done) break
    read = read.length ? Buffer.concat([read, value]) : value
  }
  return read
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length) yield first
  for (;;) {
    const { done, value } = await rest.next()
    if (done) return
    yield value
  }
}
