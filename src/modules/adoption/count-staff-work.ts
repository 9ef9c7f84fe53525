import { sql } from 'kysely'
import type { StaffScope } from '#platform/database/scopes'

/** How much work the clinic's pages made at an institution. */
export type StaffWork = {
  readonly institutionId: string
  /** Pages opened, previews included. */
  readonly pages: number
  /** Comments, early openings, holds placed and lifted, counselling noted. */
  readonly acts: number
}

const FEWEST_SHOWN = 5

/**
 * The work of the last `days` days by institution, so that the region can tell how many clicks an act takes. Institutions
 * with fewer than five pages and acts together are left out: so few people could be recognised.
 */
export async function countStaffWork(
  scope: StaffScope,
  { days }: { readonly days: number },
): Promise<readonly StaffWork[]> {
  const { rows } = await sql<StaffWork>`
    select institution_id, count(*) filter (where kind in ('clinic-page', 'clinic-preview'))::int as pages,
           count(*) filter (where kind not in ('clinic-page', 'clinic-preview'))::int as acts
    from adoption_fact
    where kind like 'clinic-%' and institution_id is not null
      and at > ${scope.now}::timestamptz - make_interval(days => ${days})
    group by institution_id having count(*) >= ${FEWEST_SHOWN} order by institution_id`.execute(scope.db)
  return rows
}
