import { Conflict, Unavailable } from '#base/errors'
import type { FeedId } from '#base/ids'
import { listDuePulls } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import type { Log } from '#platform/log'
import { type Rounds, startRounds } from '#platform/start-rounds'
import { readClientKeys } from './client-keys.ts'
import { pullFeed } from './pull-feed.ts'

export type PullingOrder = {
  readonly rules: MatchRules
  readonly keysFile: string
  readonly log: Pick<Log, 'info' | 'warn'>
  readonly everyMs?: number
}

const EVERY_MS = 30_000
const AT_ONCE = 4

/**
 * Fetches feeds when their time has come, and goes on with what was left off. It does not wait for a server that gets its
 * export ready: it looks again in a later round.
 */
export function startPulling(database: Database, order: PullingOrder): Rounds {
  const { log, everyMs = EVERY_MS } = order
  return startRounds({ everyMs, what: 'fetching feeds', log }, async (stopping) => {
    const due = await withSystemScope(database, { purpose: 'pull' }, listDuePulls)
    for (let from = 0; from < due.length && !stopping.aborted; from += AT_ONCE)
      await Promise.all(due.slice(from, from + AT_ONCE).map((feedId) => pullOne(database, order, feedId, stopping)))
  })
}

async function pullOne(
  database: Database,
  { rules, keysFile, log }: PullingOrder,
  feedId: FeedId,
  signal: AbortSignal,
): Promise<void> {
  try {
    const keys = await readClientKeys(keysFile).catch(() => [])
    const {
      problems: _,
      pull,
      ...counts
    } = await pullFeed(database, { feedId, isFull: false, rules, keys, waits: false, signal })
    if (pull.outcome !== 'waiting') log.info('a feed was fetched', { feed: feedId, outcome: pull.outcome, ...counts })
  } catch (fault) {
    if (signal.aborted || fault instanceof Conflict || fault instanceof Unavailable) return
    // What a server says may be about a person: doctor tells it, the log does not.
    const message = fault instanceof FetchFault ? 'causeway doctor says why' : (fault as Error).message
    log.warn('a feed could not be fetched', { feed: feedId, message })
  }
}
