// The door of the notices: what an account is told of, how and when not; and that something is new in a record (decision 0060).

export {
  type ChosenNotices,
  chooseNotices,
  type NoticeChoice,
  RECORD_TIMES,
  type RecordTime,
  readNoticeChoice,
} from './choice.ts'
export * from './letter-desk.ts'
export * from './push-device.ts'
export { startTellingOfRecords, tellOfRecords } from './tell-of-records.ts'
export { startWritingLetters, writeLetters } from './write-letters.ts'
