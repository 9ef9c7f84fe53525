// The door of the journal: what people measure and write down themselves, and who has asked to read it (decision 0058).

/** What teams ask for, and what they said. */
export {
  type Ask,
  answerAsk,
  countJournalNews,
  endAsk,
  isLive,
  listAsks,
  listSent,
  markWordsRead,
  readAsk,
  type Sent,
  type SentState,
  waitsForAnswer,
} from './asks.ts'
export { decideProgress, type Progress } from './decide-progress.ts'
export { isBeyond, type Limits, type Sending } from './decide-sending.ts'
/** The person's own entries. */
export * from './entry.ts'
/** What the person wants to reach. */
export * from './goal.ts'
/** Notes on entries of the record. */
export { hasNotes, type ItemNote, keepItemNote, listItemNotes, readItemNote } from './item-note.ts'
export { asKind, asValueKind, KINDS, type Kind, readNumber, readValue, VALUE_KINDS, type ValueKind } from './kinds.ts'
export { readLimits, type TypedLimits } from './read-limits.ts'
/** A list of values, typed or pasted. */
export * from './read-list.ts'
/** Which teams take part. */
export { readTaking, setTaking, type Taking } from './team/taking.ts'
/** The team's turn. */
export * from './team/team-asks.ts'
/** Tells by mail that there is something new. */
export { startTellingOfJournals, tellOfJournals } from './tell-of-journals.ts'
