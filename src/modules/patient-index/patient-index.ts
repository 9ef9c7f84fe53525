// The door of the patient index: which person an institution's patient is.

/** Takes an institution's statement that numbers of its patients are one, have changed, or gave up a visit. */
export { applyPatientChange } from './apply-patient-change.ts'
/** Does what people decided of cases, link by link; `carryOut` of ingestion calls it and lets the rest follow. */
export { type CarriedOut, carryOutCase, listUndone } from './carry-out-decisions.ts'
/** Does what clerks said of numbers at the desk. */
export { carryOutStatements } from './carry-out-statements.ts'
/** What may be said of a case. */
export type { DecisionWord } from './case-state.ts'
/** Which national identifiers the region trusts. */
export type { DigitCheck, IdentifierScheme } from './check-digits.ts'
/** Two descriptions side by side, as a clerk may see them. */
export { type ComparedSides, compareSides, type SideField } from './compare-sides.ts'
/** What two records of a human being are compared by. */
export type { Demographics } from './demographics.ts'
/** Who has a national number that somebody has proved to be theirs. */
export { findByNationalNumber, type PersonOfNumber } from './find-by-national-number.ts'
/** The persons behind an institution's own patient numbers. */
export { findLinks, type KnownPatient } from './find-links.ts'
/** Links a patient to a person, makes a new one, or opens a case for the worklist; of many, who is settled already. */
export { findSettled } from './find-settled.ts'
export { type LinkVerdict, linkPatient, waitToLink } from './link-patient.ts'
/** Numbers that lead to a patient whom what is said beside them does not contradict. */
export { listFittingNumbers } from './list-fitting-numbers.ts'
/** Patients that wait for a decision, and those that were decided, for desk and region. */
export { type CaseCount, countMatchCases, listMatchCases, type MatchCaseRow } from './list-match-cases.ts'
/** Under which ids an institution has sent patients. */
export { listPatientIds } from './list-patient-ids.ts'
/** Where a letter to a patient of the institution goes. */
export { listPostalAddresses } from './list-postal-addresses.ts'
/** Who is the same person in two lists, or twice in one. */
export { type MatchedLists, type MatchedPair, matchLists } from './match-lists.ts'
export type { MatchRules } from './match-rules.ts'
/** Visits and days that go from one number to another. */
export { type MoveToCarry, moveWasCarried, nextMoveToCarry } from './moves-to-carry.ts'
/** What patients of the own institution are called. */
export { namesOfPatients, type PatientNames } from './names-of-patients.ts'
/** Who came to an institution that invites those who come. */
export { noteArrivals } from './note-arrivals.ts'
/** What institutions are told because a link was parted. */
export { countNotices, listNotices, markNoticeDone, type PatientNotice, readNotice } from './notices.ts'
/** An institution's statement about its own patient numbers, and what became of it. */
export type { ChangeOutcome, PatientChange, StatedChange } from './patient-change.ts'
/** One case, side by side, with its history. */
export { type CaseCandidate, type CaseDecision, type MatchCase, readMatchCase } from './read-match-case.ts'
/** Writes who decided what of a case, and why. */
export { type DecisionFault, type DecisionToRecord, recordDecision } from './record-decision.ts'
/** Rows that must follow their link. */
export { askToMove, nextRowsToMove, type RowsToMove, rowsHaveMoved } from './rows-to-move.ts'
/** Whether two people must agree before two records become one. */
export { listSecondPersonRules, type SecondPersonRule, setSecondPersonRule } from './second-person-rule.ts'
/** What a clerk finds and says of numbers at the desk. */
export { findByNumber, type PatientByNumber, readStatement, stateByHand } from './state-by-hand.ts'
