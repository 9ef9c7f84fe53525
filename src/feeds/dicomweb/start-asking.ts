import { Conflict, Unavailable } from '#base/errors'
import type { FeedId } from '#base/ids'
import { listDueArchives, readArchiveSecrets } from '#imaging'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import type { Log } from '#platform/log'
import { type Rounds, startRounds } from '#platform/start-rounds'
import { pullArchive } from './pull-archive.ts'

export type AskingOrder = {
  readonly rules: MatchRules
  readonly secretsFile: string
  readonly log: Pick<Log, 'info' | 'warn'>
  readonly everyMs?: number
}

const EVERY_MS = 30_000

/** Asks the archives of institutions for new studies when their time has come, one after the other. */
export function startAskingArchives(database: Database, order: AskingOrder): Rounds {
  const { log, everyMs = EVERY_MS } = order
  return startRounds({ everyMs, what: 'asking picture archives', log }, async (stopping) => {
    for (const feedId of await withSystemScope(database, { purpose: 'pull' }, listDueArchives))
      if (!stopping.aborted) await askOne(database, order, feedId, stopping)
  })
}

async function askOne(database: Database, order: AskingOrder, feedId: FeedId, signal: AbortSignal): Promise<void> {
  const { rules, secretsFile, log } = order
  try {
    const secrets = await readArchiveSecrets(secretsFile)
    const report = await pullArchive(database, { feedId, isFull: false, rules, secrets, signal })
    const { problems: _, archive, ...counts } = report
    log.info('an archive was asked', { feed: feedId, outcome: archive.outcome, studies: archive.studies, ...counts })
  } catch (fault) {
    if (signal.aborted || fault instanceof Conflict || fault instanceof Unavailable) return
    const message = fault instanceof FetchFault ? 'causeway doctor says why' : (fault as Error).message
    log.warn('an archive could not be asked', { feed: feedId, message })
  }
}
