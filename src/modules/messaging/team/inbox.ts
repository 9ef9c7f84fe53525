import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { listSent, type MessageFile } from '../files/thread-files.ts'
import type { Thread, ThreadMessage } from '../thread.ts'
import { TOPICS } from '../topic.ts'

/** A thread as its team reads it. */
export type TeamThread = Thread & { readonly personName: string; readonly birthDate: string | null }

/** Of one topic of a team no more are counted (0102); one more stands for all that are beyond. */
export const MOST_COUNTED = 1000

export type InboxCount = {
  readonly teamId: string
  readonly topic: string
  readonly waiting: number
  readonly late: number
}

/** A page of the inbox begins after this line of the page before. */
export type InboxMark = { readonly dueAt: Instant; readonly threadId: string }

export type InboxQuestion = {
  /** Null: all. */
  readonly topic: string | null
  /** Whose turn it is: the team's own, or what waits for the patient. */
  readonly ball: 'staff' | 'person'
  readonly after: InboxMark | null
  readonly take: number
}

export const LINE = sql`m.person_id, m.thread_id, m.institution_id, n.name as institution_name, m.team_id, t.name as team_name,
  m.topic, m.subject, m.account_id, m.asked_name, m.asked_at, m.due_at, m.ball, m.said_at, m.closed_at, m.team_read_at,
  m.person_read_at, m.reached_at, m.reached_name, m.person_name, m.birth_date`

/**
 * Lets the scope of a clinician or a secretary see the threads of the own teams, and of those that one of them covers now; never those of
 * somebody in whose record they have a part. Answers the teams. Throws Refused for other roles.
 */
export async function openTeams(scope: StaffScope): Promise<readonly string[]> {
  if (scope.role !== 'clinician' && scope.role !== 'secretary')
    throw new Refused('only members of a team read its messages')
  const { rows } = await sql<{ teamId: string }>`select team_id from open_teams()`.execute(scope.db)
  return rows.map(({ teamId }) => teamId)
}

/** What waits with the own teams, the oldest promise first, a hundred at most. Wants `openTeams`. */
export async function listInbox(
  scope: StaffScope,
  { topic, ball, after, take }: InboxQuestion,
): Promise<readonly TeamThread[]> {
  const { rows } = await sql<TeamThread>`
    select ${LINE}
    from list_inbox_keys(${topic}, ${ball}, ${after?.dueAt ?? null}::timestamptz, ${after?.threadId ?? null}::uuid) k
    join message_thread m on m.person_id = k.person_id and m.thread_id = k.thread_id
    join institution n on n.institution_id = m.institution_id
    join message_team t on t.team_id = m.team_id
    order by m.due_at, m.thread_id limit ${take}`.execute(scope.db)
  return rows
}

/** How much waits with the own teams, by topic; of one topic of a team a thousand and one at most are counted. */
export async function countInbox(scope: StaffScope): Promise<readonly InboxCount[]> {
  const { rows } = await sql<InboxCount>`
    select team_id, topic, waiting::int, late::int from count_inbox(${[...TOPICS]}::text[])`.execute(scope.db)
  return rows
}

export type TeamThreadPage = TeamThread & {
  readonly messages: readonly ThreadMessage[]
  readonly files: readonly MessageFile[]
}

/** One thread of the own teams, oldest words first. Throws NotFound for those of others. Wants `openTeams`. */
export async function readTeamThread(
  scope: StaffScope,
  { threadId }: { readonly threadId: string },
): Promise<TeamThreadPage> {
  if (!isUuid(threadId)) throw new NotFound('thread', { detail: 'not an id' })
  const { rows } = await sql<TeamThread>`
    select ${LINE} from message_thread m
    join institution n on n.institution_id = m.institution_id
    join message_team t on t.team_id = m.team_id
    where m.thread_id = ${threadId}::uuid`.execute(scope.db)
  const thread = rows[0]
  if (!thread) throw new NotFound('thread', { detail: 'not of a team of theirs' })
  const messages = await sql<ThreadMessage>`
    select message_id, at, word, text, by_whom, account_id, actor_name, team_name from thread_message
    where person_id = ${thread.personId}::uuid and thread_id = ${threadId}::uuid order by at, message_id`.execute(
    scope.db,
  )
  return { ...thread, messages: messages.rows, files: await listSent(scope, thread) }
}

/** A member of the team has read it, and the patient sees that. */
export async function markTeamRead(scope: StaffScope, { threadId }: { readonly threadId: string }): Promise<void> {
  await sql`select read_thread(${threadId}::uuid)`.execute(scope.db)
}
