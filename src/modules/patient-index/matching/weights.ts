import { FIELDS, type Field, LEVELS } from './levels.ts'

/**
 * Four explanations of two descriptions. Fellegi and Sunter (1969) know the first and the last; who lives together shares
 * family name, address and telephone, and twins the birth date too, so that these need a place of their own: otherwise a
 * family looks like one person with a few slips of the pen.
 */
export const EXPLANATIONS = ['one person', 'relatives', 'twins', 'strangers'] as const
export type Explanation = (typeof EXPLANATIONS)[number]

/** How often each level is found under each explanation, in the order of `LEVELS`; together 1, unknown left out. */
export type Probabilities = { readonly [F in Field]: { readonly [E in Explanation]: readonly number[] } }

/** What a region, or one run, knows about its own data. */
export type MatchWeights = {
  readonly probabilities: Probabilities
  /** Of all pairs of two descriptions, how many are of relatives and of twins. */
  readonly relatives: number
  readonly twins: number
  /** Of all descriptions, how many carry this very value; names as `prepare` joins them. */
  readonly shares: Shares
  /** The share of a value that is not listed. */
  readonly unlisted: { readonly given: number; readonly family: number; readonly birthDate: number }
}

export type Shares = {
  readonly given: ReadonlyMap<string, number>
  readonly family: ReadonlyMap<string, number>
  readonly birthDate: ReadonlyMap<string, number>
}

/** Weights ready for use: for each field and rank, in bits, how much more likely one person is than another explanation. */
export type Bits = { readonly [E in Exclude<Explanation, 'one person'>]: readonly (readonly number[])[] }

/**
 * From probabilities to bits (log2 of their ratio). A better agreement never counts for less than a worse one, whatever
 * was estimated: where it would, the worse one is brought down.
 */
export function bitsOf(probabilities: Probabilities): Bits {
  const against = (other: Explanation) =>
    FIELDS.map((field) => {
      const one = probabilities[field]['one person']
      const bits = probabilities[field][other].map((p, i) => Math.log2(one[i]! / p))
      for (let i = bits.length - 2; i >= 0; i--) bits[i] = Math.min(bits[i]!, bits[i + 1]!)
      return [0, ...bits]
    })
  return { relatives: against('relatives'), twins: against('twins'), strangers: against('strangers') }
}

/** Completes probabilities to 1 with the first level. */
export function restFirst(...others: number[]): number[] {
  return [1 - others.reduce((sum, p) => sum + p, 0), ...others]
}

/** True when there is one probability for each level, none of them nothing, together 1. */
export function areSound(probabilities: Probabilities): boolean {
  return FIELDS.every((field) =>
    EXPLANATIONS.every((explanation) => {
      const list = probabilities[field][explanation]
      const sum = list.reduce((total, p) => total + p, 0)
      return list.length === LEVELS[field].length && list.every((p) => p > 0) && Math.abs(sum - 1) < 1e-6
    }),
  )
}

/**
 * True when the data bear out that an unverified number is a person's own: neither relatives nor strangers have it in
 * common.
 */
export function provesItself({ number }: Probabilities): boolean {
  const equal = (explanation: Explanation) => number[explanation].at(-1)!
  return equal('one person') > 32 * equal('relatives') && equal('one person') > 1000 * equal('strangers')
}
