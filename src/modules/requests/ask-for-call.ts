import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { dueNow } from './promise.ts'

/**
 * The person has read something and wishes to be called by whoever sent it. Once while it waits. Throws Refused for
 * helpers, and NotFound for what is not open.
 */
export async function askForCall(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<void> {
  if (scope.capacity !== 'self') throw new Refused('only the person wishes to be called')
  const { rows } = await sql<{ institutionId: InstitutionId }>`
    select institution_id from released_item
    where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid`.execute(scope.db)
  const item = rows[0]
  if (!item) throw new NotFound('item', { detail: 'not open for this scope' })
  const due = await dueNow(scope, { kind: 'call-me', institutionId: item.institutionId })
  await sql`select ask_about_item('call-me', ${itemId}::uuid, ${due}::timestamptz, ${scope.actor.name}, null)`.execute(
    scope.db,
  )
}
