// The door of sharing: what a person takes along of the own record, and shows to people without an account.

/** Everything as one file: begun, gathered in portions, opened, and deleted after its time. */
export { deleteOldDownloads, startDeletingDownloads } from './download/delete-downloads.ts'
export { type Download, dropDownload, readDownload, startDownload } from './download/download.ts'
export { gatherPortion, type LastFiles } from './download/gather-portion.ts'
export { listResultLines, type ResultLine } from './download/list-result-lines.ts'
export { openDownload } from './download/open-download.ts'
/** Ends a share at once; the house empties what has expired. */
export { emptyExpired, endShare, startEmptyingShares } from './end-share.ts'
/** Chosen kinds of the record. */
export { gatherKinds, type KindShown, type Kinds } from './gather-kinds.ts'
/** What belongs in a summary. */
export { gatherSummary, type Summary, type SummaryPartShown } from './gather-summary.ts'
/** What is shared, and was. */
export { listShares } from './list-shares.ts'
/** Shares a snapshot, sealed, by a link or a code. */
export { type HandedShare, isPasscode, LONGEST_LABEL, makeShare, mayMakeLinks } from './make-share.ts'
/** The words of sharing. */
export * from './share.ts'
/** A code as it was typed, and the part by which wrong tries are counted. */
export { firstGroup, type OpenedCode, openCode, readShareCode } from './share-code.ts'
/** The same as Bundles: a document of the International Patient Summary, or a collection. */
export { kindsAsCollection, type SummaryWords, summaryAsIps } from './summary-as-ips.ts'
/** What a recipient sees. */
export * from './view-share.ts'
