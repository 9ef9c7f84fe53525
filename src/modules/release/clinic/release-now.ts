import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { askToDecide } from '../ask-to-decide.ts'
import { findOwnItem } from './own-item.ts'

/**
 * Ends the wait of an item with the clinician's name, and lifts the holds on it. What a law blocks stays blocked; a person
 * who has chosen to wait still waits, for that is theirs to end.
 */
export async function releaseNow(scope: StaffScope, { itemId }: { readonly itemId: string }): Promise<void> {
  const item = await findOwnItem(scope, itemId)
  if (item.verdict === 'blocked') throw new Invalid('a law keeps this closed; nobody here can open it')
  const by = { accountId: scope.actor.accountId, authorName: scope.actor.name }
  await scope.db
    .updateTable('clinicianHold')
    .set({ liftedAt: sql<Date>`now()`, liftedBy: by.accountId, liftedName: by.authorName })
    .where('personId', '=', item.personId)
    .where('itemId', '=', item.itemId)
    .where('liftedAt', 'is', null)
    .execute()
  await scope.db
    .insertInto('earlyRelease')
    .values({
      personId: item.personId,
      itemId: item.itemId,
      institutionId: item.institutionId,
      ...by,
    })
    .onConflict((same) => same.doNothing())
    .execute()
  await askToDecide(scope, { personId: item.personId, because: 'released by a clinician' })
}
