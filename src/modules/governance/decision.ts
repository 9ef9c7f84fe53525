import type { Instant } from '#base/instant'
import type { VoteRule } from './room/proposal.ts'
import type { DecisionRecord } from './room/record.ts'

/**
 * `founding`: what Causeway ships with, at set-up. `earlier`: published before there was a room. `urgent`: a steward's, for
 * the room to confirm. `room`: the room's.
 */
export type DecisionKind = 'founding' | 'earlier' | 'urgent' | 'room'

/** A decision as everybody reads it: seats, and no names. */
export type Decision = {
  readonly decisionId: number
  readonly kind: DecisionKind
  readonly outcome: 'accepted' | 'refused'
  readonly carries: 'rulebook' | 'other' | 'nothing'
  readonly title: string
  readonly summary: string
  readonly reason: string | null
  readonly proposalId: string | null
  readonly baseVersion: number | null
  /** The urgent decision that this one confirms or ends. */
  readonly confirms: number | null
  /** YYYY-MM-DD: until when the room says whether an urgent decision stays. */
  readonly confirmBy: string | null
  readonly confirmedBy: { readonly decisionId: number; readonly outcome: 'accepted' | 'refused' } | null
  readonly rule: VoteRule | null
  readonly votesFor: number
  readonly votesAgainst: number
  readonly abstained: number
  readonly signedOff: number
  readonly signOffsNeeded: number
  readonly record: Partial<DecisionRecord>
  /** YYYY-MM-DD. */
  readonly reviewOn: string
  readonly decidedAt: Instant
  /** What became of it: the rulebook that carries it out. */
  readonly published: { readonly version: number; readonly effectiveFrom: Instant } | null
}
