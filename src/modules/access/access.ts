// The door of access: who may see whose record.

/** Whoever has the code of an offer reads what it offers, and accepts or declines it. */
export { answerOffer, type FoundOffer, findOffer } from './answer-offer.ts'
/** What somebody may help with, and which kinds of entries that takes. */
export { categoriesFor, DELEGATE_TASKS, type DelegateTask } from './delegate-task.ts'
/** Ends a helper's access, or takes an offer back. */
export { type Ended, endHelp } from './end-help.ts'
/** Permissions go along when two records become one, and come back when they are two again. */
export { bringGrantsBack, followGrants } from './follow-grants.ts'
/** Lets an account see a person's record. */
export { type GrantToGive, giveGrant } from './give-grant.ts'
/** Who may see a record, as the person reads it. */
export { type Delegate, listDelegates, listOffers, type Offer, RELATIONS, type Relation } from './list-delegates.ts'
/** Asks with the eyes that a helper would have. */
export { lookAsDelegate } from './look-as-delegate.ts'
/** Offers somebody to help; it waits until it is accepted with the code. */
export { type HandedCode, type HelpToOffer, mustBeSelf, offerHelp, renewCode } from './offer-help.ts'
