/** Keys shared by so many pairs of descriptions tell nothing; they are passed over. */
const MOST_PAIRS_OF_A_KEY = 10_000

/**
 * Each pair that shares a key, once: of one list with itself (`b` null), or of two. `a` and `b` hold the keys of each
 * description. Memory holds the keys, not the pairs.
 */
export function* findPairs(
  a: readonly ReadonlySet<string>[],
  b: readonly ReadonlySet<string>[] | null,
): Generator<readonly [number, number]> {
  const holders = b ?? a
  const byKey = indexByKey(holders)
  const inA = b ? countKeys(a) : null
  const seen = new Int32Array(holders.length).fill(-1)
  for (const [i, keys] of a.entries()) {
    for (const key of keys) {
      const others = byKey.get(key)
      if (!others || isCrowded(others.length, inA?.get(key))) continue
      for (const j of others) {
        if (seen[j] === i || (!b && j >= i)) continue
        seen[j] = i
        yield [i, j]
      }
    }
  }
}

function isCrowded(there: number, here: number | undefined): boolean {
  return (here === undefined ? (there * (there - 1)) / 2 : there * here) > MOST_PAIRS_OF_A_KEY
}

function indexByKey(list: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>()
  for (const [i, keys] of list.entries())
    for (const key of keys) {
      const holders = byKey.get(key)
      if (holders) holders.push(i)
      else byKey.set(key, [i])
    }
  return byKey
}

function countKeys(list: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const keys of list) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
