import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { dueNow } from './promise.ts'

const LONGEST = 2000
const LONGEST_PLACE = 300

/**
 * Asks whoever sent a medicine for more of it: a refill, or a prescription anew. Once while it waits for an answer; answers
 * the request's id. Throws NotFound for what is not open to this scope, Invalid without a place to pick it up.
 */
export async function askForMedicine(
  scope: PatientScope,
  { itemId, pickUp, text }: { readonly itemId: string; readonly pickUp: string; readonly text: string },
): Promise<string> {
  const place = pickUp.trim()
  const said = text.trim() || null
  if (place === '' || place.length > LONGEST_PLACE || (said?.length ?? 0) > LONGEST)
    throw new Invalid('a request for medicine', { detail: 'place or words' })
  const due = await dueOfMedicine(scope, { itemId })
  const { rows } = await sql<{ requestId: string | null }>`
    select ask_for_medicine(${itemId}::uuid, ${said}, ${place}, ${due}::timestamptz, ${scope.actor.name}) as request_id`.execute(
    scope.db,
  )
  const requestId = rows[0]?.requestId ?? (await listAskedMedicines(scope)).get(itemId)?.requestId
  if (!requestId) throw new NotFound('medicine', { detail: 'nothing was asked' })
  return requestId
}

/** By when an answer would be promised. Throws NotFound for what is not open to this scope. */
export async function dueOfMedicine(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<Instant> {
  const { rows } = await sql<{ institutionId: string }>`
    select institution_id from released_item
    where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid and category = 'medications'`.execute(
    scope.db,
  )
  const item = rows[0]
  if (!item) throw new NotFound('medicine', { detail: 'not open for this scope' })
  return dueNow(scope, { kind: 'medicine', institutionId: item.institutionId })
}

/** What waits for an answer, by the item of the medicine. */
export async function listAskedMedicines(
  scope: PatientScope,
): Promise<ReadonlyMap<string, { readonly requestId: string; readonly dueAt: Instant }>> {
  const { rows } = await sql<{ itemId: string; requestId: string; dueAt: Instant }>`
    select i.item_id, i.request_id, r.due_at from request_item i
    join request r on r.person_id = i.person_id and r.request_id = i.request_id
    where i.person_id = ${scope.subject}::uuid and i.kind = 'medicine' and i.closed_at is null`.execute(scope.db)
  return new Map(rows.map(({ itemId, ...asked }) => [itemId, asked]))
}
