import { Invalid } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { askToDecide } from '../ask-to-decide.ts'
import { findOwnItem } from './own-item.ts'

/**
 * Notes on an order that the patient has been told what the test may bring. It counts for results that are issued after
 * it, never for those that are there already: a rule may depend only on what is known before the result.
 */
export async function flagCounselled(scope: StaffScope, { itemId }: { readonly itemId: string }): Promise<void> {
  const order = await findOwnItem(scope, itemId)
  if (order.resourceType !== 'ServiceRequest')
    throw new Invalid('only an order can say that the patient was counselled')
  await scope.db
    .insertInto('counselling')
    .values({
      personId: order.personId,
      itemId: order.itemId,
      institutionId: order.institutionId,
      accountId: scope.actor.accountId,
      authorName: scope.actor.name,
    })
    .onConflict((same) => same.doNothing())
    .execute()
  await askToDecide(scope, { personId: order.personId, because: 'counselled' })
}
