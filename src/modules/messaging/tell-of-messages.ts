import { sql } from 'kysely'
import { languageFor, translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { NOTICE, type NoticeDue, queueNotices } from '#platform/post/queue-notices'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

const AT_ONCE = 200
/** What is older is not news any more: the post was out of order, and the page has it. */
const NEWS_DAYS = 2

/**
 * Writes, once for each message of a team, to the person and to whoever has written in the thread for them, while they may
 * read it and have not: that there is a message, not from whom nor about what. Answers how many.
 */
export async function tellOfMessages(scope: SystemScope, { address }: { readonly address: string }): Promise<number> {
  const { rows } = await sql<NoticeDue>`
    select distinct 'message/' || s.message_id || '/' || a.id as key, ${NOTICE.columns}
    from thread_message s
    join access_grant g on g.person_id = s.person_id and g.ended_at is null and g.valid_from <= now()
      and (g.valid_until is null or g.valid_until > ${scope.now}::timestamptz)
    join portal_account a on a.id = g.account_id ${NOTICE.joins}
    where s.by_whom = 'staff' and s.at > ${scope.now}::timestamptz - make_interval(days => ${NEWS_DAYS})
      and ${NOTICE.isReachable} and ${NOTICE.wantsTeams}
      and (g.capacity = 'self' or exists (
        select from thread_message w where w.person_id = s.person_id and w.thread_id = s.thread_id
          and w.by_whom = 'person' and w.account_id = g.account_id))
      and not exists (select from message_reading r where r.person_id = s.person_id and r.thread_id = s.thread_id
        and r.account_id = g.account_id and r.read_at >= s.at)
      and not exists (select from outgoing_message m where m.message_key = 'message/' || s.message_id || '/' || a.id)
      and may_read_thread(g.account_id, g.person_id, s.thread_id)
    limit ${AT_ONCE}`.execute(scope.db)
  const words = ({ name, language }: NoticeDue) => {
    const { subject, body } = translator(languageFor(language ?? undefined)).threads.mail
    return { subject, body: body({ name, address }) }
  }
  return queueNotices(scope, rows, words, { address })
}

/** What was begun and never sent is thrown away after so long. */
const DRAFT_DAYS = 90

async function clearDrafts({ db, now }: SystemScope): Promise<void> {
  await sql`delete from message_draft
    where saved_at < ${now}::timestamptz - make_interval(days => ${DRAFT_DAYS})`.execute(db)
}

const ROUND_MS = 20_000

/** Tells of messages, and clears old drafts, in the background until it is stopped. */
export function startTellingOfMessages(
  database: Database,
  { log, address }: Pick<RoundsOrder, 'log'> & { readonly address: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'telling of messages', log }, () =>
    withSystemScope(database, { purpose: 'tell of messages' }, async (scope) => {
      await clearDrafts(scope)
      return tellOfMessages(scope, { address })
    }),
  )
}
