import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

export type CategoryCount = {
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly openCount: number
  readonly newestText: string | null
  readonly newestAt: Date
  readonly lastReceivedAt: Date
}

/** What is open of a person, by category and institution. Holds are in no count. */
export async function summariseRecord(scope: PatientScope): Promise<readonly CategoryCount[]> {
  const { rows } = await sql<CategoryCount>`
    select i.category, i.institution_id, n.name as institution_name, count(*)::int as open_count,
           (array_agg(i.happened_text order by i.sort_at desc))[1] as newest_text,
           max(i.sort_at) as newest_at, max(i.received_at) as last_received_at
    from released_item i join institution n on n.institution_id = i.institution_id
    where i.person_id = ${scope.subject}::uuid and i.listed
    group by i.category, i.institution_id, n.name order by i.category, n.name`.execute(scope.db)
  return rows
}
