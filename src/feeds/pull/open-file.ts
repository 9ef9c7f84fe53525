import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { Conflict } from '#base/errors'
import { openInput } from '#formats/fhir/split/open-input'
import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import type { Fetched } from '#platform/fetch/fetch-within'
import { pauseAfter } from './insist.ts'
import type { PulledServer } from './pulled-server.ts'

export type FileToOpen = { readonly url: string; readonly needsToken: boolean; readonly onChunk: () => Promise<void> }

/**
 * The bytes of an NDJSON file, unpacked, as they come. When the line breaks, the rest is asked for, and what has been read is
 * read over; when that is not the same any more, it throws Conflict. Throws FetchFault for what is no NDJSON.
 */
export async function* openFile(server: PulledServer, file: FileToOpen): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const opened of openInput(unbroken(server, file))) {
    if ('fault' in opened) throw packedBadly(file.url)
    if (isFirst) refusePage(file.url, opened.bytes)
    isFirst &&= opened.bytes.length === 0
    yield opened.bytes
  }
}

async function* unbroken(server: PulledServer, { url, needsToken, onChunk }: FileToOpen): AsyncGenerator<Uint8Array> {
  const { limits, signal } = server
  const until = performance.now() + limits.fileMs
  const read = new ReadSoFar(url)
  for (let tries = 1; ; tries++) {
    try {
      const answer = await server.ask(url, {
        headers: read.headers,
        withToken: needsToken,
        isFile: true,
        wanted: [200, 206],
      })
      for await (const chunk of read.goOn(answer)) {
        if (read.bytes > limits.fileBytes) throw tooMuch(url, `is larger than ${limits.fileBytes} bytes`)
        if (performance.now() > until) throw tooMuch(url, `takes longer than ${limits.fileMs / 60_000} minutes`)
        await onChunk()
        yield chunk
      }
      return
    } catch (fault) {
      if (!(fault instanceof FetchFault) || !fault.mayPass || tries >= limits.tries) throw fault
      await pauseAfter(fault, tries, limits, signal)
    }
  }
}

/** What has been read of a file, to read on behind it. */
class ReadSoFar {
  readonly #url: string
  #hash = createHash('sha256')
  #bytes = 0
  /** The file's version, where the server names one (a strong ETag): then the rest alone can be asked for. */
  #version: string | null = null

  constructor(url: string) {
    this.#url = url
  }

  get bytes(): number {
    return this.#bytes
  }

  get headers(): Record<string, string> {
    const headers = { accept: 'application/fhir+ndjson', 'accept-encoding': 'gzip, identity;q=0.5' }
    if (this.#bytes === 0 || !this.#version) return headers
    return { ...headers, range: `bytes=${this.#bytes}-`, 'if-range': this.#version }
  }

  async *goOn({ status, headers, body }: Fetched): AsyncGenerator<Uint8Array> {
    const { etag } = headers
    this.#version = etag && !etag.startsWith('W/') ? etag : null
    const isRest = status === 206 && headers['content-range']?.startsWith(`bytes ${this.#bytes}-`)
    if (status === 206 && !isRest) throw changed(this.#url)
    const known = isRest ? 0 : this.#bytes
    yield* this.#behind(body, known)
  }

  /** Reads over so many bytes, which must be those that were read before. */
  async *#behind(body: AsyncIterable<Uint8Array>, known: number): AsyncGenerator<Uint8Array> {
    const again = createHash('sha256')
    let left = known
    for await (const chunk of body) {
      const old = chunk.subarray(0, Math.min(left, chunk.length))
      const fresh = chunk.subarray(old.length)
      if (left > 0) {
        again.update(old)
        left -= old.length
        if (left === 0 && !again.digest().equals(this.#hash.copy().digest())) throw changed(this.#url)
      }
      if (fresh.length === 0) continue
      this.#hash.update(fresh)
      this.#bytes += fresh.length
      yield fresh
    }
    if (left > 0) throw changed(this.#url)
  }
}

function changed(url: string): Conflict {
  return new Conflict(`${withoutQuery(url)} is not what it was when it was read before`)
}

function tooMuch(url: string, what: string): FetchFault {
  return new FetchFault(`${withoutQuery(url)} ${what}`, {
    mend: 'Have the server export in smaller files; what came of it has been taken in.',
    mayPass: false,
  })
}

function packedBadly(url: string): FetchFault {
  return new FetchFault(`the compressed file ${withoutQuery(url)} is damaged or cut off`, {
    mend: 'It is fetched once more; if it stays so, have the server send it without compression.',
    mayPass: true,
  })
}

/** NDJSON begins with an object; a page of HTML says that somebody else has answered. */
function refusePage(url: string, start: Uint8Array): void {
  const text = Buffer.from(start.subarray(0, 2_000)).toString().trimStart()
  if (text === '' || text.startsWith('{')) return
  throw new FetchFault(
    `${withoutQuery(url)} holds ${text.startsWith('<') ? 'a page of HTML or XML' : 'something else'} instead of NDJSON`,
    {
      mend: 'Look what stands at this address: a page for signing in, a proxy, or an error of the server.',
      mayPass: false,
    },
  )
}
