import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { ItemId, PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { findOwnItem } from '../own-item.ts'

/** Ends a goal that was set from a result of the clinician's institution. Throws NotFound where there is none. */
export async function endGoal(
  scope: StaffScope,
  { itemId, goalId }: { readonly itemId: string; readonly goalId: string },
): Promise<void> {
  const item = await findOwnItem(scope, itemId)
  const { accountId, name } = scope.actor
  const { numAffectedRows } = await sql`
    update goal_range set ended_at = ${scope.now}::timestamptz, ended_by = ${accountId}::uuid, ended_name = ${name}
    where person_id = ${item.personId}::uuid and item_id = ${item.itemId}::uuid and ended_at is null
      and goal_id = ${goalId}::uuid`.execute(scope.db)
  if (Number(numAffectedRows ?? 0) === 0) throw new NotFound('goal', { detail: 'none that lasts' })
}

/** Ends every goal of the institution for the test of an item, from whichever of its results it was set. */
export async function endGoalsOfTest(
  scope: StaffScope,
  { personId, itemId }: { readonly personId: PersonId; readonly itemId: ItemId },
): Promise<void> {
  const { accountId, name } = scope.actor
  await sql`
    update goal_range set ended_at = ${scope.now}::timestamptz, ended_by = ${accountId}::uuid, ended_name = ${name}
    where person_id = ${personId}::uuid and ended_at is null and (item_id = ${itemId}::uuid or item_id in (
      select e.item_id from item e join item i on i.person_id = e.person_id and i.item_id = ${itemId}::uuid
      where e.person_id = ${personId}::uuid and e.code = i.code
        and e.code_system is not distinct from i.code_system))`.execute(scope.db)
}
