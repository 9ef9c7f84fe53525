import type { Concern, Outcome, Proposal, SeatRef } from '#governance'
import type { StaffRole } from '#platform/database/scopes'
import type { CheckedRulebook } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import type { Sent } from './room-parts.tsx'

/** What the page of a proposal shows, and to whom. */
export type ProposalView = {
  readonly frame: Frame
  readonly role: StaffRole
  readonly proposal: Proposal
  /** The seat at this table of whoever reads; null: none. */
  readonly own: SeatRef | null
  /** Null: it is about no rulebook. */
  readonly checked: CheckedRulebook | null
  /** Names of institutions by id. */
  readonly names: ReadonlyMap<string, string>
  /** What the vote comes to as it stands; null: there is none just now. */
  readonly foreseen: Outcome | null
  readonly concerns: readonly Concern[]
  readonly sent: Sent | null
  readonly isDone: boolean
}
