import { NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { findOwnItem } from '../own-item.ts'

/** Ends a goal that was set from a result of the clinician's institution. Throws NotFound where there is none. */
export async function endGoal(
  scope: StaffScope,
  { itemId, goalId }: { readonly itemId: string; readonly goalId: string },
): Promise<void> {
  const item = await findOwnItem(scope, itemId)
  const { numUpdatedRows } = await scope.db
    .updateTable('goalRange')
    .set({ endedAt: scope.now, endedBy: scope.actor.accountId, endedName: scope.actor.name })
    .where('personId', '=', item.personId)
    .where('itemId', '=', item.itemId)
    .where('goalId', '=', goalId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new NotFound('goal', { detail: 'none that lasts' })
}
