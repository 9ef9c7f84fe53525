import { sql } from 'kysely'
import { languageFor, translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { NOTICE, type NoticeDue, queueNotices } from '#platform/post/queue-notices'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

const AT_ONCE = 500

type Due = NoticeDue & { readonly personId: string; readonly announcementId: string }

/**
 * On its first day gathers who belongs to the group of an approved announcement, once; then tells those with a sign-in of
 * their own who want it, each once, that there is something from a service, not what. Answers how many were told.
 */
export async function tellGroups(scope: SystemScope, { address }: { readonly address: string }): Promise<number> {
  const { rows: begun } = await sql<{ announcementId: string }>`
    update announcement a set gathered_at = now() from institution n
    where n.institution_id = a.institution_id and a.answer = 'yes' and a.gathered_at is null and a.withdrawn_at is null
      and (now() at time zone n.time_zone)::date between a.begins_on and a.ends_on
    returning a.announcement_id`.execute(scope.db)
  for (const { announcementId } of begun)
    await sql`insert into announcement_reader (person_id, announcement_id)
      select g.person_id, a.announcement_id from announcement a
      cross join lateral announcement_group(a.institution_id, a.place, a.age_from, a.age_until, a.known_here) g (person_id)
      where a.announcement_id = ${announcementId}::uuid on conflict do nothing`.execute(scope.db)
  return tellReaders(scope, address)
}

async function tellReaders(scope: SystemScope, address: string): Promise<number> {
  const { rows } = await sql<Due>`
    select r.person_id, r.announcement_id, 'announcement/' || r.announcement_id || '/' || a.id as key, ${NOTICE.columns}
    from announcement k join announcement_reader r on r.announcement_id = k.announcement_id and r.told_at is null
      and r.opened_at is null
    join institution n on n.institution_id = k.institution_id
    join access_grant g on g.person_id = r.person_id and g.capacity = 'self' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
    join portal_account a on a.id = g.account_id ${NOTICE.joins}
    where k.gathered_at is not null and k.withdrawn_at is null and (now() at time zone n.time_zone)::date <= k.ends_on
      and ${NOTICE.isReachable} and coalesce(nc.announcements, true)
    limit ${AT_ONCE}`.execute(scope.db)
  const words = ({ name, language }: NoticeDue) => {
    const { subject, body } = translator(languageFor(language ?? undefined)).announcements.mail
    return { subject, body: body({ name, address }) }
  }
  await queueNotices(scope, rows, words, { address })
  await sql`update announcement_reader r set told_at = now()
    from unnest(${rows.map(({ personId }) => personId)}::uuid[], ${rows.map(({ announcementId }) => announcementId)}::uuid[])
      as t (person_id, announcement_id)
    where r.person_id = t.person_id and r.announcement_id = t.announcement_id`.execute(scope.db)
  return rows.length
}

const ROUND_MS = 60_000

/** Gathers and tells in the background until it is stopped. */
export function startTellingGroups(
  database: Database,
  { log, address }: Pick<RoundsOrder, 'log'> & { readonly address: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'telling groups', log }, () =>
    withSystemScope(database, { purpose: 'tell groups' }, (scope) => tellGroups(scope, { address })),
  )
}
