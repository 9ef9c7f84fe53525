import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import { type FetchBounds, type Fetched, fetchWithin } from '#platform/fetch/fetch-within'
import type { ArchiveAddress } from './archives.ts'

/** An archive, and what opens it. */
export type Archive = {
  readonly address: ArchiveAddress
  /** The Authorization header; null where it asks for none. */
  readonly authorization: string | null
}

export type ArchiveQuestion = {
  readonly method?: 'GET' | 'POST'
  readonly accept: string
  readonly contentType?: string
  readonly body?: Uint8Array
  readonly patienceMs: number
  /** All of the answer must have come by then. */
  readonly answerMs: number
  readonly signal?: AbortSignal
}

/**
 * Asks an archive within its approved origins (src/platform/fetch/fetch-within.ts), for a bounded time. `path` begins
 * behind the base address. Throws FetchFault; answers of any status come back.
 */
export async function askArchive(
  { address, authorization }: Archive,
  path: string,
  ask: ArchiveQuestion,
): Promise<Fetched> {
  const bounds: FetchBounds = {
    origins: new Set([new URL(address.baseUrl).origin, ...address.origins]),
    allowsPrivate: address.allowsPrivate,
    patienceMs: ask.patienceMs,
  }
  const inTime = AbortSignal.timeout(ask.answerMs)
  return fetchWithin(bounds, `${address.baseUrl}${path}`, {
    method: ask.method ?? 'GET',
    headers: {
      accept: ask.accept,
      ...(authorization ? { authorization } : {}),
      ...(ask.contentType ? { 'content-type': ask.contentType } : {}),
      ...(ask.body ? { 'content-length': String(ask.body.length) } : {}),
    },
    ...(ask.body ? { body: ask.body } : {}),
    signal: ask.signal ? AbortSignal.any([ask.signal, inTime]) : inTime,
  })
}

/** What an answer of another status than wanted means. */
export function unwanted(archive: Archive, path: string, { status, drop }: Fetched): FetchFault {
  drop()
  return new FetchFault(`${withoutQuery(`${archive.address.baseUrl}${path}`)} answers ${status}`, {
    mend:
      status === 401 || status === 403
        ? 'Look whether user and password (or the token) of this feed are right, and may read.'
        : 'Look whether the archive runs, and whether its address is that of DICOMweb.',
    mayPass: status === 408 || status === 429 || status >= 500,
  })
}
