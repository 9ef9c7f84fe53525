import { sql } from 'kysely'
import type { StaffScope } from '#platform/database/scopes'

export type FactCount = { readonly kind: string; readonly category: string | null; readonly count: number }

const FEWEST_SHOWN = 5

/**
 * The programme's counts of the last `days` days. A count below five says nothing about anybody and is not shown
 *: it comes back as null.
 */
export async function countFacts(
  scope: StaffScope,
  { days }: { readonly days: number },
): Promise<readonly (Omit<FactCount, 'count'> & { readonly count: number | null })[]> {
  const { rows } = await sql<FactCount>`
    select kind, category, count(*)::int as count from adoption_fact
    where at > ${scope.now}::timestamptz - make_interval(days => ${days})
    group by kind, category order by kind, category nulls first`.execute(scope.db)
  return rows.map((row) => ({ ...row, count: row.count < FEWEST_SHOWN ? null : row.count }))
}
