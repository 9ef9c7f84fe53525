import { sql } from 'kysely'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'

/** What became of a maturity decision: kept, the patient is too young or grown up, or it is no visit of this institution. */
export type Kept = 'kept' | 'too-young' | 'grown' | 'refused'

/**
 * A clinician has judged that a minor may keep a visit to themselves: the visit, and all that came of it, is seen by
 * nobody but the patient. The reason is written for colleagues.
 */
export async function keepVisit(
  scope: StaffScope,
  { itemId, reason }: { readonly itemId: string; readonly reason: string },
): Promise<Kept> {
  if (!isUuid(itemId)) return 'refused'
  const { rows } = await sql<{ kept: Kept }>`
    select keep_visit(${itemId}::uuid, ${reason}, ${scope.actor.name}) as kept`.execute(scope.db)
  return rows[0]?.kept ?? 'refused'
}

/** Ends it; answers whether there was anything to end. */
export async function shareVisitAgain(scope: StaffScope, { itemId }: { readonly itemId: string }): Promise<boolean> {
  if (!isUuid(itemId)) return false
  const { rows } = await sql<{ done: boolean }>`
    select share_visit_again(${itemId}::uuid, ${scope.actor.name}) as done`.execute(scope.db)
  return rows[0]?.done ?? false
}

/** Since when a visit is kept, and by whose decision; null where it is not. */
export async function readKeptVisit(
  scope: StaffScope,
  { itemId }: { readonly itemId: string },
): Promise<{ readonly decidedAt: Instant; readonly actorName: string; readonly reason: string } | null> {
  const row = await scope.db
    .selectFrom('keptVisit')
    .select(['decidedAt', 'actorName', 'reason'])
    .where('itemId', '=', itemId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
