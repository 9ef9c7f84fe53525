// The door of ingestion: what feeds send, kept first and understood after.

/** Takes FHIR in through a feed, in batches of bounded size, and says what became of each resource. */
export { type ImportOrder, type ImportReport, importInput, type Source } from './import-input.ts'
/** What an institution's staff see of quarantine. */
export { listQuarantine, type QuarantinedRow } from './list-quarantine.ts'
