const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)]

/**
 * How many letters are put in, left out, replaced or exchanged with their neighbour between two words (optimal string
 * alignment; Damerau 1964), or `most + 1` when it is more than `most`. Longer than 60 letters counts as more.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most || a.length > 60 || b.length > 60) return most + 1
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    now[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const isEqual = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + (isEqual ? 0 : 1))
      if (i > 1 && j > 1 && !isEqual && isExchanged(a, b, i, j)) cost = Math.min(cost, before[j - 2]! + 1)
      now[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, now] = [last, now, before]
  }
  return Math.min(last[b.length]!, most + 1)
}

function isExchanged(a: string, b: string, i: number, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
}

/** One digit wrong, left out or too many, or two neighbours exchanged. */
export function isOneSlipApart(a: string, b: string): boolean {
  return a !== b && editDistance(a, b, 1) === 1
}
