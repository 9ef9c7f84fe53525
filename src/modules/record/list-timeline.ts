import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns } from './item-row.ts'
import { ROWS_A_PAGE } from './list-items.ts'

/** The place in the timeline after which a page begins. */
export type TimelinePlace = { readonly sortAt: Date; readonly itemId: string }

export type TimelineQuestion = {
  readonly categories: readonly Category[]
  readonly after: TimelinePlace | null
  /** How many rows a page has; undefined: ROWS_A_PAGE. */
  readonly take?: number
}

/**
 * One page of everything that is listed, newest first, across kinds and institutions; `next` is where the older one
 * begins. Of each kind at most a page is taken from its index and these are merged: the work does not grow with the
 * record, nor with how far back the page lies.
 */
export async function listTimeline(
  scope: PatientScope,
  { categories, after, take = ROWS_A_PAGE }: TimelineQuestion,
): Promise<{ readonly rows: readonly ItemRow[]; readonly next: TimelinePlace | null }> {
  const { rows } = await sql<ItemRow & { sortAt: Date }>`
    with page as materialized (
      select k.item_id, k.sort_at from unnest(${[...categories]}::text[]) as c(category)
      cross join lateral (
        select item_id, sort_at from released_item
        where person_id = ${scope.subject}::uuid and category = c.category and listed
          ${after ? sql`and sort_at <= ${after.sortAt} and (sort_at < ${after.sortAt} or item_id > ${after.itemId}::uuid)` : sql``}
        order by sort_at desc, item_id limit ${take + 1}) k
      order by k.sort_at desc, k.item_id limit ${take + 1}
    )
    select ${rowColumns(scope)}, k.sort_at as sort_at
    from page k
    join released_item i on i.person_id = ${scope.subject}::uuid and i.item_id = k.item_id
    join institution n on n.institution_id = i.institution_id
    left join released_item p on p.person_id = i.person_id and p.item_id = i.part_of
    order by k.sort_at desc, k.item_id`.execute(scope.db)
  const shown = rows.slice(0, take)
  const last = shown.at(-1)
  const hasMore = rows.length > take && last !== undefined
  return { rows: shown, next: hasMore ? { sortAt: last.sortAt, itemId: last.itemId } : null }
}
