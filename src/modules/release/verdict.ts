import type { Category, ServiceType } from '#base/categories'
import type { Instant } from '#base/instant'
import type { Coding, ElementCoding } from '#formats/fhir/item-draft'

/**
 * All that a verdict may depend on. There is no value, no interpretation and no flag in here, and there never may be:
 * if only bad results were held, the sealed card itself would be the news (decision 0017).
 */
export type ReleaseFacts = {
  readonly category: Category
  readonly resourceType: string
  readonly serviceType: ServiceType
  readonly institutionId: string
  /** A report brings the codings of its parts too, so that it does not open before them. */
  readonly codings: readonly ElementCoding[]
  /** Security labels (meta.security). */
  readonly labels: readonly Coding[]
  /** The person's age at `issuedAt`; null when unknown, and then no rule for an age applies. */
  readonly ageYears: number | null
  /** Delays count from here when it is not later than `receivedAt`, else from `receivedAt`. */
  readonly issuedAt: Instant | null
  readonly receivedAt: Instant
  /** A clinician wrote a comment for the person. */
  readonly commentedAt: Instant | null
  /** The person has opened this content. A corrected version comes with null: a correction may close it again. */
  readonly openedAt: Instant | null
  /** Reasoned acts of clinicians that have not been lifted. */
  readonly holds: readonly ClinicianHold[]
}

export type ClinicianHold = {
  readonly id: string
  readonly reason: string
  readonly until: Instant
  readonly placedAt: Instant
}

/** In the order in which they protect: the later, the stronger. `being-checked` stands in for a verdict after a fault. */
export const VERDICTS = [
  'open',
  'open-with-preface',
  'delayed',
  'after-comment',
  'by-appointment',
  'being-checked',
  'blocked',
  'restricted',
] as const
export type VerdictKind = (typeof VERDICTS)[number]

export type Verdict = {
  readonly verdict: VerdictKind
  /** From here on it is open; null: never by itself (blocked by law, restricted). */
  readonly releaseAt: Instant | null
  /** Id of the rule: one of the rulebook's, or one of `BUILT_IN_RULES`. */
  readonly rule: string
  /** One English sentence for explain and the log; pages take the words of `findRule`. */
  readonly because: string
  readonly rulebookVersion: number
  /** Whether a sealed card tells the person that something waits. A restriction leaves no trace. */
  readonly card: boolean
  /** `none`: sensitive by label, so that only the person sees it, whatever the grant says. */
  readonly delegates: 'as-granted' | 'none'
}

/** A verdict before the safety net: `at` in milliseconds, Infinity when it never opens by itself. */
export type Candidate = {
  readonly verdict: VerdictKind
  readonly at: number
  readonly rule: string
  readonly because: string
}

/** Where delays count from: the sender's time of issue, unless it lies after our receipt (a wrong clock). */
export function startOf(facts: ReleaseFacts): number {
  const received = facts.receivedAt.getTime()
  const issued = facts.issuedAt?.getTime() ?? Number.NaN
  return Number.isNaN(issued) ? received : Math.min(issued, received)
}
