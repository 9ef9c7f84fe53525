import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'

/** A line with the resource itself; null where words come before it that have not been read yet. */
export type WholeLine = ItemRow & { readonly body: string | null }

/** More than so many entries are read page by page. */
const MOST_OF_A_LIST = 1000

/** All rows of one kind, newest first, to be looked at side by side; null where there are more than 1000. */
export async function listWholeKind(
  scope: PatientScope,
  { category }: { readonly category: Category },
): Promise<readonly WholeLine[] | null> {
  const { rows } = await sql<WholeLine>`
    select ${rowColumns(scope)}, i.body from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.listed and i.category = ${category}
    order by i.sort_at desc, i.item_id limit ${MOST_OF_A_LIST + 1}`.execute(scope.db)
  if (rows.length > MOST_OF_A_LIST) return null
  return rows.map((row) => (row.hasPreface ? { ...row, body: null } : row))
}
