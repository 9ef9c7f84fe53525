import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

export type CategorySource = {
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly lastReceivedAt: Date
}

/** The institutions from which anything of a category is open, and when the last of it came. */
export async function listSources(
  scope: PatientScope,
  { category }: { readonly category: Category },
): Promise<readonly CategorySource[]> {
  const { rows } = await sql<Omit<CategorySource, 'category'>>`
    select i.institution_id, n.name as institution_name, i.last_received_at
    from (select institution_id, max(received_at) as last_received_at from released_item
          where person_id = ${scope.subject}::uuid and category = ${category} group by institution_id) i
    join institution n on n.institution_id = i.institution_id
    order by n.name`.execute(scope.db)
  return rows.map((row) => ({ ...row, category }))
}
