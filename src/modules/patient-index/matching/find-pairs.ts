/** A key shared by more pairs than this tells nothing, and is passed over. */
const MOST_PAIRS_OF_A_KEY = 10_000
/** More descriptions than a list can have. */
const HOLDERS = 2 ** 21

/**
 * Each pair that shares a key, once: of one list with itself (`b` null), or of two. `a` and `b` hold the keys of each
 * description, each once.
 */
export function* findPairs(
  a: readonly Int32Array[],
  b: readonly Int32Array[] | null,
): Generator<readonly [number, number]> {
  const holders = new KeyIndex(b ?? a)
  const others = b && new KeyIndex(a)
  const seen = new Int32Array((b ?? a).length).fill(-1)
  for (const [i, keys] of a.entries()) {
    for (const key of keys) {
      const [from, to] = holders.range(key)
      if (isCrowded(to - from, others?.count(key) ?? null)) continue
      for (let at = from; at < to; at++) {
        const j = holders.holder(at)
        if (seen[j] === i || (!b && j >= i)) continue
        seen[j] = i
        yield [i, j]
      }
    }
  }
}

function isCrowded(there: number, here: number | null): boolean {
  return (here === null ? (there * (there - 1)) / 2 : there * here) > MOST_PAIRS_OF_A_KEY
}

/** Who holds a key: all keys in order, with their holders beside them. */
class KeyIndex {
  readonly #keys: Int32Array
  readonly #holders: Int32Array

  constructor(list: readonly Int32Array[]) {
    const total = list.reduce((sum, keys) => sum + keys.length, 0)
    const order = new Float64Array(total)
    let next = 0
    // A key and its holder in one number, exact below 2^53: sorted by key, then by holder.
    for (const [i, keys] of list.entries()) for (const key of keys) order[next++] = key * HOLDERS + i
    order.sort()
    this.#keys = Int32Array.from(order, (both) => Math.floor(both / HOLDERS))
    this.#holders = Int32Array.from(order, (both, at) => both - this.#keys[at]! * HOLDERS)
  }

  /** From where to where, without the last, the holders of a key stand. */
  range(key: number): readonly [number, number] {
    return [this.#firstFrom(key), this.#firstFrom(key + 1)]
  }

  count(key: number): number {
    const [from, to] = this.range(key)
    return to - from
  }

  holder(at: number): number {
    return this.#holders[at]!
  }

  #firstFrom(key: number): number {
    let [low, high] = [0, this.#keys.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#keys[middle]! < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
