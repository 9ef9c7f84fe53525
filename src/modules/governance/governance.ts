// The door of governance: who has a say, what is proposed, what was decided, and what follows from it.

/** How far each kind of seat has shaped what was decided. */
export { type BalanceLine, summariseBalance } from './balance.ts'
/** Worries, answered by figures. */
export { type Concern, METRICS, type Metric } from './concerns/concern.ts'
export {
  answerConcern,
  type ConcernFault,
  type ConcernToRaise,
  listConcerns,
  raiseConcern,
} from './concerns/concerns.ts'
export { type ConcernVerdict, type JudgedConcern, judgeConcern } from './concerns/decide-concern.ts'
export { measureConcerns, startMeasuring } from './concerns/measure-concerns.ts'
export type { Decision, DecisionKind } from './decision.ts'
/** The rulebook with which a region begins. */
export { foundRulebook } from './found-rulebook.ts'
/** Ideas of patients and staff. */
export { type Idea, listIdeas, listIdeasToModerate, listOwnSupport, proposeIdea, supportIdea } from './ideas/ideas.ts'
export { type IdeaAct, type IdeaFault, moderateIdea } from './ideas/moderate-idea.ts'
/** The only way to publish a rulebook. */
export { findDecisionOf, type Publication, publishDecided } from './publish-decided.ts'
/** What everybody reads. */
export { listDecisions, listOpenProposals, type OpenProposal, readDecision } from './read-decisions.ts'
export { attachEvidence, type EvidenceRow, type EvidenceToAttach, rowsOf } from './room/attach-evidence.ts'
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
/** What cannot wait. */
export { decideUrgently, type UrgentDecision, type UrgentFault } from './urgent-decision.ts'
