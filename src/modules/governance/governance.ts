// The door of governance: who has a say, what is proposed, what was decided, and what follows from it.

export type { Decision, DecisionKind } from './decision.ts'
/** The rulebook with which a region begins. */
export { foundRulebook } from './found-rulebook.ts'
/** The only way to publish a rulebook. */
export { findDecisionOf, type Publication, publishDecided } from './publish-decided.ts'
/** What everybody reads. */
export { listDecisions, listOpenProposals, type OpenProposal, readDecision } from './read-decisions.ts'
/** What a proposal rests on. */
export { attachEvidence, type EvidenceRow, type EvidenceToAttach, rowsOf } from './room/attach-evidence.ts'
/** A steward leads the way: new texts, the vote, taking back. */
export {
  type AmendFault,
  type Amendment,
  amendProposal,
  callVote,
  checkText,
  type VoteCallFault,
  withdrawProposal,
} from './room/chair.ts'
export { type Closing, closeVote, foresee } from './room/close-vote.ts'
export { type Outcome, outcomeOf, type VoteFacts } from './room/decide-outcome.ts'
export { openProposal, type ProposalFault, type ProposalToOpen } from './room/open-proposal.ts'
export type * from './room/proposal.ts'
export { GROUNDS, STANCES, VOTE_RULES, VOTES } from './room/proposal.ts'
export { listProposals, newestText, readProposal } from './room/read-proposal.ts'
export type { DecisionRecord } from './room/record.ts'
export { returnProposal } from './room/return-proposal.ts'
export { type PositionFault, type PositionToTake, takePosition } from './room/take-position.ts'
export { signOff, vote } from './room/vote.ts'
/** Who sits at the table. */
export { bySeat, SEAT_KINDS, type Seat, type SeatHolder, type SeatKind, type SeatName } from './seat.ts'
export {
  type AppointFault,
  addSeat,
  appointHolder,
  dismissHolder,
  endSeat,
  listSeats,
  readOwnSeat,
  seatAccount,
} from './seats.ts'
/** What cannot wait for the room. */
export { decideUrgently, type UrgentDecision, type UrgentFault } from './urgent-decision.ts'
