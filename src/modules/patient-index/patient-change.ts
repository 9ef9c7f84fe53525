import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'

/**
 * What an institution says of its own patient numbers; the same shape as the reader of HL7 v2 gives. Numbers are the keys
 * under which the index knows patients (`Patient?identifier=system|value`, `Patient/id`), the surest first.
 */
export type PatientChange =
  /** Two numbers, one human being: all that is `from` belongs to `into`. */
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly into: readonly string[] }
  /** The number changes, the patient stays. */
  | { readonly kind: 'change-identifier'; readonly from: readonly string[]; readonly into: readonly string[] }
  /** Only what belongs to a visit or an account moves. */
  | {
      readonly kind: 'move'
      readonly from: readonly string[]
      readonly into: readonly string[]
      /** `Encounter/…` or `Account/…`, as the institution's resources name them. */
      readonly moved: readonly string[]
    }

/** One statement of one institution about its numbers, and the message that carried it. */
export type StatedChange = {
  readonly institutionId: InstitutionId
  readonly change: PatientChange
  readonly messageId: string
  /** When the institution says it happened; null: when it arrived. */
  readonly at: Instant | null
}

/**
 * `applied`: what follows has been written and the rows are on their way. `waiting`: somebody must confirm it first, and
 * nobody sees more meanwhile. `unknown-number`: kept, and applied when the number becomes known. `nothing-to-do`: it is
 * so already.
 */
export type ChangeOutcome = 'applied' | 'waiting' | 'unknown-number' | 'nothing-to-do'
