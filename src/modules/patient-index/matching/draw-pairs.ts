/**
 * Pairs drawn blindly, the same for the same seed: of one list with itself (`b` null), or of two. All pairs, each once,
 * where there are no more than asked for.
 */
export function* drawPairs(
  a: number,
  b: number | null,
  count: number,
  seed: number,
): Generator<readonly [number, number]> {
  const all = b === null ? (a * (a - 1)) / 2 : a * b
  if (all <= count) {
    for (let i = 0; i < a; i++) for (let j = 0; j < (b ?? i); j++) yield [i, j]
    return
  }
  const random = dice(seed)
  for (let drawn = 0; drawn < count; ) {
    const i = Math.floor(random() * a)
    const j = Math.floor(random() * (b ?? a))
    if (b === null && i === j) continue
    drawn++
    yield [i, j]
  }
}

/** Numbers from 0 to 1 that depend on nothing but the seed (Mulberry32, by Tommy Ettinger). */
function dice(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
