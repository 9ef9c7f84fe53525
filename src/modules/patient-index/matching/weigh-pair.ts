import type { Comparison } from '../compare-demographics.ts'
import type { ComparedName } from './compare-names.ts'
import { FIELDS, patternOf, ranksOf } from './levels.ts'
import { type Bits, bitsOf, type MatchWeights, type Shares } from './weights.ts'

/** Fields whose value matters beside its agreement: a rare surname says more than a common one. */
export const VALUED = ['given', 'family', 'birthDate'] as const
const PLACES = VALUED.map((field) => FIELDS.indexOf(field))

/** For each valued field, how many carry the commoner of the two values. */
export type PairShares = readonly [number, number, number]

/** Looks up how common the values of a pair are. */
export function sharesOf({ names, birthDates }: Comparison, weights: MatchWeights): PairShares {
  const share = (field: keyof Shares, value: string | null | undefined) =>
    value ? (weights.shares[field].get(value) ?? weights.unlisted[field]) : 0
  return [
    Math.max(share('given', names?.ours.given.joined), share('given', names?.theirs.given.joined)),
    Math.max(share('family', names?.ours.family.joined), share('family', names?.theirs.family.joined)),
    Math.max(share('birthDate', birthDates[0]), share('birthDate', birthDates[1])),
  ]
}

/** Weighs pairs in bits: how much more likely it is that two descriptions are of one person than of two. */
export class Scales {
  readonly #weights: MatchWeights
  readonly #bits: Bits
  readonly #relatives: number
  readonly #twins: number
  /** Bits against strangers, relatives and twins of each pattern met so far. */
  readonly #patterns = new Map<number, readonly [number, number, number]>()

  constructor(weights: MatchWeights) {
    this.#weights = weights
    this.#bits = bitsOf(weights.probabilities)
    this.#relatives = Math.log2(weights.relatives)
    this.#twins = Math.log2(weights.twins)
  }

  /**
   * Looks and weighs at once, by the names that weigh most: else a contradiction in one name could turn to another that
   * had agreed less well and weighs more.
   */
  weighComparison(found: Comparison): number {
    return found.otherNames.reduce(
      (most, names) => Math.max(most, this.#weighAs(withNames(found, names))),
      this.#weighAs(found),
    )
  }

  #weighAs(found: Comparison): number {
    return this.weigh(patternOf(found.levels), sharesOf(found, this.#weights))
  }

  /**
   * log2 of the likelihood ratio of one person against everything else: strangers, and relatives and twins by the share
   * of pairs they are of. It does not know how likely a match was before looking: see `posteriorOf`.
   */
  weigh(pattern: number, shares: PairShares): number {
    const [strangers, relatives, twins] = this.#patterns.get(pattern) ?? this.#remember(pattern)
    return combine(strangers + this.#rarity(pattern, shares), relatives - this.#relatives, twins - this.#twins)
  }

  #remember(pattern: number): readonly [number, number, number] {
    const ranks = ranksOf(pattern)
    const sum = (table: readonly (readonly number[])[]) => ranks.reduce((total, rank, i) => total + table[i]![rank]!, 0)
    const { strangers, relatives, twins } = this.#bits
    const bits = [sum(strangers), sum(relatives), sum(twins)] as const
    this.#patterns.set(pattern, bits)
    return bits
  }

  /** What the values add to their levels: more where the equal value is rare, less where one of them is common. */
  #rarity(pattern: number, shares: PairShares): number {
    const ranks = ranksOf(pattern)
    return PLACES.reduce((bits, place, i) => bits + this.#rarityOf(place, ranks[place]!, shares[i]!), 0)
  }

  #rarityOf(place: number, rank: number, share: number): number {
    const table = this.#bits.strangers[place]!
    const usual = table[rank]!
    if (rank === 0 || usual <= 0) return 0
    const equal = Math.max(0, Math.log2(this.#weights.probabilities[FIELDS[place]!]['one person'].at(-1)! / share))
    return rank === table.length - 1 ? equal - usual : Math.min(equal, usual) - usual
  }
}

function withNames(found: Comparison, names: ComparedName): Comparison {
  return { ...found, names, levels: { ...found.levels, given: names.given, family: names.family } }
}

/** -log2 of the sum of the other explanations: the likeliest of them rules. */
function combine(...bits: number[]): number {
  const least = Math.min(...bits)
  return least - Math.log2(bits.reduce((sum, each) => sum + 2 ** (least - each), 0))
}

/** How likely a pair is of one person, given the odds before looking. */
export function posteriorOf(bits: number, prior: number): number {
  const odds = prior * 2 ** Math.min(bits, 900)
  return odds / (1 + odds)
}
