import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'

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

/** One page of a category, newest first, the values of one report together, and whether there is an older one. */
export async function listItems(
  scope: PatientScope,
  question: ListQuestion,
): Promise<{ readonly rows: readonly ItemRow[]; readonly hasOlder: boolean }> {
  const { rows } = await sql<ItemRow>`
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.category = ${question.category} and i.listed
      ${question.institutionId ? sql`and i.institution_id = ${question.institutionId}` : sql``}
      ${question.from ? sql`and i.sort_at >= ${question.from}::date` : sql``}
      ${question.to ? sql`and i.sort_at < ${question.to}::date + 1` : sql``}
    order by i.sort_at desc, i.part_of, i.item_id
    limit ${ROWS_A_PAGE + 1} offset ${(question.page - 1) * ROWS_A_PAGE}`.execute(scope.db)
  return { rows: rows.slice(0, ROWS_A_PAGE), hasOlder: rows.length > ROWS_A_PAGE }
}
