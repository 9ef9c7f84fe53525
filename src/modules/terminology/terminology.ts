// The door of terminology: what an institution's own codes and units mean.

/** A value in another unit, where that is safe; and which codes are one test in other measures. */
export { compareTests, convertTo, type SentUnit, sameTestInOtherMeasures, unitOf } from './compare-units.ts'
/** How a loaded table calls a code. */
export { findTerm, type TermName } from './find-term.ts'
/** An institution's list of codes. */
export { type Imported, importCodes } from './import-codes.ts'
/** Codes in a state, their counts, one with its history. */
export {
  CODES_A_PAGE,
  type CodeCount,
  type CodeDecision,
  countCodes,
  listCodes,
  readCode,
} from './list-codes.ts'
/** Codes for which one suggestion stands out; and which one that is. */
export { GOOD_CODES_A_PAGE, type GoodCodes, listGoodCodes } from './list-good-codes.ts'
/** Tables of codes from files to which the operator has the right. */
export { type Loaded, loadTerms } from './load-terms.ts'
export type { CodeState, LocalCode } from './local-code.ts'
/** How many suggestions are right, on a list that has its codes already. */
export { type Measured, type MeasuredList, measureSuggestions } from './measure.ts'
export { COLUMNS, type CodeLine, type CodeList, type Column, isLoinc, readCodeList } from './read-code-list.ts'
/** How mappings come into force in the region. */
export { readTermsSetting, setTermsSetting, type TermsSetting } from './settings.ts'
/** What a local code means: decided, undone, confirmed by a second person. */
export { CODE_WORDS, type CodeOrder, type CodeWord, settleCode } from './settle-code.ts'
export { shippedTests } from './shipped-tests.ts'
export { clearProposalOf, proposalOf } from './suggest/proposal.ts'
export type { ReasonWord } from './suggest/score.ts'
/** What a code may be, with reasons. */
export { type CodeWithSuggestions, type NamedSuggestion, suggestFor } from './suggest-for.ts'
/** Maps what is beyond doubt, and reads stored items anew. */
export { startTendingTerms, type TermsTended, tendTerms } from './tend-terms.ts'
export { TERM_SYSTEMS, type TermSystem } from './term-system.ts'
export type { LoincTest, TestTable } from './test-table.ts'
