import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns } from './item-row.ts'

export type KindItem = ItemRow & { readonly body: string }

/** So many of a kind, newest first; the list of its category has the others. */
export const MOST_OF_A_KIND = 100

/**
 * What is open of some kinds, with the resource itself, kind by kind and newest first. Of what has words before it nothing,
 * until the person has read on.
 */
export async function listKindItems(
  scope: PatientScope,
  { categories, most = MOST_OF_A_KIND }: { readonly categories: readonly Category[]; readonly most?: number },
): Promise<readonly KindItem[]> {
  const { rows } = await sql<KindItem>`
    with placed as (
      select r.*, row_number() over (partition by r.category order by r.sort_at desc, r.item_id) as place
      from released_item r
      where r.person_id = ${scope.subject}::uuid and r.listed and r.standing = 'current'
        and r.category = any (${[...categories]}::text[]))
    select ${rowColumns(scope)}, i.body
    from placed i join institution n on n.institution_id = i.institution_id
    left join released_item p on p.person_id = i.person_id and p.item_id = i.part_of
    where i.place <= ${most} order by i.category, i.place`.execute(scope.db)
  return rows.filter((row) => !row.hasPreface)
}
