import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StoredToDecide } from '#record'
import { type Acts, actFacts, type Circumstances, type Rulebook, verdictsAsIfNew } from '#release'
import type { AskedAbout } from '#requests'
import { cameAt, toldBy } from './open-plain.ts'
import type { Book, Replayed } from './replayed.ts'

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

/** Nobody has read it yet: what keeps a read item open is no property of a rulebook. */
export function asIfUnread(acts: Acts, { withChoices }: { readonly withChoices: boolean }): Acts {
  return new Map<PersonId, NonNullable<ReturnType<Acts['get']>>>(
    [...acts].map(([personId, { items, wishes, counselled }]) => [
      personId,
      {
        counselled,
        wishes: withChoices ? wishes : { choices: [], asks: [] },
        items: new Map([...items].map(([itemId, those]) => [itemId, those.filter(({ kind }) => kind !== 'opened')])),
      },
    ]),
  )
}

/** Rows of lists: a person meets these. Labels that leave no trace are in no count. */
function isCounted({ isRow, verdict }: StoredToDecide): boolean {
  return isRow && verdict !== 'restricted'
}

function opensMs({ releaseAt }: { readonly releaseAt: Instant | 'infinity' }): number {
  return releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : releaseAt.getTime()
}
