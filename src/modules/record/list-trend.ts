import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

export type TrendValue = {
  readonly itemId: ItemId
  readonly valueText: string | null
  readonly valueNumber: number | null
  readonly unit: string | null
  readonly ucum: string | null
  readonly happenedText: string | null
  readonly institutionName: string
}

const MOST_VALUES = 200

/** The same test over the years and institutions, newest first: every open value of one code, comparable or not. */
export async function listTrend(
  scope: PatientScope,
  {
    category,
    codeSystem,
    code,
  }: { readonly category: string; readonly codeSystem: string | null; readonly code: string },
): Promise<readonly TrendValue[]> {
  const { rows } = await sql<TrendValue>`
    select i.item_id, i.value_text, i.value_number, i.unit, i.ucum, i.happened_text, n.name as institution_name
    from released_item i join institution n on n.institution_id = i.institution_id
    where i.person_id = ${scope.subject}::uuid and i.category = ${category}
      and i.code = ${code} and i.code_system is not distinct from ${codeSystem}
      and i.item_id <> all (array(select t.item_id from released_twin t
        where t.person_id = ${scope.subject}::uuid and t.kind = 'stands-behind'))
    order by i.sort_at desc, i.item_id limit ${MOST_VALUES}`.execute(scope.db)
  return rows
}
