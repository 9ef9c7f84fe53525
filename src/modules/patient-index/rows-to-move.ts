import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** Rows of a link that may still stand with a person the link has left, and where it leads now. */
export type RowsToMove = { readonly personId: PersonId; readonly linkId: LinkId; readonly intoPersonId: PersonId }

/** The next rows that must follow their link; null when all have. */
export async function nextRowsToMove(scope: SystemScope): Promise<RowsToMove | null> {
  const { rows } = await sql<RowsToMove>`
    select r.person_id, r.link_id, l.person_id as into_person_id from rows_to_move r join patient_link l using (link_id)
    order by r.asked_at, r.link_id, r.person_id limit 1`.execute(scope.db)
  return rows[0] ?? null
}

/** Says that rows of a link may stand with that person; the job looks. */
export async function askToMove(
  scope: SystemScope,
  { personId, linkId }: { readonly personId: PersonId; readonly linkId: LinkId },
): Promise<void> {
  await sql`insert into rows_to_move (person_id, link_id) values (${personId}::uuid, ${linkId}::uuid)
    on conflict do nothing`.execute(scope.db)
}

/** None of the link's rows stand there any more. */
export async function rowsHaveMoved(
  scope: SystemScope,
  { personId, linkId }: { readonly personId: PersonId; readonly linkId: LinkId },
): Promise<void> {
  await scope.db.deleteFrom('rowsToMove').where('personId', '=', personId).where('linkId', '=', linkId).execute()
}
