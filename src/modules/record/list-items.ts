import { CompiledQuery } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, ROW_COLUMNS } from './item-row.ts'
import type { CategoryCount } from './summarise-record.ts'

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

export type ListPage = {
  readonly rows: readonly ItemRow[]
  readonly hasOlder: boolean
  /** What is open of the category in all, by institution, whatever the filters. */
  readonly counts: readonly CategoryCount[]
}

/**
 * One page of a category, newest first, the values of one report together, whether there is an older one, and what the
 * category holds: one look at the items for all of it.
 */
export async function listItems(
  scope: PatientScope,
  { category, institutionId, from, to, page }: ListQuestion,
): Promise<ListPage> {
  const first = (page - 1) * ROWS_A_PAGE
  const values = [scope.subject, scope.actor.accountId, category, institutionId, from, to, ROWS_A_PAGE + 1, first]
  const { rows } = await scope.db.withoutPlugins().executeQuery<ListedRow>(CompiledQuery.raw(LIST, values))
  const counts = rows[0]?.counts ?? []
  const listed = rows.filter((row) => row.itemId !== null)
  return {
    rows: listed.slice(0, ROWS_A_PAGE),
    hasOlder: listed.length > ROWS_A_PAGE,
    counts: counts.map(({ newestAt, lastReceivedAt, ...count }) => ({
      ...count,
      category,
      newestAt: new Date(newestAt),
      lastReceivedAt: new Date(lastReceivedAt),
    })),
  }
}

/** The first row carries the counts; it is there, without an item, when the page is empty. */
type ListedRow = ItemRow & { readonly counts: readonly CountAsText[] | null }
type CountAsText = Omit<CategoryCount, 'category' | 'newestAt' | 'lastReceivedAt'> & {
  readonly newestAt: string
  readonly lastReceivedAt: string
}

/**
 * The page is cut out first: each of its reports is then looked up once, not once for every value. One text for every
 * filter, because this is the statement that pages ask most: nothing is built, and its plan is kept.
 */
const LIST = `
  with open as materialized (
    select item_id, category, resource_type, title, value_text, value_number, unit, ucum, range_low, range_high,
           range_text, flag, happened_text, status, author, standing, institution_id, part_of, sort_at, changed_at,
           received_at, release_at
    from released_item where person_id = $1::uuid and category = $3 and listed
  ), page as materialized (
    select row_number() over (order by sort_at desc, part_of, item_id) as place, open.* from open
    where ($4::text is null or institution_id = $4)
      and ($5::date is null or sort_at >= $5::date)
      and ($6::date is null or sort_at < $6::date + 1)
    order by place limit $7 offset $8
  ), report as materialized (
    select item_id, title from released_item
    where person_id = $1::uuid and item_id = any (array(select part_of from page))
  ), count as (
    select o.institution_id as "institutionId", n.name as "institutionName", count(*)::int as "openCount",
           (array_agg(o.happened_text order by o.sort_at desc))[1] as "newestText", max(o.sort_at) as "newestAt",
           max(o.received_at) as "lastReceivedAt"
    from open o join institution n on n.institution_id = o.institution_id
    group by o.institution_id, n.name
  )
  select ${ROW_COLUMNS}, coalesce(greatest(i.changed_at, i.release_at) > (select before_at from last_visit v
    where v.person_id = $1::uuid and v.account_id = $2::uuid), false) as "isNew",
    case when i.place is null or i.place = (select min(place) from page)
         then (select json_agg(c order by c."institutionName") from count c) end as counts
  from (select) one
  left join page i on true
  left join institution n on n.institution_id = i.institution_id
  left join report p on p.item_id = i.part_of
  order by i.place`
