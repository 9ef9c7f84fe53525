import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import type { Thread } from '../thread.ts'
import { LINE, type TeamThread } from './inbox.ts'

/** After so many days the team calls whoever has not read its words. */
export const CALL_AFTER_DAYS = 7
/** No more than so many are listed and counted. */
export const MOST_UNREAD = 100

/** What the own teams have written and nobody of the patient's side has read, the longest first. Wants `openTeams`. */
export async function listUnread(scope: StaffScope): Promise<readonly TeamThread[]> {
  const { rows } = await sql<TeamThread>`
    select ${LINE} from list_unread_keys(${CALL_AFTER_DAYS}) k
    join message_thread m on m.person_id = k.person_id and m.thread_id = k.thread_id
    join institution n on n.institution_id = m.institution_id
    join message_team t on t.team_id = m.team_id
    order by m.said_at, m.thread_id limit ${MOST_UNREAD + 1}`.execute(scope.db)
  return rows
}

/** How many they are; one more than `MOST_UNREAD` stands for all that are beyond. */
export async function countUnread(scope: StaffScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select least(count(*), ${MOST_UNREAD + 1})::int as count from list_unread_keys(${CALL_AFTER_DAYS})`.execute(
    scope.db,
  )
  return rows[0]!.count
}

/** Says that the team has reached the patient by other means. Throws NotFound for threads of others and those that wait for the team. */
export async function sayReached(scope: StaffScope, { threadId }: { readonly threadId: string }): Promise<void> {
  if (!isUuid(threadId)) throw new NotFound('thread', { detail: 'not an id' })
  const { rows } = await sql<{ isDone: boolean }>`
    select say_reached(${threadId}::uuid, ${scope.actor.name}) as is_done`.execute(scope.db)
  if (!rows[0]!.isDone) throw new NotFound('thread', { detail: 'not of a team of theirs' })
}

/** Whether somebody should call: the team's last words have lain unread so long, and nobody has reached the patient since. */
export function isCallDue(thread: CalledFor, now: Instant): boolean {
  const { ball, saidAt, personReadAt, reachedAt } = thread
  const isUnread = ball === 'person' && (!personReadAt || personReadAt < saidAt)
  const days = (now.getTime() - saidAt.getTime()) / 86_400_000
  return isUnread && (!reachedAt || reachedAt < saidAt) && days >= CALL_AFTER_DAYS
}

type CalledFor = Pick<Thread, 'ball' | 'saidAt' | 'personReadAt' | 'reachedAt'>
