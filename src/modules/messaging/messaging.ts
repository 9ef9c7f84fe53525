// What requests offers of threads: messages between people and the teams of health services (decision 0046).

export { type CapVerdict, decideCap } from './decide-cap.ts'
export type { TeamWordFault } from './decide-team-word.ts'
/** Who takes which messages, and by when they answer. */
export { type Contact, type DirectoryLine, findContact, listDirectory } from './directory.ts'
/** Words that have not been sent. */
export { type Draft, dropDraft, listDrafts, saveDraft } from './drafts.ts'
/** Photos and papers that go with a message. */
export { isScannerUp } from './files/ask-scanner.ts'
export { checkFiles, startCheckingFiles } from './files/check-files.ts'
export { FILE_TYPES, MOST_FILE_BYTES, MOST_FILES } from './files/decide-file.ts'
export * from './files/thread-files.ts'
/** The person's side reads. */
export { listThreads, markRead, type OwnThread, type OwnThreadPage, openMessages, readThread } from './list-threads.ts'
export { LONGEST_SUBJECT, LONGEST_TEXT } from './longest.ts'
export { openDays, readOpeningHours } from './opening-hours.ts'
export { setUpTeam, type TeamPlan } from './site/set-up-team.ts'
/** Where messages are off, tried out, or on. */
export { listStages, type PublicStage, readStage, type StageLine, setStage } from './site/stage.ts'
/** A site administrator looks after teams. */
export * from './site/teams.ts'
/** The team's turn. */
export { answerThread } from './team/answer-thread.ts'
export * from './team/inbox.ts'
export {
  addTemplate,
  endTemplate,
  listTemplates,
  setAbsence,
  setSignature,
  type Template,
} from './team/team-words.ts'
export * from './team/unread.ts'
export { type TeamWatch, watchTeams } from './team/watch-teams.ts'
export { CAP_EFFECTS, type CapEffect, isAway, STAGES, type Stage, type Team } from './team.ts'
/** Tells by mail that there is a message. */
export { startTellingOfMessages, tellOfMessages } from './tell-of-messages.ts'
export { isLate, type Thread, type ThreadMessage } from './thread.ts'
export { asTopic, TOPICS, type Topic } from './topic.ts'
/** The person's side writes. */
export { sayInThread, startThread } from './write-thread.ts'
