import type { ItemId } from '#base/ids'
import { likenessOf } from './likeness.ts'
import type { Sighting } from './sighting.ts'

/** What one item is to another: each of the two has a line of its own. */
export type Twin = {
  readonly itemId: ItemId
  readonly twinId: ItemId
  readonly kind: 'stands-for' | 'stands-behind' | 'perhaps'
}

/** A sighting with the rank of its door: the one that says most comes first. */
export type Ranked = Sighting & { readonly rank: number }

export type Settled = {
  /** Whose earlier lines no longer count: the items asked for and all that are the same as one of them. */
  readonly settled: readonly ItemId[]
  readonly twins: readonly Twin[]
}

/**
 * What some items are to all that may be the same: one of each group stands for the others. Where a door brought more
 * than one of a group, nobody can say which is which: all stand, marked. The order in which they came does not matter.
 */
export function settleTwins(asked: ReadonlySet<ItemId>, sightings: readonly Ranked[]): Settled {
  const likeness = (one: Ranked, other: Ranked) => (one === other ? 'same' : likenessOf(one, other))
  const groupOf = (one: Ranked) => sightings.filter((other) => likeness(one, other) === 'same')
  const first = sightings.filter(({ itemId }) => asked.has(itemId))
  const settled = new Set(first.flatMap(groupOf))
  const twins = new Map<string, Twin>()
  const tie = (itemId: ItemId, twinId: ItemId, kind: Twin['kind']) => {
    const key = `${itemId} ${twinId}`
    if (kind !== 'perhaps' || !twins.has(key)) twins.set(key, { itemId, twinId, kind })
  }
  for (const one of settled) {
    const group = groupOf(one)
    const isPlain = new Set(group.map(({ feedId }) => feedId)).size === group.length
    const best = group.reduce(better)
    if (isPlain && one !== best) {
      tie(best.itemId, one.itemId, 'stands-for')
      tie(one.itemId, best.itemId, 'stands-behind')
    }
    const unsure = sightings.filter(
      (other) => other.feedId !== one.feedId && likeness(one, other) === (isPlain ? 'perhaps' : 'same'),
    )
    for (const other of unsure) {
      tie(one.itemId, other.itemId, 'perhaps')
      tie(other.itemId, one.itemId, 'perhaps')
    }
  }
  return { settled: [...settled].map(({ itemId }) => itemId), twins: [...twins.values()] }
}

function better(one: Ranked, other: Ranked): Ranked {
  if (one.rank !== other.rank) return one.rank < other.rank ? one : other
  return one.itemId < other.itemId ? one : other
}
