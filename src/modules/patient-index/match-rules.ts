import type { IdentifierScheme } from './check-digits.ts'
import type { MatchWeights } from './matching/weights.ts'

/** What a region tells the matcher. */
export type MatchRules = {
  /** National identifier systems that the region trusts when birth dates agree. */
  readonly verifiedSystems: readonly string[]
  /** The make of further verified systems, with their check digits. */
  readonly identifierSchemes?: readonly IdentifierScheme[]
  /** In place of the shipped ones. */
  readonly weights?: MatchWeights
  /** In bits. Without a verified identifier `same` needs at least so much; left out, a person always decides. */
  readonly sameFrom?: number
}
