import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { StaffScope } from '#platform/database/scopes'

/** People who may see an item's record alike: as what, which of its kinds, and how many they are. No names. */
export type Viewers = {
  readonly capacity: 'self' | 'delegate' | 'guardian'
  /** Of the kinds that the item and its parts have; none: they see nothing of it. */
  readonly categories: readonly Category[]
  readonly accounts: number
}

/** Who may see the record of which an item of the own institution is part; the person first, where there is an account. */
export async function listViewers(
  scope: StaffScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly Viewers[]> {
  const { rows } = await sql<Viewers>`
    select capacity, categories, accounts::int as accounts from list_viewers(${itemId}::uuid)`.execute(scope.db)
  return rows
}
