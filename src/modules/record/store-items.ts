import { CompiledQuery, sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { INSERT_ITEMS, itemTexts, UPDATE_ITEMS } from './item-columns.ts'
import type { NewItem } from './new-item.ts'
import { type Relation, relateOutside } from './relate-items.ts'
import { writeVerdicts } from './write-verdicts.ts'

export type StoreOutcome = 'stored' | 'updated' | 'unchanged'

export type Stored = {
  readonly outcome: ReadonlyMap<ItemId, StoreOutcome>
  /** Known content to which another rule applies by now (a label lifted, a report that came). */
  readonly ruledAnew: readonly NewItem[]
}

/**
 * Puts items into the record in a handful of statements, however many there are. Content equal to any stored version
 * changes nothing; other content makes a new version and keeps the old one; an item that now belongs to another person
 * leaves the first one's record. Each item id may occur once. Answers what became of each.
 */
export async function storeItems(
  scope: SystemScope,
  { items, outside }: { readonly items: readonly NewItem[]; readonly outside: readonly Relation[] },
): Promise<Stored> {
  const stored = await findKnown(scope, items)
  const ruledAnew: NewItem[] = []
  const outcome = new Map<ItemId, StoreOutcome>()
  const fresh: NewItem[] = []
  const changed: NewItem[] = []
  for (const item of items) {
    const before = stored.get(item.itemId)
    if (!before || before.personId !== item.personId) fresh.push(item)
    else if (before.hashes.has(item.bodyHash.toString('hex'))) {
      outcome.set(item.itemId, 'unchanged')
      if (before.releaseRule !== item.verdict.releaseRule) ruledAnew.push(item)
    } else changed.push(item)
    if (before && before.personId !== item.personId) await removeFrom(scope, before.personId, item.itemId)
  }
  for (const id of await insertItems(scope, fresh)) outcome.set(id, 'stored')
  for (const id of await updateItems(scope, changed)) outcome.set(id, 'updated')
  await relateOutside(scope, outside)
  await writeVerdicts(scope, ruledAnew)
  return { outcome, ruledAnew }
}

type KnownRow = {
  personId: PersonId
  itemId: ItemId
  version: number
  bodyHash: Uint8Array
  releaseRule: string
  standing: string
}
type Known = { personId: PersonId; releaseRule: string; hashes: Set<string> }

async function findKnown(scope: SystemScope, items: readonly NewItem[]): Promise<Map<ItemId, Known>> {
  const ids = items.map((item) => item.itemId)
  const { rows } = await sql<KnownRow>`
    select person_id, item_id, version, body_hash, release_rule, standing from item where item_id = any (${ids}::uuid[])`.execute(
    scope.db,
  )
  const stored = new Map(
    rows.map((row) => [row.itemId, { personId: row.personId, releaseRule: row.releaseRule, hashes: hashesOf(row) }]),
  )
  const older = rows.filter((row) => row.version > 1 && row.standing !== 'deleted')
  if (older.length === 0) return stored
  const versions = await sql<{ itemId: ItemId; bodyHash: Uint8Array }>`
    select item_id, body_hash from item_version
    where person_id = any (${older.map((row) => row.personId)}::uuid[])
      and item_id = any (${older.map((row) => row.itemId)}::uuid[])`.execute(scope.db)
  for (const row of versions.rows) stored.get(row.itemId)?.hashes.add(Buffer.from(row.bodyHash).toString('hex'))
  return stored
}

/** What was deleted is not known any more: the same content again brings it back. */
function hashesOf({ standing, bodyHash }: KnownRow): Set<string> {
  return new Set(standing === 'deleted' ? [] : [Buffer.from(bodyHash).toString('hex')])
}

/** A correction of the subject: the first person must not keep a line of it. The bytes stay in the inbox. */
async function removeFrom(scope: SystemScope, personId: PersonId, itemId: ItemId): Promise<void> {
  for (const table of ['itemVersion', 'item'] as const)
    await scope.db.deleteFrom(table).where('personId', '=', personId).where('itemId', '=', itemId).execute()
}

async function insertItems(scope: SystemScope, items: readonly NewItem[]): Promise<readonly ItemId[]> {
  if (items.length === 0) return []
  const query = CompiledQuery.raw(INSERT_ITEMS, itemTexts(scope, items))
  const { rows } = await scope.db.executeQuery<{ itemId: ItemId }>(query)
  return rows.map((row) => row.itemId)
}

async function updateItems(scope: SystemScope, items: readonly NewItem[]): Promise<readonly ItemId[]> {
  if (items.length === 0) return []
  await sql`insert into item_version (person_id, item_id, version, message_id, received_at, body_hash, body)
    select person_id, item_id, version, message_id, changed_at, body_hash, body from item
    where person_id = any (${[...new Set(items.map((item) => item.personId))]}::uuid[])
      and item_id = any (${items.map((item) => item.itemId)}::uuid[])
    on conflict do nothing`.execute(scope.db)
  const query = CompiledQuery.raw(UPDATE_ITEMS, itemTexts(scope, items))
  const { rows } = await scope.db.executeQuery<{ itemId: ItemId }>(query)
  return rows.map((row) => row.itemId)
}
