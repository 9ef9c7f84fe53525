// The door of audit: who was shown what of whom.

/** The log and the acts of staff are sealed in blocks, anchored outside of the database, and checked against both. */
export type { ChainName } from './chain/chains.ts'
/** How long the log is kept. */
export {
  deleteByRule,
  type LogDeletion,
  listLogDeletions,
  readLogReach,
  startKeepingByRule,
} from './chain/keep-by-rule.ts'
export { type Anchor, type Anchors, anchorBlocks, sealChain, startSealing } from './chain/seal-chain.ts'
export { type LogFault, type Verified, verifyChain } from './chain/verify-chain.ts'
/** Why a look deserves a second one. */
export { MARKS, type Mark, UNUSUAL } from './decide-unusual.ts'
/** What a person reads in their access log. */
export { type DisclosureRow, listDisclosures } from './list-disclosures.ts'
/** Who asked that. */
export { type KeptInquiry, listInquiries, listOwnInquiries, type OwnInquiry } from './list-inquiries.ts'
/** What each helper and guardian has looked at lately. */
export { type LastLook, listLastLooks } from './list-last-looks.ts'
/** The same by what a reader asks for, with what is unusual about each. */
export * from './list-looks.ts'
/** Who was shown a record while something of another human being stood in it. */
export { listWhoSaw, type WhoSaw } from './list-who-saw.ts'
/** Word by mail when somebody has looked. */
export { isToldOfLooks, startTellingOfLooks, tellOfLooks, tellWhoIsLookedAt } from './look-notice.ts'
export { type MarkedLook, markLooks } from './mark-looks.ts'
/** Writes a disclosure in the transaction of the disclosure itself. */
export {
  type Disclosure,
  recordDisclosure,
  recordExport,
  recordSight,
  recordTold,
  type Sight,
} from './record-disclosure.ts'
/** Staff looked for somebody who is not there. */
export { recordFruitlessSearch } from './record-fruitless-search.ts'
/** Whom an account of staff saw. */
export {
  MOST_LINES,
  MOST_LINES_IN_TABLE,
  type Seen,
  whomAccountSaw,
  whomAccountSawAsOperator,
} from './whom-account-saw.ts'
