import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { ItemToDecide } from './list-parts-to-decide.ts'
import type { StoredVerdict } from './new-item.ts'

/** Stored items by their ids, for deciding each by itself. */
export async function listItemsToDecide(
  scope: SystemScope,
  { items }: { readonly items: readonly ItemId[] },
): Promise<readonly ItemToDecide[]> {
  const { rows } = await sql<
    Omit<ItemToDecide, 'stored'> & Omit<StoredVerdict, 'releaseAt'> & { releaseAt: Date | null }
  >`
    select i.person_id, i.item_id, i.feed_id, i.category, i.received_at, i.changed_at, l.demographics::jsonb ->> 'birthDate' as birth_date,
           o.opened_at, i.body, i.verdict,
           nullif(i.release_at, 'infinity') as release_at, i.release_rule, i.release_because, i.rulebook_version,
           i.shows_card, i.shows_delegates
    from item i
    join patient_link l on l.link_id = i.link_id
    left join opening o on o.person_id = i.person_id and o.item_id = i.item_id
    where i.item_id = any (${items}::uuid[])`.execute(scope.db)
  return rows.map((row) => ({ ...row, stored: { ...row, releaseAt: row.releaseAt ?? 'infinity' } }))
}
