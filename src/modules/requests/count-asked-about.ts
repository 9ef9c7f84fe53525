import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** How often an item was asked about: to be called after reading it, and to have it opened while it waited. */
export type AskedAbout = { readonly calls: number; readonly asks: number }

export type AskedByPersons = {
  readonly persons: ReadonlySet<PersonId>
  readonly byItem: ReadonlyMap<ItemId, AskedAbout>
}

type Row = AskedAbout & { readonly personId: PersonId; readonly itemId: ItemId }

/** What some persons have asked about, for those who count what an opening or a wait brings. */
export async function countAskedAbout(scope: SystemScope, persons: readonly PersonId[]): Promise<AskedByPersons> {
  const { rows } = await sql<Row>`
    select person_id, unnest(item_ids) as item_id, count(*) filter (where kind = 'call-me')::int as calls,
           count(*) filter (where kind = 'early-opening')::int as asks
    from request where person_id = any (${persons}::uuid[]) group by 1, 2`.execute(scope.db)
  return {
    persons: new Set(rows.map(({ personId }) => personId)),
    byItem: new Map(rows.map(({ itemId, calls, asks }) => [itemId, { calls, asks }])),
  }
}
