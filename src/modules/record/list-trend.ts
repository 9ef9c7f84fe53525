import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

export type TrendValue = {
  readonly itemId: ItemId
  /** As in a line of a list: `system|code`. */
  readonly codeKey: string
  readonly valueText: string | null
  readonly valueNumber: number | null
  readonly unit: string | null
  readonly ucum: string | null
  readonly happenedText: string | null
  readonly institutionName: string
}

const MOST_VALUES = 200

/** The same test over the years and institutions, newest first: every open value of its codes, comparable or not. */
export async function listTrend(
  scope: PatientScope,
  { category, codeKeys }: { readonly category: string; readonly codeKeys: readonly string[] },
): Promise<readonly TrendValue[]> {
  const { rows } = await sql<TrendValue>`
    select i.item_id, i.code_key, i.value_text, i.value_number, i.unit, i.ucum, i.happened_text, n.name as institution_name
    from released_item i join institution n on n.institution_id = i.institution_id
    where i.person_id = ${scope.subject}::uuid and i.category = ${category}
      and i.code is not null and i.code_key = any (${codeKeys}::text[])
      and i.item_id <> all (array(select t.item_id from released_twin t
        where t.person_id = ${scope.subject}::uuid and t.kind = 'stands-behind'))
    order by i.sort_at desc, i.item_id limit ${MOST_VALUES}`.execute(scope.db)
  return rows
}
