import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { findOwnItem } from '../own-item.ts'

/** Ends a goal that was set from a result of the clinician's institution. Throws NotFound where there is none. */
export async function endGoal(
  scope: StaffScope,
  { itemId, goalId }: { readonly itemId: string; readonly goalId: string },
): Promise<void> {
  if ((await endGoals(scope, { itemId, goalId })) === 0) throw new NotFound('goal', { detail: 'none that lasts' })
}

/** Ends one goal set from an item, or all of them; answers how many. */
export async function endGoals(
  scope: StaffScope,
  { itemId, goalId }: { readonly itemId: string; readonly goalId: string | null },
): Promise<number> {
  const item = await findOwnItem(scope, itemId)
  const { accountId, name } = scope.actor
  const { numAffectedRows } = await sql`
    update goal_range set ended_at = ${scope.now}::timestamptz, ended_by = ${accountId}::uuid, ended_name = ${name}
    where person_id = ${item.personId}::uuid and item_id = ${item.itemId}::uuid and ended_at is null
      and (${goalId}::uuid is null or goal_id = ${goalId}::uuid)`.execute(scope.db)
  return Number(numAffectedRows ?? 0)
}
