import { gunzipSync } from 'node:zlib'
import { FetchFault } from './fetch-fault.ts'
import type { Fetched } from './fetch-within.ts'

/** A short answer as text, decompressed if need be. Throws FetchFault when it is larger than `mostBytes`. */
export async function readBounded(answer: Pick<Fetched, 'body'>, mostBytes: number): Promise<string> {
  return unpacked(await readBytes(answer, mostBytes), mostBytes).toString()
}

/** A short answer as it came. Throws FetchFault when it is larger than `mostBytes`. */
export async function readBytes({ body }: Pick<Fetched, 'body'>, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > mostBytes) throw tooLarge(mostBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function unpacked(bytes: Buffer, mostBytes: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(mostBytes)
    throw new FetchFault('the compressed answer is damaged or cut off', {
      mend: 'It is asked for again; if it stays so, have the server send it without compression.',
      mayPass: true,
      cause,
    })
  }
}

function tooLarge(mostBytes: number): FetchFault {
  return new FetchFault(`the answer is larger than ${mostBytes} bytes`, {
    mend: 'Have the server send less at a time.',
    mayPass: false,
  })
}
