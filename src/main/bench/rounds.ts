/** What a bench found: ours, and the floor (or the limit) it is held against. */
export type Finding = { readonly ours: number; readonly floor: number }

/**
 * Measures ours and the floor in turns, so that whatever else the machine does meets both, and takes the medians.
 */
export async function alternately(
  rounds: number,
  ours: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<Finding> {
  const found = { ours: [] as number[], floor: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    found.floor.push(await floor())
    found.ours.push(await ours())
  }
  return { ours: median(found.ours), floor: median(found.floor) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
