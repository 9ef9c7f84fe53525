// The door of release: when a person may see an item, and why.

/** What was decided of an item, and that it was opened, goes along to another person. */
export { carryOpenings, carryVerdicts } from './carry-verdicts.ts'
/** What staff have to look at: items being checked, and labels nobody can read. */
export { type Alarms, countAlarms } from './count-alarms.ts'
/** The only place where a rule is understood; pure. */
export { type ClinicianHold, decideRelease, type ReleaseFacts, type Verdict } from './decide.ts'
/** Why an item is open or held. */
export { type ExplainedVerdict, explainVerdict } from './explain-verdict.ts'
/** What a person is waiting for, as sealed cards. */
export { listSealed, type SealedCard } from './list-sealed.ts'
/** Puts a rulebook in force after checking it against the region's principles. */
export { publishRulebook } from './publish-rulebook.ts'
/** The rulebook in force now. */
export { type LiveRulebook, readLiveRulebook } from './read-live-rulebook.ts'
/** Notes that the person has opened an item. */
export { recordOpening } from './record-opening.ts'
/** Keeps verdicts that are not simply "open", for explain. */
export { rememberVerdicts } from './remember-verdicts.ts'
/** A rule or deviation by its id. */
export { findRule } from './rulebook.ts'
/** Decides one item for the record's columns; a fault becomes a card "being checked". */
export { type ScheduledRelease, scheduleRelease } from './schedule-release.ts'
