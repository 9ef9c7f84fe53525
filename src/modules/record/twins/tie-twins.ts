import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { NewItem } from '../new-item.ts'
import { type Settled, settleTwins } from './settle-twins.ts'
import { type Stored, sightingOf, TWINNED_TYPES } from './sighting.ts'

type Those = { readonly persons: readonly PersonId[]; readonly items: readonly ItemId[] }

/** Of new items nothing has been said yet, so that nothing is looked for. */
export async function tieNewAndChanged(
  scope: SystemScope,
  { fresh, changed }: { readonly fresh: readonly NewItem[]; readonly changed: readonly NewItem[] },
): Promise<void> {
  const mayBeTwins = fresh.filter(({ draft }) => draft.happened && TYPES.some((type) => type === draft.resourceType))
  await tie(scope, { those: those([...mayBeTwins, ...changed]), before: those(changed) })
}

/** What was said of items that have come to another person, or left one, is said anew. */
export function tieTwins(scope: SystemScope, moved: Those): Promise<void> {
  return tie(scope, { those: moved, before: moved })
}

function those(items: readonly NewItem[]): Those {
  return { persons: [...new Set(items.map(({ personId }) => personId))], items: items.map(({ itemId }) => itemId) }
}

/**
 * Looks for what came by another door already: of those that are the same one stands for the others, what may be the same
 * is marked (`likeness.ts`). What was said before of some of them is said anew. The caller has the persons' turns.
 */
async function tie(
  scope: SystemScope,
  { those, before }: { readonly those: Those; readonly before: Those },
): Promise<void> {
  if (those.items.length === 0) return
  const known = before.items.length === 0 ? [] : await findTwinned(scope, before)
  const asked = { ...those, items: [...new Set([...those.items, ...known])] }
  const near = await findNear(scope, asked)
  if (known.length + near.length === 0) return
  await forget(scope, asked)
  for (const [personId, stored] of Map.groupBy(near, (row) => row.personId)) {
    const sightings = stored.map((row) => ({ ...sightingOf(row), rank: RANKS[row.format] ?? RANKS.ccda }))
    const { settled, twins } = settleTwins(new Set(asked.items), sightings)
    await forget(scope, { persons: [personId], items: settled })
    await write(scope, personId, twins)
  }
}

/** A document tells in words and times of a day what a message tells to the second. */
const RANKS: Readonly<Record<string, number>> & { readonly ccda: number } = { fhir: 0, bulk: 0, hl7v2: 1, ccda: 2 }

/** What was called alike before is looked at again, wherever it stands now. */
async function findTwinned(scope: SystemScope, { persons, items }: Those): Promise<readonly ItemId[]> {
  const { rows } = await sql<{ twinId: ItemId }>`select distinct twin_id from item_twin
    where person_id = any (${persons}::uuid[]) and item_id = any (${items}::uuid[])`.execute(scope.db)
  return rows.map((row) => row.twinId)
}

type Near = Stored & { readonly personId: PersonId; readonly format: string }

const TYPES = [...TWINNED_TYPES]
/** A date alone is sorted as midnight UTC: the time that belongs to it may lie a day and half a world away. */
const [BEFORE, AFTER] = ['38 hours', '62 hours']

/** Everything of the days on which another door has brought something of the same category; mostly nothing. */
async function findNear(scope: SystemScope, { persons, items }: Those): Promise<readonly Near[]> {
  const { rows } = await sql<Near>`
    with days as (
      select distinct person_id, category, feed_id, date_trunc('day', sort_at, 'UTC') as day from item
      where person_id = any (${persons}::uuid[]) and item_id = any (${items}::uuid[])
        and standing = 'current' and resource_type = any (${TYPES}::text[])),
    shared as (
      select person_id, category, day from days d where exists (
        select from item c where c.person_id = d.person_id and c.category = d.category and c.feed_id <> d.feed_id
          and c.sort_at >= d.day - ${BEFORE}::interval and c.sort_at < d.day + ${AFTER}::interval))
    select person_id, item_id, institution_id, feed_id, title, body, (select format from feed f where f.feed_id = c.feed_id)
    from item c where (person_id, item_id) in (
      select n.person_id, n.item_id from shared d
      join item n on n.person_id = d.person_id and n.category = d.category
        and n.sort_at >= d.day - ${BEFORE}::interval and n.sort_at < d.day + ${AFTER}::interval
      where n.standing = 'current' and n.resource_type = any (${TYPES}::text[]))`.execute(scope.db)
  return rows
}

async function forget(scope: SystemScope, { persons, items }: Those): Promise<void> {
  await sql`with gone as (
      delete from item_twin where person_id = any (${persons}::uuid[])
        and (item_id = any (${items}::uuid[]) or twin_id = any (${items}::uuid[]))
      returning person_id, item_id, twin_id, kind)
    update item i set hidden_by = null from gone g
    where g.kind = 'stands-behind' and i.person_id = g.person_id and i.item_id = g.item_id and i.hidden_by = g.twin_id`.execute(
    scope.db,
  )
}

/** Whatever a report or a newer note stands for already stays with it. */
async function write(scope: SystemScope, personId: PersonId, twins: Settled['twins']): Promise<void> {
  if (twins.length === 0) return
  const [items, others, kinds] = [
    twins.map((twin) => twin.itemId),
    twins.map((twin) => twin.twinId),
    twins.map((twin) => twin.kind),
  ]
  await sql`insert into item_twin (person_id, item_id, twin_id, kind)
    select ${personId}::uuid, i, o, k from unnest(${items}::uuid[], ${others}::uuid[], ${kinds}::text[]) as t(i, o, k)
    on conflict (person_id, item_id, twin_id) do update set kind = excluded.kind`.execute(scope.db)
  await sql`update item i set hidden_by = t.o
    from unnest(${items}::uuid[], ${others}::uuid[], ${kinds}::text[]) as t(i, o, k)
    where t.k = 'stands-behind' and i.person_id = ${personId}::uuid and i.item_id = t.i and i.hidden_by is null`.execute(
    scope.db,
  )
}
