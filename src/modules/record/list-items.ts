import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns } from './item-row.ts'

export type ListQuestion = {
  readonly category: Category
  readonly institutionId: string | null
  /** YYYY-MM-DD, both days included. */
  readonly from: string | null
  readonly to: string | null
  /** From 1. */
  readonly page: number
}

export const ROWS_A_PAGE = 50

/**
 * One page of a category, newest first, the values of one report together, and whether there is an older one. The page
 * is cut out first: each of its reports is then looked up once, not once for every value.
 */
export async function listItems(
  scope: PatientScope,
  question: ListQuestion,
): Promise<{ readonly rows: readonly ItemRow[]; readonly hasOlder: boolean }> {
  const { rows } = await sql<ItemRow>`
    with page as materialized (
      select item_id, category, resource_type, title, value_text, value_number, unit, ucum, range_low, range_high,
             range_text, flag, happened_text, status, author, standing, institution_id, part_of, sort_at, changed_at,
             release_at
      from released_item
      where person_id = ${scope.subject}::uuid and category = ${question.category} and listed
        ${question.institutionId ? sql`and institution_id = ${question.institutionId}` : sql``}
        ${question.from ? sql`and sort_at >= ${question.from}::date` : sql``}
        ${question.to ? sql`and sort_at < ${question.to}::date + 1` : sql``}
      order by sort_at desc, part_of, item_id
      limit ${ROWS_A_PAGE + 1} offset ${(question.page - 1) * ROWS_A_PAGE}
    ), report as materialized (
      select item_id, title from released_item
      where person_id = ${scope.subject}::uuid and item_id = any (array(select part_of from page))
    )
    select ${rowColumns(scope)} from page i
    join institution n on n.institution_id = i.institution_id
    left join report p on p.item_id = i.part_of
    order by i.sort_at desc, i.part_of, i.item_id`.execute(scope.db)
  return { rows: rows.slice(0, ROWS_A_PAGE), hasOlder: rows.length > ROWS_A_PAGE }
}
