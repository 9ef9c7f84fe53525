import type { Demographics } from '../demographics.ts'

/** Two lists, or one, in an order of their own: by what descriptions say, not by where they stood or how they are called. */
export type OrderedLists = {
  readonly first: readonly number[]
  readonly second: readonly number[] | null
  /** True when the second list given is the first here. */
  readonly isTurned: boolean
}

/**
 * Puts descriptions, and the two lists, into one order whatever the order in which they came: pairs are drawn by their
 * place, and whoever is linked must not depend on that. Gives the places that they had.
 */
export function orderLists(a: readonly Demographics[], b: readonly Demographics[] | null): OrderedLists {
  const [ours, theirs] = [sortedByContent(a), b && sortedByContent(b)]
  if (!theirs) return { first: ours.places, second: null, isTurned: false }
  const isTurned = comesAfter(ours.texts, theirs.texts)
  return isTurned
    ? { first: theirs.places, second: ours.places, isTurned }
    : { first: ours.places, second: theirs.places, isTurned }
}

function sortedByContent(list: readonly Demographics[]): { places: number[]; texts: string[] } {
  const texts = list.map((each) => JSON.stringify(each))
  const places = texts.map((_, i) => i).sort((i, j) => compare(texts[i]!, texts[j]!) || i - j)
  return { places, texts: places.map((place) => texts[place]!) }
}

function comesAfter(ours: readonly string[], theirs: readonly string[]): boolean {
  const at = ours.findIndex((text, i) => text !== theirs[i])
  if (at < 0) return ours.length > theirs.length
  return at >= theirs.length || compare(ours[at]!, theirs[at]!) > 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
