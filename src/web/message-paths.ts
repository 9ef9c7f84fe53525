import { query } from './query.ts'

/** Where messages are, of the person's side and of teams. */
export const messagePaths = {
  /** What the person and teams of health services write to each other. */
  messages: () => '/messages',
  /** Step by step to a new message; also the action of the form that sends it. */
  newMessage: (asked: { urgent?: 'no'; draft?: string; kept?: 'yes' } = {}) => `/messages/new${query(asked)}`,
  /** Also the action of the forms on it. */
  thread: (threadId: string, said?: 'sent' | 'kept') => `/messages/${encodeURIComponent(threadId)}${query({ said })}`,
  threadFile: (threadId: string, fileId: string) =>
    `/messages/${encodeURIComponent(threadId)}/files/${encodeURIComponent(fileId)}`,
  /** What waits with the clinician's teams. */
  teamInbox: (
    asked: { topic?: string | null; ball?: 'person' | 'unread' | null; after?: string; said?: string } = {},
  ) => `/clinic/messages${query(asked)}`,
  /** Also the action of the forms on it. */
  teamThread: (threadId: string, asked: { template?: string; said?: string } = {}) =>
    `/clinic/messages/${encodeURIComponent(threadId)}${query(asked)}`,
  teamFile: (threadId: string, fileId: string) =>
    `/clinic/messages/${encodeURIComponent(threadId)}/files/${encodeURIComponent(fileId)}`,
  /** A team's own words, limit and absence; also the action of its forms. */
  teamWords: (teamId: string, said?: 'saved') =>
    `/clinic/messages/team/${encodeURIComponent(teamId)}${query({ said })}`,
  /** Says that the list of what waits has changed since it was opened. */
  liveInbox: (since?: string) => `/clinic/messages/live${query({ since })}`,
}
