// The door of sharing: what a person takes along of the own record.

/** What belongs in a summary, and the same as a document of the International Patient Summary. */
export { gatherSummary, type Summary, type SummaryPartShown } from './gather-summary.ts'
export { type SummaryWords, summaryAsIps } from './summary-as-ips.ts'
