// The door of the patient index: which person an institution's patient is.

/** Takes an institution's statement that numbers of its patients are one, have changed, or gave up a visit. */
export { applyPatientChange } from './apply-patient-change.ts'
/** What two records of a human being are compared by. */
export type { Demographics } from './demographics.ts'
/** The persons behind an institution's own patient numbers. */
export { findLinks, type KnownPatient } from './find-links.ts'
/** Links a patient to a person, makes a new one, or opens a case for the worklist. */
export { type LinkVerdict, linkPatient, type MatchRules, waitToLink } from './link-patient.ts'
/** Patients that wait for a decision, for the desk. */
export { listMatchCases, type MatchCaseRow } from './list-match-cases.ts'
/** An institution's statement about its own patient numbers, and what became of it. */
export type { ChangeOutcome, PatientChange, StatedChange } from './patient-change.ts'
