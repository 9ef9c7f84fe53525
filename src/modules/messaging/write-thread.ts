import { sql } from 'kysely'
import { Conflict, Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { decideDue } from '#requests'
import { type Contact, findContact } from './directory.ts'
import { dropDraft } from './drafts.ts'
import { sendFiles } from './files/thread-files.ts'
import { readThread } from './list-threads.ts'
import { LONGEST_SUBJECT, LONGEST_TEXT } from './longest.ts'
import { postKey } from './post-key.ts'
import { isAway, type Team } from './team.ts'
import type { Topic } from './topic.ts'

export type NewThread = {
  /** Made by the form: the same form sent twice starts one thread. */
  readonly key: string
  readonly institutionId: string
  readonly topic: Topic
  readonly serviceId: string
  readonly subject: string
  readonly text: string
}

/**
 * Starts a thread with the team that takes such messages, in the name of who acts. Answers its id. Throws Invalid for
 * words that are missing or too long, NotFound where nobody takes it or who acts may not write, and Conflict while the
 * team's form is closed.
 */
export async function startThread(scope: PatientScope, thread: NewThread): Promise<string> {
  const [subject, text] = [thread.subject.trim(), thread.text.trim()]
  if (!isUuid(thread.key) || !fits(subject, LONGEST_SUBJECT) || !fits(text, LONGEST_TEXT))
    throw new Invalid('a message has a subject and some words')
  const before = await threadOf(scope, thread.key)
  if (before) return goOn(scope, before, { ...thread, text })
  const contact = await findContact(scope, thread)
  if (!contact) throw new NotFound('team', { detail: 'nobody takes such messages' })
  if (contact.cap?.effect === 'pause') throw new Conflict('the team takes no new messages this week')
  return start(scope, { ...thread, subject, text }, contact)
}

type Begun = { readonly threadId: string; readonly text: string }

async function threadOf(scope: PatientScope, key: string): Promise<Begun | null> {
  const { rows } = await sql<Begun>`
    select t.thread_id, m.text from message_thread t join thread_message m using (person_id, thread_id)
    where t.person_id = ${scope.subject}::uuid and t.start_key = ${key}::uuid and m.post_key = t.start_key`.execute(
    scope.db,
  )
  return rows[0] ?? null
}

/** The form came again: with the same words nothing is to be done; other words go on in the thread that has begun. */
async function goOn(scope: PatientScope, { threadId, text }: Begun, thread: NewThread): Promise<string> {
  if (text !== thread.text) await sayInThread(scope, { threadId, key: thread.key, word: 'reply', text: thread.text })
  else await sendFiles(scope, { threadId, key: thread.key, post: thread.key })
  return threadId
}

async function start(scope: PatientScope, thread: NewThread, { line, dueAt }: Contact): Promise<string> {
  const { rows } = await sql<{ threadId: string | null }>`
    select start_thread(${thread.key}::uuid, ${line.teamId}::uuid, ${thread.topic}, ${thread.serviceId},
      ${thread.subject}, ${thread.text}, ${dueAt}::timestamptz, ${scope.actor.name}) as thread_id`.execute(scope.db)
  const threadId = rows[0]?.threadId
  if (!threadId) throw new NotFound('team', { detail: 'not theirs to write to' })
  await sendFiles(scope, { threadId, key: thread.key, post: thread.key })
  return threadId
}

type TeamNow = Pick<Team, 'promiseDays' | 'awayFrom' | 'awayUntil' | 'coveredBy'> & { readonly timeZone: string }

export type Said = {
  readonly threadId: string
  /** Made by the form: the same form sent twice says it once. */
  readonly key: string
  readonly word: 'reply' | 'closed' | 'reopened'
  readonly text: string
}

/**
 * The person's side says something more, ends the thread, or opens it again; a reply needs words and opens what was over.
 * Throws NotFound for what this scope does not see, and Invalid.
 */
export async function sayInThread(scope: PatientScope, { threadId, key, word, text }: Said): Promise<void> {
  const said = text.trim()
  if (!isUuid(key) || said.length > LONGEST_TEXT || (word === 'reply' && said === ''))
    throw new Invalid('a reply has some words')
  const { teamId } = await readThread(scope, { threadId })
  const { rows: teams } = await sql<TeamNow>`
    select t.promise_days, i.time_zone, t.away_from, t.away_until, t.covered_by from message_team t join institution i on i.institution_id = t.institution_id
    where t.team_id = ${teamId}::uuid`.execute(scope.db)
  const team = teams[0]!
  const begins = isAway(team, scope.now) && team.coveredBy === null ? team.awayUntil! : scope.now
  const due = decideDue(begins, { workingDays: team.promiseDays, timeZone: team.timeZone })
  const post = postKey(key, [word, said])
  const { rows } = await sql<{ outcome: string }>`
    select say_in_thread(${threadId}::uuid, ${post}::uuid, ${word}, nullif(${said}, ''), ${due}::timestamptz,
      ${scope.actor.name}) as outcome`.execute(scope.db)
  if (rows[0]?.outcome !== 'said') throw new NotFound('thread', { detail: 'not theirs to write in' })
  await sendFiles(scope, { threadId, key, post })
  await dropDraft(scope, { draftId: key })
}

function fits(text: string, longest: number): boolean {
  return text !== '' && text.length <= longest
}
