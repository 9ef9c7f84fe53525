import type { FeedPull, Pull } from '#institutions'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { readBounded } from '#platform/fetch/read-bounded'
import { answerInWords } from './outcome-words.ts'
import type { PulledServer } from './pulled-server.ts'

/** What is asked for, but for the time since when: two pulls that ask for the same can follow each other. */
export function whatIsAsked({ baseUrl, level, groupId, types }: FeedPull): string {
  const url = new URL(`${baseUrl}${PATHS[level](groupId ?? '')}`)
  if (level !== 'everything') url.searchParams.set('_outputFormat', 'application/fhir+ndjson')
  if (types.length > 0) url.searchParams.set('_type', types.join(','))
  return url.href
}

const PATHS: Readonly<Record<FeedPull['level'], (groupId: string) => string>> = {
  system: () => '/$export',
  patient: () => '/Patient/$export',
  group: (groupId) => `/Group/${encodeURIComponent(groupId)}/$export`,
  everything: () => '/Patient',
}

/**
 * Has the server begin an export (Bulk Data Access 2.0, "Kick-off Request"). Answers where it says how far it is. Throws
 * FetchFault.
 */
export async function askForExport(server: PulledServer, { asked, since }: Pull): Promise<string> {
  const url = new URL(asked)
  if (since) url.searchParams.set('_since', since.toISOString())
  const answer = await server.ask(url.href, {
    headers: { accept: 'application/fhir+json', prefer: 'respond-async' },
    wanted: [200, 202],
  })
  const at = answer.headers['content-location']
  if (answer.status === 202 && at) {
    answer.drop()
    return URL.parse(at, url)?.href ?? at
  }
  const said = answerInWords(await readBounded(answer, MOST_BYTES).catch(() => ''))
  throw new FetchFault(
    answer.status === 202
      ? `${asked} begins an export and does not say where it tells of it (Content-Location)`
      : `${asked} begins no export and answers at once: ${said}`,
    {
      mend: 'The server must answer 202 with Content-Location (Bulk Data Access 2.0); if it exports nothing in bulk, use --level everything.',
      mayPass: false,
    },
  )
}

const MOST_BYTES = 200_000

/** Tells the server that nothing more is wanted of an export; whether it listens is its own matter. */
export async function giveUpExport(server: PulledServer, { statusUrl }: Pick<Pull, 'statusUrl'>): Promise<void> {
  if (!statusUrl) return
  try {
    const answer = await server.ask(statusUrl, { method: 'DELETE', wanted: [200, 202, 204, 404, 410] })
    answer.drop()
  } catch (fault) {
    if (!(fault instanceof FetchFault)) throw fault
  }
}
