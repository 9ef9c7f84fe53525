import { CompiledQuery } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { findStored } from './find-stored.ts'
import { INSERT_ITEMS, itemTexts, UPDATE_ITEMS } from './item-columns.ts'
import { confirmItems, keepLate, keepReplaced } from './keep-history.ts'
import type { NewItem } from './new-item.ts'
import { type Placing, placeVersion } from './place-version.ts'
import { type Relation, relateOutside } from './relate-items.ts'
import { writeVerdicts } from './write-verdicts.ts'

export type StoreOutcome = 'stored' | 'updated' | 'unchanged'

export type Stored = {
  readonly outcome: ReadonlyMap<ItemId, StoreOutcome>
  /** Other content is current than before. */
  readonly changed: readonly NewItem[]
  /** Known content to which another rule applies by now (a label lifted, a report that came). */
  readonly ruledAnew: readonly NewItem[]
  /** What came is not the current content: in the history (`late`), or nowhere (`passed over`). */
  readonly notCurrent: readonly { readonly item: NewItem; readonly placing: 'late' | 'known' | 'passed over' }[]
}

/**
 * Puts items into the record in a handful of statements, however many there are. Content equal to any stored version
 * changes nothing; of other content the newer version is current and the older one kept, whichever came first; an item
 * that now belongs to another person leaves the first one's record. Each item id may occur once. Answers what became of
 * each.
 */
export async function storeItems(
  scope: SystemScope,
  { items, outside }: { readonly items: readonly NewItem[]; readonly outside: readonly Relation[] },
): Promise<Stored> {
  const stored = await findStored(
    scope,
    items.map((item) => item.itemId),
  )
  const placed = items.map((item) => ({ item, placing: placeVersion(item, stored.get(item.itemId)) }))
  const those = (...wanted: readonly Placing[]) =>
    placed.filter(({ placing }) => wanted.includes(placing)).map(({ item }) => item)
  for (const item of those('moves')) await removeFrom(scope, stored.get(item.itemId)!.personId, item.itemId)
  const outcome = new Map<ItemId, StoreOutcome>(items.map((item) => [item.itemId, 'unchanged']))
  for (const id of await insertItems(scope, those('new', 'moves'))) outcome.set(id, 'stored')
  const changed = those('changes', 'returns')
  const updated = new Set(await updateItems(scope, changed))
  for (const item of those('changes')) if (updated.has(item.itemId)) outcome.set(item.itemId, 'updated')
  await keepLate(scope, those('late'))
  const saidAnew = those('repeats', 'known').filter((item) => item.saidByNow !== null)
  await confirmItems(scope, [...those('confirms'), ...saidAnew])
  await relateOutside(scope, outside)
  const ruledAnew = those('repeats', 'confirms').filter(
    (item) => stored.get(item.itemId)?.releaseRule !== item.verdict.releaseRule,
  )
  await writeVerdicts(scope, ruledAnew)
  return { outcome, changed, ruledAnew, notCurrent: placed.filter(isNotCurrent) }
}

function isNotCurrent(placed: { item: NewItem; placing: Placing }): placed is Stored['notCurrent'][number] {
  return placed.placing === 'late' || placed.placing === 'known' || placed.placing === 'passed over'
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
  await keepReplaced(scope, items)
  const query = CompiledQuery.raw(UPDATE_ITEMS, itemTexts(scope, items))
  const { rows } = await scope.db.executeQuery<{ itemId: ItemId }>(query)
  return rows.map((row) => row.itemId)
}
