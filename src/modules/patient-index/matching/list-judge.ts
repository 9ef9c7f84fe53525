import type { Comparison } from '../compare-demographics.ts'
import { findVetoes, hasEnoughOfTheirOwn, isBorneOut } from './find-vetoes.ts'
import { IDENTIFIER_BITS } from './identifier-bits.ts'
import { posteriorOf, Scales } from './weigh-pair.ts'
import { type MatchWeights, provesItself } from './weights.ts'

/** Two descriptions less likely of one person than this must not come together through a third one alone. */
const SUPPORTS = 0.9
/** So many bits such a coming together costs. */
const CONTRADICTION = 10
/** Two people, whatever else: no number of bits outweighs it. */
const CERTAINLY_TWO = 10_000

/** Judges pairs of lists by what was learned from them. */
export class ListJudge {
  readonly #scales: Scales
  readonly #prior: number
  readonly #isTelling: boolean

  /** `prior` is the share of all pairs that are of one person. */
  constructor(weights: MatchWeights, prior: number) {
    this.#scales = new Scales(weights)
    this.#prior = prior
    this.#isTelling = provesItself(weights.probabilities)
  }

  /** In bits. */
  weigh(found: Comparison): number {
    return IDENTIFIER_BITS[found.identifier] + this.#scales.weighComparison(found)
  }

  /** Whether a pair may be linked by itself, if its score is high enough. */
  mayJoin(found: Comparison): boolean {
    if (findVetoes(found, this.#isTelling).length > 0) return false
    return found.identifier === 'equal' ? isBorneOut(found) : hasEnoughOfTheirOwn(found)
  }

  /** How much a pair looks like two people, in bits: 0 when it does not. */
  contradiction(found: Comparison): number {
    if (found.identifier === 'conflict') return CERTAINLY_TWO
    return posteriorOf(this.weigh(found), this.#prior) < SUPPORTS ? CONTRADICTION : 0
  }
}
