// The door of the record: one person's items from every institution.

/** The patient's word for a resource. */
export { categorise } from './categorise.ts'
/** Notes a visit and answers when the last one was. */
export { countAsVisit } from './count-as-visit.ts'
export { decideVersion, type Maturity, maturityOf, type VersionFacts, versionTime } from './decide-version.ts'
/** Takes what an institution deleted out of every list. */
export { deleteItems } from './delete-items.ts'
/** The id of an item: the same for the same resource of the same institution. */
export { itemIdOf } from './item-id.ts'
export { HAS_PREFACE, type ItemLine, type ItemRow } from './item-row.ts'
export { listBodies } from './list-bodies.ts'
export { listAllContents, listContents, type StoredContent } from './list-contents.ts'
export * from './list-done-elsewhere.ts'
export { type FindingRow, listFindings } from './list-findings.ts'
export { listFromDay } from './list-from-day.ts'
export { type ListQuestion, listItems, ROWS_A_PAGE } from './list-items.ts'
/** Stored items with all that their verdict depends on. */
export { listItemsToDecide } from './list-items-to-decide.ts'
/** What is open, by category and institution; of some kinds whole; and what belongs in a summary on one page. */
export * from './list-kind-items.ts'
/** What is new, what comes next, and what an institution has sent. */
export { listComing, listNews } from './list-news.ts'
/** Stored parts whose report came or changed, with all that their verdict depends on. */
export { type ItemToDecide, listPartsToDecide, type PartToDecide } from './list-parts-to-decide.ts'
/** Every stored item of some persons, with its facts; and where the items of a category come from. */
export { listRangeToDecide, type StoredToDecide } from './list-range-to-decide.ts'
export { listReceived, type ReceivedItem } from './list-received.ts'
export { type CategorySource, listSources } from './list-sources.ts'
export * from './list-summary-items.ts'
export { listTimeline, type TimelinePlace } from './list-timeline.ts'
export { listTrend, type TrendValue } from './list-trend.ts'
export { listVersionBodies } from './list-version-bodies.ts'
export * from './list-whole-kind.ts'
export * from './local-codes/local-codes.ts'
/** Items follow their link to another person. */
export { bringAlong, moveItems } from './move-items.ts'
/** One resource on its way into the record. */
export { moreProtective, type NewItem, type StoredVerdict } from './new-item.ts'
/** The objects of studies of pictures, kept with their study. */
export * from './pictures/pictures.ts'
/** The usual range of one person, of several; one open item, its parts, versions and attachments. */
export { CONDITIONAL, type PersonsRange, rangeOfPerson } from './ranges/range-of-person.ts'
export * from './read-item.ts'
/** Ties reports, parts and versions together; before the release decision. */
export { relateItems } from './relate-items.ts'
/** What the rules of release may know of an item, as text. */
export { type KnownBefore, knownBefore, readFacts, writeFacts } from './release-facts.ts'
/** Items go from one number of an institution to another; what that ties together or apart. */
export { relinkBack, relinkSince, relinkVisits } from './relink-items.ts'
export { retieItems } from './retie-items.ts'
export { listSought, type Sought, searchItems } from './search-items.ts'
/** Puts items into the record; says which were new, changed or known. */
export { type Stored, type StoreOutcome, storeItems } from './store-items.ts'
export { type CategoryCount, summariseRecord } from './summarise-record.ts'
/** What came by several doors: which item stands for which, and which may be the same. */
export * from './twins/twins.ts'
/** Puts other verdicts on stored items. */
export { writeVerdicts } from './write-verdicts.ts'
