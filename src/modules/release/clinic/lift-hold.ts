import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { askToDecide } from '../ask-to-decide.ts'

/** Ends a hold before its day, whoever of the institution placed it. Throws NotFound when it has ended already. */
export async function liftHold(scope: StaffScope, { holdId }: { readonly holdId: string }): Promise<void> {
  if (scope.role !== 'clinician') throw new Refused('only clinicians lift holds')
  const lifted = await scope.db
    .updateTable('clinicianHold')
    .set({ liftedAt: sql<Date>`now()`, liftedBy: scope.actor.accountId, liftedName: scope.actor.name })
    .where('holdId', '=', holdId)
    .where('liftedAt', 'is', null)
    .returning('personId')
    .executeTakeFirst()
  if (!lifted) throw new NotFound('hold', { detail: 'lifted already, or of another institution' })
  await askToDecide(scope, { personId: lifted.personId, because: 'hold lifted' })
}
