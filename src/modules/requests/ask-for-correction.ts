import { sql } from 'kysely'
import { Invalid, NotFound, Refused } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { dueNow } from './promise.ts'

export const LONGEST_CORRECTION = 2000

/**
 * The person says what is wrong with an item; it goes to whoever sent it, who answers by the promised day (the right to
 * rectification: GDPR, article 16). One at a time for each item. Answers the request's id. Throws Refused for helpers,
 * NotFound for what is not open, Invalid for no words or too many.
 */
export async function askForCorrection(
  scope: PatientScope,
  { itemId, text }: { readonly itemId: string; readonly text: string },
): Promise<string> {
  const said = text.trim()
  if (said === '' || said.length > LONGEST_CORRECTION)
    throw new Invalid(`what is wrong has 1 to ${LONGEST_CORRECTION} characters`)
  const due = await dueOfCorrection(scope, { itemId })
  const { rows } = await sql<{ requestId: string | null }>`
    select ask_about_item('correction', ${itemId}::uuid, ${due}::timestamptz, ${scope.actor.name}, ${said})
      as request_id`.execute(scope.db)
  const requestId = rows[0]?.requestId ?? (await findCorrection(scope, { itemId }))?.requestId
  if (!requestId) throw new NotFound('item', { detail: 'nothing was asked' })
  return requestId
}

/** By when an answer would be promised. Throws Refused for helpers, and NotFound for what is not open. */
export async function dueOfCorrection(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<Instant> {
  if (scope.capacity !== 'self') throw new Refused('only the person says what is wrong in the record')
  const { rows } = await sql<{ institutionId: InstitutionId }>`
    select institution_id from released_item
    where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid`.execute(scope.db)
  const item = rows[0]
  if (!item) throw new NotFound('item', { detail: 'not open for this scope' })
  return dueNow(scope, { kind: 'correction', institutionId: item.institutionId })
}

/** What was said to be wrong with an item and has no answer yet. */
export async function findCorrection(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<{ readonly requestId: string; readonly dueAt: Date } | null> {
  const { rows } = await sql<{ requestId: string; dueAt: Date }>`
    select r.request_id, r.due_at from request_item i
    join request r on r.person_id = i.person_id and r.request_id = i.request_id
    where i.person_id = ${scope.subject}::uuid and i.item_id = ${itemId}::uuid and i.kind = 'correction'
      and i.closed_at is null`.execute(scope.db)
  return rows[0] ?? null
}
