import type { Category, ServiceType } from '#base/categories'
import type { Instant } from '#base/instant'
import type { Coding } from '#formats/fhir/item-draft'
import type { Wishes } from './choice/choice.ts'

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
  readonly codings: readonly Code[]
  /** Security labels (meta.security). */
  readonly labels: readonly Code[]
  /** The sender's wish for this result (HL7 table 0909): a wish, not a verdict. */
  readonly senderWishes: readonly string[]
  /** Orders on which it says that the patient was told beforehand what the test may bring, and when that was noted. */
  readonly counselled: readonly { readonly at: Instant; readonly codings: readonly Code[] }[]
  /** The person's age on the day of deciding; null when unknown, and then no rule for an age applies. */
  readonly ageYears: number | null
  /** Delays count from here when it is not later than `receivedAt`, else from `receivedAt`. */
  readonly issuedAt: Instant | null
  readonly receivedAt: Instant
  /** A clinician wrote a comment for the person. */
  readonly commentedAt: Instant | null
  /** A clinician ended the wait. */
  readonly releasedAt: Instant | null
  /** What the person wishes, wherever the item comes from. */
  readonly wishes: Wishes
  /** The person has opened this content. A corrected version comes with null: a correction may close it again. */
  readonly openedAt: Instant | null
  /** Reasoned acts of clinicians that have not been lifted. */
  readonly holds: readonly ClinicianHold[]
}

export type Code = Pick<Coding, 'system' | 'code'>

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
  /** The earliest at which the person may choose to have it: `at`, where no rule leaves it to the person. */
  readonly floorAt: number
}

/** Where delays count from: the sender's time of issue, unless it lies after our receipt (a wrong clock). */
export function startOf(facts: ReleaseFacts): number {
  const received = facts.receivedAt.getTime()
  const issued = facts.issuedAt?.getTime() ?? Number.NaN
  return Number.isNaN(issued) ? received : Math.min(issued, received)
}
