import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { listSent, type MessageFile } from './files/thread-files.ts'
import type { Thread, ThreadMessage } from './thread.ts'

/** A thread as the person's side reads it. */
export type OwnThread = Thread & {
  /** The team has written since who reads last looked. */
  readonly isUnread: boolean
  readonly phone: string
}

const OWN = sql`m.person_id, m.thread_id, m.institution_id, n.name as institution_name, m.team_id, t.name as team_name,
  t.phone, m.topic, m.subject, m.account_id, m.asked_name, m.asked_at, m.due_at, m.ball, m.said_at, m.closed_at,
  m.team_read_at, m.person_read_at, m.reached_at, m.reached_name`

/**
 * Lets a patient's scope see messages, where who acts is the person or somebody whose permission covers them. Answers
 * whether it does.
 */
export async function openMessages(scope: PatientScope): Promise<boolean> {
  const { rows } = await sql<{ covered: boolean }>`select open_messages() as covered`.execute(scope.db)
  return rows[0]!.covered
}

/** The person's threads, those that go on first, the newest words first. At most 200. Wants `openMessages`. */
export async function listThreads(scope: PatientScope): Promise<readonly OwnThread[]> {
  const { rows } = await sql<OwnThread>`
    select ${OWN}, exists (select from thread_message s
        where s.person_id = m.person_id and s.thread_id = m.thread_id and s.by_whom = 'staff'
          and s.at > coalesce(r.read_at, '-infinity')) as is_unread
    from message_thread m
    join institution n on n.institution_id = m.institution_id
    join message_team t on t.team_id = m.team_id
    left join message_reading r on r.person_id = m.person_id and r.thread_id = m.thread_id
      and r.account_id = ${scope.actor.accountId}::uuid
    where m.person_id = ${scope.subject}::uuid
    order by m.closed_at is null desc, m.said_at desc, m.thread_id limit 200`.execute(scope.db)
  return rows
}

export type OwnThreadPage = OwnThread & {
  readonly messages: readonly ThreadMessage[]
  readonly files: readonly MessageFile[]
}

/** One thread with all that was said, oldest first. Throws NotFound for what this scope does not see. */
export async function readThread(
  scope: PatientScope,
  { threadId }: { readonly threadId: string },
): Promise<OwnThreadPage> {
  if (!isUuid(threadId)) throw new NotFound('thread', { detail: 'not an id' })
  const { rows } = await sql<OwnThread>`
    select ${OWN}, false as is_unread from message_thread m
    join institution n on n.institution_id = m.institution_id
    join message_team t on t.team_id = m.team_id
    where m.person_id = ${scope.subject}::uuid and m.thread_id = ${threadId}::uuid`.execute(scope.db)
  const thread = rows[0]
  if (!thread) throw new NotFound('thread', { detail: 'not a thread of this scope' })
  const messages = await sql<ThreadMessage>`
    select message_id, at, word, text, by_whom, account_id, actor_name, team_name from thread_message
    where person_id = ${scope.subject}::uuid and thread_id = ${threadId}::uuid order by at, message_id`.execute(
    scope.db,
  )
  return { ...thread, messages: messages.rows, files: await listSent(scope, thread) }
}

/** Who reads a thread has read it, and the other side sees that. */
export async function markRead(scope: PatientScope, { threadId }: { readonly threadId: string }): Promise<void> {
  await sql`select read_thread(${threadId}::uuid)`.execute(scope.db)
}
