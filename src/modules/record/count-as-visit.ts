import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'

/**
 * Notes that somebody came to this record, once a session, and answers when they were here before; null at the first
 * visit. "New since" refers to that instant.
 */
export async function countAsVisit(scope: PatientScope): Promise<Date | null> {
  const { rows } = await sql<{ beforeAt: Date | null }>`
    insert into last_visit (person_id, account_id, session_id, at, before_at)
    values (${scope.subject}::uuid, ${scope.actor.accountId}::uuid, ${scope.actor.sessionId}::uuid, ${scope.now}, null)
    on conflict (person_id, account_id) do update set
      before_at = case when last_visit.session_id = excluded.session_id then last_visit.before_at else last_visit.at end,
      at = excluded.at, session_id = excluded.session_id
    returning before_at`.execute(scope.db)
  return rows[0]?.beforeAt ?? null
}
