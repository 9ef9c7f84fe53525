import { CompiledQuery } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, ROW_COLUMNS } from './item-row.ts'

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
  { category, institutionId, from, to, page }: ListQuestion,
): Promise<{ readonly rows: readonly ItemRow[]; readonly hasOlder: boolean }> {
  const first = (page - 1) * ROWS_A_PAGE
  const values = [scope.subject, scope.actor.accountId, category, institutionId, from, to, ROWS_A_PAGE + 1, first]
  const { rows } = await scope.db.withoutPlugins().executeQuery<SortedRow>(CompiledQuery.raw(LIST, values))
  return { rows: reportsTogether(rows.slice(0, ROWS_A_PAGE)), hasOlder: rows.length > ROWS_A_PAGE }
}

type SortedRow = ItemRow & { readonly sortAt: Date }

/** Values of one moment stand with the others of their report; the index knows nothing of reports. */
function reportsTogether(rows: readonly SortedRow[]): readonly ItemRow[] {
  const place = (row: SortedRow) => row.partOf ?? ''
  return rows.toSorted(
    (a, b) => b.sortAt.getTime() - a.sortAt.getTime() || Number(place(a) > place(b)) - Number(place(a) < place(b)),
  )
}

/**
 * The page is cut out first, in the order of the index; each of its reports is then looked up once, not once for every
 * value. One text for every filter, because this is the statement that pages ask most: its plan is kept.
 */
const LIST = `
  with page as materialized (
    select item_id, category, resource_type, title, value_text, value_number, unit, ucum, range_low, range_high,
           range_text, flag, happened_text, status, author, standing, institution_id, part_of, sort_at, changed_at,
           release_at
    from released_item
    where person_id = $1::uuid and category = $3 and listed
      and ($4::text is null or institution_id = $4)
      and ($5::date is null or sort_at >= $5::date)
      and ($6::date is null or sort_at < $6::date + 1)
    order by sort_at desc, item_id limit $7 offset $8
  ), report as materialized (
    select item_id, title from released_item
    where person_id = $1::uuid and item_id = any (array(select distinct part_of from page))
  )
  select ${ROW_COLUMNS}, i.sort_at as "sortAt",
    coalesce(greatest(i.changed_at, i.release_at) > (select before_at from last_visit v
      where v.person_id = $1::uuid and v.account_id = $2::uuid), false) as "isNew"
  from page i
  join institution n on n.institution_id = i.institution_id
  left join report p on p.item_id = i.part_of
  order by i.sort_at desc, i.item_id`
