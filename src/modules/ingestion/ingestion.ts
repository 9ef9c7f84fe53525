// The door of ingestion: what feeds send, kept first and understood after.

/** Takes FHIR in through a feed, in batches of bounded size, and says what became of each resource. */
export { type ImportOrder, type ImportReport, importInput, type Source } from './import-input.ts'
/** What an institution's staff see of quarantine and recent messages. */
export { listQuarantine, listRecentMessages, type QuarantinedRow, type RecentMessage } from './list-intake.ts'
