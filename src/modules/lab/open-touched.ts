import type { ItemId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StoredToDecide } from '#record'
import { type Acts, actFacts, type Circumstances, type Rulebook, verdictsAsIfNew } from '#release'
import type { AskedAbout } from '#requests'
import { cameAt } from './open-plain.ts'
import { type Book, type Replayed, toldBy } from './replayed.ts'

export type TouchedOrder = Omit<Circumstances, 'rulebook'> & {
  readonly books: Readonly<Record<Book, Rulebook>>
  /** How often a person asked about an item. */
  readonly asked: ReadonlyMap<ItemId, AskedAbout>
}

export type TouchedDecided = { readonly item: StoredToDecide; readonly replayed: Replayed }

/** Decides items about which somebody has done something: written, opened, waited, chosen, asked. */
export function openTouched(
  items: readonly StoredToDecide[],
  { books, asked, ...circumstances }: TouchedOrder,
): readonly TouchedDecided[] {
  const current = verdictsAsIfNew(items, { ...circumstances, rulebook: books.current })
  const draft = verdictsAsIfNew(items, { ...circumstances, rulebook: books.draft })
  return items.filter(isCounted).map((item) => {
    const { commentedAt } = actFacts(circumstances.acts, { ...item, since: item.changedAt })
    const replayed = {
      receivedMs: cameAt(item.changedAt.getTime(), item.countsFrom.getTime()),
      ...toldBy(item.flag),
      commentedMs: commentedAt?.getTime() ?? Number.POSITIVE_INFINITY,
      opensMs: { current: opensMs(current.get(item.itemId)!), draft: opensMs(draft.get(item.itemId)!) },
      ...(asked.get(item.itemId) ?? { calls: 0, asks: 0 }),
    }
    return { item, replayed }
  })
}

/** The same without what patients chose and asked for. */
export function asIfNobodyChose(acts: Acts): Acts {
  return new Map([...acts].map(([personId, those]) => [personId, { ...those, wishes: { choices: [], asks: [] } }]))
}

/** Rows of lists: a person meets these. Labels that leave no trace are in no count. */
function isCounted({ isRow, verdict }: StoredToDecide): boolean {
  return isRow && verdict !== 'restricted'
}

function opensMs({ releaseAt }: { readonly releaseAt: Instant | 'infinity' }): number {
  return releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : releaseAt.getTime()
}
