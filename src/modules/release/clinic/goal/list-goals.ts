import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import { findOwnItem } from '../own-item.ts'

/** A range that a clinician set for one person. */
export type Goal = {
  readonly goalId: string
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly reason: string
  /** YYYY-MM-DD. */
  readonly until: string
  readonly setAt: Instant
  readonly authorName: string
}

export type OwnGoal = Goal & { readonly institutionName: string; readonly codeKey: string }

/** Goals set from a result of the clinician's institution that last, newest first. */
export async function listGoalsHere(
  scope: StaffScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly Goal[]> {
  const { personId } = await findOwnItem(scope, itemId)
  const { rows } = await sql<Goal>`
    select goal_id, low, high, unit, reason, to_char(until, 'YYYY-MM-DD') as until, set_at, author_name from goal_range
    where person_id = ${personId}::uuid and item_id = ${itemId}::uuid and ended_at is null and until >= current_date
    order by set_at desc`.execute(scope.db)
  return rows
}

/**
 * The person's goals for a test that last today, newest first; only where the result may be seen from which they were set.
 * Of one institution the newest decides: with its end an older one does not come back.
 */
export async function listOwnGoals(
  scope: PatientScope,
  { codeKeys }: { readonly codeKeys: readonly string[] },
): Promise<readonly OwnGoal[]> {
  const { rows } = await sql<OwnGoal>`
    select goal_id, low, high, unit, reason, to_char(until, 'YYYY-MM-DD') as until, set_at, author_name,
           institution_name, code_key
    from (select distinct on (g.institution_id) g.*, n.name as institution_name
          from released_goal g join institution n on n.institution_id = g.institution_id
          where g.person_id = ${scope.subject}::uuid and g.code_key = any (${codeKeys}::text[])
          order by g.institution_id, g.set_at desc, g.ended_at desc) newest
    where ended_at is null and until >= current_date
    order by set_at desc`.execute(scope.db)
  return rows
}
