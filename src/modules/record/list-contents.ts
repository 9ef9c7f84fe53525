import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** One version of an item as it is stored: its content, and what the message said where that was a part. */
export type StoredContent = {
  readonly itemId: ItemId
  /** Whose it is, also while the rows are on their way to them. */
  readonly personId: PersonId
  readonly sourceAt: Instant
  readonly isDated: boolean
  readonly arrivedAt: Instant
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
    select i.item_id, coalesce(l.person_id, i.person_id) as person_id, i.source_at, i.source_dated as is_dated, i.arrived_at,
           i.body, i.said
    from item i left join patient_link l on l.link_id = i.link_id
    where i.item_id = any (${ids}::uuid[]) and i.standing <> 'deleted'`.execute(scope.db)
  return rows
}

/** All contents of items, those that came first before the others, the current ones last. */
export async function listAllContents(
  scope: SystemScope,
  { ids }: { readonly ids: readonly ItemId[] },
): Promise<readonly StoredContent[]> {
  const current = await listContents(scope, { ids })
  if (current.length === 0) return []
  const { rows } = await sql<StoredContent>`
    select v.item_id, coalesce(l.person_id, i.person_id) as person_id, v.source_at, true as is_dated,
           v.received_at as arrived_at, v.body, v.said
    from item i
    join item_version v on v.person_id = i.person_id and v.item_id = i.item_id
    left join patient_link l on l.link_id = i.link_id
    where i.item_id = any (${current.map(({ itemId }) => itemId)}::uuid[])
    order by v.version`.execute(scope.db)
  return [...rows, ...current]
}
