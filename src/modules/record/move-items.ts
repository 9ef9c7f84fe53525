import { sql } from 'kysely'
import type { ItemId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

export type ItemsToMove = {
  readonly linkId: LinkId
  readonly personId: PersonId
  readonly intoPersonId: PersonId
}

/**
 * Brings at most `take` items of a link, with every version, to the person whom the link leads to now. A row never changes
 * its person: it is written anew and taken away, in one transaction. Answers which items went; none when all have gone.
 */
export async function moveItems(
  scope: SystemScope,
  { linkId, personId, intoPersonId, take }: ItemsToMove & { readonly take: number },
): Promise<readonly ItemId[]> {
  const { rows } = await sql<{ itemId: ItemId }>`
    select item_id from item where person_id = ${personId}::uuid and link_id = ${linkId}::uuid
    order by item_id limit ${take}`.execute(scope.db)
  const items = rows.map((row) => row.itemId)
  await bring(scope, { items, personId, intoPersonId })
  return items
}

/** Items that arrive anew while their rows are still on their way: these rows go first. Mostly no row is. */
export async function bringAlong(
  scope: SystemScope,
  arriving: readonly { readonly itemId: ItemId; readonly personId: PersonId }[],
): Promise<void> {
  const { rows } = await sql<{ itemId: ItemId; personId: PersonId; intoPersonId: PersonId }>`
    select i.item_id, i.person_id, l.person_id as into_person_id
    from unnest(${arriving.map((item) => item.itemId)}::uuid[], ${arriving.map((item) => item.personId)}::uuid[])
      as t(item_id, person_id)
    join item i on i.item_id = t.item_id and i.person_id <> t.person_id
    join patient_link l on l.link_id = i.link_id and l.person_id = t.person_id
    where exists (select from rows_to_move)`.execute(scope.db)
  for (const { itemId, personId, intoPersonId } of rows) await bring(scope, { items: [itemId], personId, intoPersonId })
}

async function bring(
  scope: SystemScope,
  {
    items,
    personId,
    intoPersonId,
  }: { readonly items: readonly ItemId[]; readonly personId: PersonId; readonly intoPersonId: PersonId },
): Promise<void> {
  if (items.length === 0) return
  for (const { table, id } of FOLLOWING) {
    const [name, key] = [sql.table(table), sql.ref(id)]
    // Every column but the person's as it is, whatever columns there are.
    await sql`insert into ${name} select m.* from ${name} r,
        jsonb_populate_record(r, jsonb_build_object('person_id', ${intoPersonId}::text)) m
      where r.person_id = ${personId}::uuid and ${key} = any (${items}::uuid[])
      on conflict do nothing`.execute(scope.db)
    await sql`delete from ${name} r where r.person_id = ${personId}::uuid and ${key} = any (${items}::uuid[])`.execute(
      scope.db,
    )
  }
}

/** What goes with an item, the pictures of a study too. A relation stands with the item that points, and each twin has a line of its own. */
const FOLLOWING = [
  { table: 'item', id: 'r.item_id' },
  { table: 'item_version', id: 'r.item_id' },
  { table: 'item_relation', id: 'r.from_item' },
  { table: 'item_twin', id: 'r.item_id' },
  { table: 'accession', id: 'r.item_id' },
  { table: 'picture', id: 'r.item_id' },
] as const
