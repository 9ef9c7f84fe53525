// The door of access: who may see whose record.

/** Whoever has the code of an offer reads what it offers, and accepts or declines it. */
export { answerOffer, type FoundOffer, findOffer } from './answer-offer.ts'
/** A clinician without a care relationship opens a patient with a reason; privacy officers look at each use. */
export {
  breakTheGlass,
  findPatientHere,
  GLASS_GROUNDS,
  GLASS_OUTCOMES,
  type GlassUse,
  listBreakGlass,
  reviewBreakGlass,
} from './break-glass.ts'
export type { ComingChange } from './coming-changes.ts'
/** What somebody may help with, and which kinds of entries that takes. */
export { categoriesFor, DELEGATE_TASKS, type DelegateTask } from './delegate-task.ts'
/** Ends a helper's access, or takes an offer back. */
export { type Ended, endHelp } from './end-help.ts'
export { findPatientBeside, type PatientBeside } from './find-patient-beside.ts'
/** Permissions go along when two records become one, and come back when they are two again. */
export { bringGrantsBack, followGrants } from './follow-grants.ts'
export { type GrantToGive, giveGrant } from './give-grant.ts'
/** Clerks register who stands in for a person by law, or may not. */
export {
  agreeGuardianship,
  endGuardianship,
  type Guardianship,
  listGuardianships,
  registerGuardianship,
} from './guardianship.ts'
/** A minor keeps a visit to themselves, by a clinician's decision. */
export { type Kept, keepVisit, readKeptVisit, shareVisitAgain } from './keep-visit.ts'
/** A person keeps something from somebody, without a trace. */
export { findStaffToKeepOut, listStaffWhoLooked } from './known-staff.ts'
export { type GrownUp, type KeptForSelf, listComingChanges, listGrownUp, listKept } from './list-coming-changes.ts'
/** Who may see a record, as the person reads it. */
export { type Delegate, listDelegates, listOffers, type Offer, RELATIONS, type Relation } from './list-delegates.ts'
export { lookAsDelegate } from './look-as-delegate.ts'
/** Offers somebody to help, oneself or at a desk; it waits until it is accepted with the code. */
export { type HandedCode, type HelpToOffer, mustBeSelf, offerHelp, renewCode } from './offer-help.ts'
export { type NoOffer, offerHelpFor } from './offer-help-for.ts'
/** Staff keep every helper out while somebody is in danger. */
export {
  agreeProtection,
  endProtection,
  type HelperHere,
  listHelpersHere,
  type Protection,
  protectPerson,
  readProtection,
} from './protection.ts'
export { agreeRestrictionsFor, endRestrictionsFor, restrictFor } from './restrict-for.ts'
export type { Restriction, RestrictionToMake, Toll } from './restriction.ts'
export { countRestricted, hasProvedAgain, liftRestriction, listRestrictions, restrict } from './restriction.ts'
/** The region's rules for children, teenagers and capacity, and what age somebody has on a day of the calendar. */
export { ageOn, type LocalDay, localDayAt } from './rule-pack/age-on.ts'
export { parseRulePack } from './rule-pack/parse-rule-pack.ts'
export { publishRulePack } from './rule-pack/publish-rule-pack.ts'
export { EXCLUSION_GROUNDS, GUARDIAN_GROUNDS } from './rule-pack/rule-pack.ts'
