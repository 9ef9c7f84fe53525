import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** One version of an item as it is stored: its content, and what the message said where that was a part. */
export type StoredContent = {
  readonly itemId: ItemId
  readonly personId: PersonId
  readonly sourceAt: Instant
  readonly isDated: boolean
  readonly body: string
  readonly said: string | null
}

/** The current contents of items; of what was deleted none. */
export async function listContents(
  scope: SystemScope,
  { ids }: { readonly ids: readonly ItemId[] },
): Promise<readonly StoredContent[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StoredContent>`
    select item_id, person_id, source_at, source_dated as is_dated, body, said
    from item where item_id = any (${ids}::uuid[]) and standing <> 'deleted'`.execute(scope.db)
  return rows
}

/** All contents of items, those that came first before the others, the current ones last. */
export async function listAllContents(
  scope: SystemScope,
  { ids }: { readonly ids: readonly ItemId[] },
): Promise<readonly StoredContent[]> {
  const current = await listContents(scope, { ids })
  if (current.length === 0) return []
  const persons = current.map(({ personId }) => personId)
  const { rows } = await sql<StoredContent>`
    select item_id, person_id, source_at, true as is_dated, body, said from item_version
    where person_id = any (${persons}::uuid[]) and item_id = any (${current.map(({ itemId }) => itemId)}::uuid[])
    order by version`.execute(scope.db)
  return [...rows, ...current]
}
