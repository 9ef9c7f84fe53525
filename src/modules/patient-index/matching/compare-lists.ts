import { type Comparison, comparePrepared, type HowToCompare } from '../compare-demographics.ts'
import { blockingKeys } from './blocking-keys.ts'
import { drawPairs } from './draw-pairs.ts'
import type { PatternCounts } from './estimate-weights.ts'
import { findPairs } from './find-pairs.ts'
import { patternOf } from './levels.ts'
import type { Prepared } from './prepared.ts'
import { Scales } from './weigh-pair.ts'
import type { MatchWeights } from './weights.ts'

/** The descriptions of one list, or of two: those from `second` on are the second list's. */
export type Lists = { readonly patients: readonly Prepared[]; readonly second: number | null }

export type ComparedLists = {
  /** Pairs that may be of one person. Without what was found: there are many, and most are looked at once more only. */
  readonly pairs: readonly (readonly [number, number])[]
  /** How often each pattern was met among the pairs that share a key, and among pairs drawn blindly. */
  readonly met: PatternCounts
  readonly drawn: PatternCounts
  readonly compared: number
}

/** So many blindly drawn pairs tell how often strangers agree. */
const DRAWN = 400_000
const SEED = 1
/** In bits, by the weights as they were shipped: what is below cannot be of one person whatever is learned. */
const HOPELESS = 0

/** Compares all pairs that share a key, and a sample of all others. */
export function compareLists(lists: Lists, how: HowToCompare, shipped: MatchWeights): ComparedLists {
  const { patients, second } = lists
  const pairs: [number, number][] = []
  const met = new Map<number, number>()
  const scales = new Scales(shipped)
  let compared = 0
  const keys = patients.map(blockingKeys)
  const start = second ?? 0
  for (const [i, at] of findPairs(keys.slice(0, second ?? undefined), second === null ? null : keys.slice(second))) {
    const found = comparePrepared(patients[i]!, patients[at + start]!, how)
    compared++
    count(met, found)
    if (found.identifier.startsWith('equal') || scales.weighComparison(found) >= HOPELESS) pairs.push([i, at + start])
  }
  return { pairs, met, drawn: drawPatterns(lists, how), compared }
}

function drawPatterns({ patients, second }: Lists, how: HowToCompare): PatternCounts {
  const drawn = new Map<number, number>()
  const start = second ?? 0
  const sizes = [second ?? patients.length, second === null ? null : patients.length - second] as const
  for (const [i, at] of drawPairs(...sizes, DRAWN, SEED))
    count(drawn, comparePrepared(patients[i]!, patients[at + start]!, how))
  return drawn
}

function count(counts: Map<number, number>, found: Comparison): void {
  const pattern = patternOf(found.levels)
  counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
}

/** How many pairs there are, compared or not. */
export function countPairs({ patients, second }: Lists): number {
  const all = patients.length
  return second === null ? (all * (all - 1)) / 2 : second * (all - second)
}
