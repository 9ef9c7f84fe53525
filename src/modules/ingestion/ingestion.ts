// The door of ingestion: what feeds send, kept first and understood after.

/** Does what people decided of patients and numbers, and what waited goes in; after each decision and at the start. */
export { bringInWaiting, carryOut } from './carry-out.ts'
/** Where a process may die, for tests that make it. */
export type { CrashPoint } from './crash-point.ts'
/** Rows follow links that lead to another person now; after a change of numbers was applied, and at the start. */
export { followLinks } from './follow-links.ts'
/** Takes FHIR, HL7 v2 or C-CDA in through a feed, in batches of bounded size, and says what became of each resource. */
export { type Import, type ImportOrder, importInput, startImport } from './import-input.ts'
/** What became of an input. */
export type { ImportReport } from './import-report.ts'
/** Whether a door should wait until the worker has caught up. */
export { isBehind } from './is-behind.ts'
/** How each feed is: what came last, what waits, what was set aside. */
export { type FeedHealth, listFeedHealth } from './list-feed-health.ts'
/** Where kept messages came from. */
export { listOrigins } from './list-origins.ts'
/** What an institution's staff see of quarantine. */
export { listQuarantine, type QuarantinedRow } from './list-quarantine.ts'
/** Keeps HL7 v2 messages and commits; the door then acknowledges. */
export type { RawMessage, Receipt } from './receipt.ts'
export { type Reception, receiveMessages } from './receive-messages.ts'
/** Lets kept messages go through the steps once more. */
export { replayFeed } from './replay-feed.ts'
/** What was set aside because something was missing, once it is there. */
export { settleAside } from './settle-aside.ts'
/** A file or a body to take in, in one go or in several. */
export type { Bookmark, Place, Source } from './source.ts'
/** Takes what was kept through the steps. */
export { startWorker, type Worker, type WorkerOrder } from './start-worker.ts'
