// The door of release: when a person may see an item, and why.

/** A person's age in whole years, and the birth dates it comes from. */
export { ageAt } from './age-at.ts'
export { birthDatesOf } from './birth-dates-of.ts'
/** What was decided of an item, done on it and opened goes along to another person. */
export { carryOpenings, carryVerdicts } from './carry-verdicts.ts'
/** What a person wishes, by class of test and moment. */
export { type Choice, EVERYTHING, MOMENTS, type Moment } from './choice/choice.ts'
export { type ChoiceEffect, previewChoice, previewEffects, type Waiting } from './choice/preview-choice.ts'
export { readChoice, type StoredChoice } from './choice/read-choice.ts'
export { askForWaiting, mayChoose, saveChoice } from './choice/save-choice.ts'
export { classesNamed } from './class-of-test.ts'
/** What clinicians see and do on items of their own institution. */
export { commentOn } from './clinic/comment-on.ts'
export { flagCounselled } from './clinic/flag-counselled.ts'
export * from './clinic/goal/goal.ts'
export { liftHold } from './clinic/lift-hold.ts'
export { type ItemActs, listActs } from './clinic/list-acts.ts'
export { type HeldItem, type HeldQuestion, listHeld } from './clinic/list-held.ts'
export { listViewers, type Viewers } from './clinic/list-viewers.ts'
export { listOwnItems, type OwnItemLine, type OwnItemPage, readOwnItem } from './clinic/own-items.ts'
export { type HoldToPlace, placeHold } from './clinic/place-hold.ts'
export { releaseNow } from './clinic/release-now.ts'
/** What staff have to look at: items being checked, and labels nobody can read. */
export { type Alarms, countAlarms } from './count-alarms.ts'
/** How much waits in the region. */
export { countHolds, type HoldCounts } from './count-holds.ts'
/** The only place where a rule is understood; pure. */
export { type ClinicianHold, decideRelease, type ReleaseFacts, type Verdict } from './decide.ts'
/** Why an item is open or held. */
export { type ExplainedVerdict, explainVerdict } from './explain-verdict.ts'
/** What people have done that verdicts depend on. */
export { type Acts, actFacts, gatherActs, NO_ACTS } from './gather-acts.ts'
export { type Comment, listComments } from './list-comments.ts'
/** What a person is waiting for, as sealed cards. */
export { listSealed, type SealedCard, sealedCardId } from './list-sealed.ts'
export { listVerdicts, type ToldVerdict } from './list-verdicts.ts'
/** Publishes the text of what was decided; governance alone calls it. */
export { publishRulebook, type RulebookToPublish } from './publish-rulebook.ts'
/** How it was for people, pooled; and that the person has opened an item. */
export { hasTapped, type PulseCount, type PulseWord, recordPulse, summarisePulses } from './pulse.ts'
export { type LiveRulebook, readLiveRulebook } from './read-live-rulebook.ts'
export { recordOpening } from './record-opening.ts'
/** Decides anew what is due; keeps verdicts that are not simply "open", for explain. */
export { askForEverything, type Redecided, redecideAsked, redecideDue, startRedeciding } from './redecide.ts'
export { rememberVerdicts } from './remember-verdicts.ts'
/** A rule or deviation by its id; a rulebook as text and back, or as lines of HL7 table 0909. */
export { amendRulebook, findRule, parseRulebook, type Rulebook, safetyNetDays, writeRulebook } from './rulebook.ts'
export { addDeviation, changeRule, type NewDeviation, removeDeviation } from './rulebooks/amend-draft.ts'
export { type CheckedRulebook, checkRulebook, type ToldBreach } from './rulebooks/check-rulebook.ts'
export { type Comparison, compareRulebooks } from './rulebooks/compare-rulebooks.ts'
export { decisionsOfRules } from './rulebooks/decisions-of-rules.ts'
export { checkDraft, type Draft, listDrafts, markPublished, readDraft, saveDraft } from './rulebooks/drafts.ts'
export { nameDeciders } from './rulebooks/name-deciders.ts'
export { listRulebookVersions, type RulebookVersion, readRulebook } from './rulebooks/read-rulebook.ts'
/** Decides one item for the record's columns; a fault becomes a card "being checked". */
export { type ScheduledRelease, scheduleRelease } from './schedule-release.ts'
export { fromTable0909, type Line0909, toTable0909, writeTable0909 } from './table-0909.ts'
export { type Circumstances, choiceLeavesOpen, verdictsAsIfNew } from './verdicts-of-stored.ts'
