import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { NotFound, Refused } from '#base/errors'
import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'

/** Somebody who has read a result and wishes to be called. */
export type CallRequest = {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly family: string | null
  readonly given: readonly string[]
  readonly category: Category
  readonly title: string
  readonly askedAt: Instant
}

/** Who waits for a call from the clinician's own institution, longest first. */
export async function listCallRequests(scope: StaffScope): Promise<readonly CallRequest[]> {
  if (scope.role !== 'clinician') throw new Refused('only clinicians see who wishes to be called')
  const { rows } = await sql<CallRequest>`
    select c.person_id, c.item_id, l.demographics::jsonb ->> 'family' as family,
           array(select jsonb_array_elements_text(l.demographics::jsonb -> 'given')) as given,
           i.category, i.title, c.asked_at
    from call_request c
    join item i on i.person_id = c.person_id and i.item_id = c.item_id
    join patient_link l on l.link_id = i.link_id
    where c.institution_id = ${scope.institutionId} and c.done_at is null
    order by c.asked_at limit 500`.execute(scope.db)
  return rows
}

/** The call has been made. Throws NotFound when somebody else has made it. */
export async function answerCallRequest(
  scope: StaffScope,
  { personId, itemId }: { readonly personId: string; readonly itemId: string },
): Promise<void> {
  const done = await scope.db
    .updateTable('callRequest')
    .set({ doneAt: sql<Date>`now()`, doneBy: scope.actor.accountId, doneName: scope.actor.name })
    .where('personId', '=', personId)
    .where('itemId', '=', itemId)
    .where('doneAt', 'is', null)
    .returning('itemId')
    .executeTakeFirst()
  if (!done) throw new NotFound('call request', { detail: 'answered already, or of another institution' })
}
