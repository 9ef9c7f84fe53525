// The door of requests: what somebody asked for and waits for an answer to.

/** After reading: please call me. */
export { askForCall } from './ask-for-call.ts'
/** Something in the record is wrong. */
export {
  askForCorrection,
  dueOfCorrection,
  findCorrection,
  LONGEST_CORRECTION,
} from './ask-for-correction.ts'
/** More of a medicine, and where to pick it up. */
export * from './ask-for-medicine.ts'
/** Before its day: please open it. */
export { askForOpening, mayBeAskedFor } from './ask-for-opening.ts'
/** A visit where none is offered. */
export { askForVisit } from './ask-for-visit.ts'
/** How much is asked and answered in the region. */
export { type AskedAbout, type AskedByPersons, countAskedAbout } from './count-asked-about.ts'
export { countRequests, type RequestCount } from './count-requests.ts'
/** What a team can say. */
export { ANSWERS, type AnswerFault, type AnswerWord } from './decide-answer.ts'
/** By which working day, by the institution's clocks. */
export { decideDue } from './decide-due.ts'
/** What a person has asked for, and whose turn it is. */
export {
  findCall,
  listAskedCards,
  listRequests,
  type OwnRequest,
  type OwnRequestPage,
  readRequest,
} from './list-requests.ts'
export * from './pick-up.ts'
/** Questions about a line of the access log, and the answers of privacy offices. */
export * from './privacy/log-question.ts'
/** Within how many working days an answer is promised. */
export { dueNow, listPromises, listPublicPromises, type StandingPromise, setPromise } from './promise.ts'
/** The person's own turn. */
export { replyToTeam, takeBack } from './reply.ts'
export {
  type AskedRequest,
  type Ball,
  type EventWord,
  isOverdue,
  type Outcome,
  type RequestEvent,
  type RequestKind,
} from './request.ts'
/** The team's turn. */
export { answerRequest } from './team/answer-request.ts'
export { listTeamRequests, readTeamRequest, type TeamRequest, type TeamRequestPage } from './team/list-team-requests.ts'
/** Reminds, and ends what has nothing to wait for. */
export { startTending, type Tended, tendRequests } from './tend-requests.ts'
