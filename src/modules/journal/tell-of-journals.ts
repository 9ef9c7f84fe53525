import { sql } from 'kysely'
import { languageFor, translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type NoticeDue, tellOwners } from '#platform/post/queue-notices'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** What is older is not news any more: the post was out of order, and the page has it. */
const NEWS_DAYS = 2

/**
 * Writes to a person, once for each ask that waits for a yes or no and once for each answer of a team that was not read: that
 * there is something new, not from whom nor about what. Answers how many.
 */
export async function tellOfJournals(scope: SystemScope, { address }: { readonly address: string }): Promise<number> {
  const since = sql`${scope.now}::timestamptz - make_interval(days => ${NEWS_DAYS})`
  const news = sql`
    select 'journal-ask/' || k.ask_id, k.person_id from journal_ask k
    where k.answer is null and k.ended_at is null and k.asked_at > ${since}
    union all
    select 'journal-words/' || s.ask_id || '/' || s.entry_id, s.person_id from journal_sent s
    where s.words <> '' and s.read_at is null and s.decided_at > ${since}`
  const words = ({ name, language }: NoticeDue) => {
    const { subject, body } = translator(languageFor(language ?? undefined)).journal.mail
    return { subject, body: body({ name, address }) }
  }
  return tellOwners(scope, news, words, { address })
}

const ROUND_MS = 20_000

/** Tells of what is new in journals in the background, until it is stopped. */
export function startTellingOfJournals(
  database: Database,
  { log, address }: Pick<RoundsOrder, 'log'> & { readonly address: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'telling of journals', log }, () =>
    withSystemScope(database, { purpose: 'tell of journals' }, (scope) => tellOfJournals(scope, { address })),
  )
}
