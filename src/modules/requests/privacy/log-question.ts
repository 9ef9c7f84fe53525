import { sql } from 'kysely'
import { Conflict, NotFound, Refused } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import { decideDue } from '../decide-due.ts'

/** In working days; what data protection asks for is a month, and nobody is left wondering that long. */
const ANSWER_WITHIN_DAYS = 5
const LONGEST = 2000

/** A question about one line of the access log, and what the privacy office says. */
export type LogQuestion = {
  readonly personId: PersonId
  readonly questionId: string
  readonly disclosureId: string
  /** Null: the region's office. */
  readonly institutionId: string | null
  readonly institutionName: string | null
  readonly personName: string
  readonly lookedAt: Instant
  readonly lookedBy: string
  readonly lookedAs: string
  readonly lookedPage: string
  readonly words: string | null
  readonly askedAt: Instant
  readonly askedName: string
  /** Who asked. */
  readonly accountId: string
  readonly dueAt: Instant
  readonly answer: string | null
  readonly answeredAt: Instant | null
  readonly answeredName: string | null
}

const LINE = sql`q.person_id, q.question_id, q.disclosure_id, q.institution_id, i.name as institution_name, q.person_name,
  q.looked_at, q.looked_by, q.looked_as, q.looked_page, q.words, q.asked_at, q.asked_name, q.account_id, q.due_at, q.answer,
  q.answered_at, q.answered_name`

/** What was asked about lines of this log, newest first; at most 200. */
export async function listLogQuestions(scope: PatientScope): Promise<readonly LogQuestion[]> {
  const { rows } = await sql<LogQuestion>`
    select ${LINE} from log_question q left join institution i on i.institution_id = q.institution_id
    where q.person_id = ${scope.subject}::uuid order by q.asked_at desc, q.question_id limit 200`.execute(scope.db)
  return rows
}

/** Who asks about lines: the person, or a guardian. */
export function mayAskAboutLooks({ capacity }: Pick<PatientScope, 'capacity'>): boolean {
  return capacity === 'self' || capacity === 'guardian'
}

/** Whether a privacy office can answer for whoever looked: it must be staff. */
export function isLookByStaff(capacity: string): boolean {
  return !['self', 'delegate', 'guardian', 'recipient'].includes(capacity)
}

/** Which office answers for a line: of which institution; null: the region's. */
export async function readOfficeForLook(
  scope: PatientScope,
  { disclosureId }: { readonly disclosureId: string },
): Promise<{ readonly institutionName: string | null }> {
  const { rows } = await sql<{ institutionName: string | null }>`
    select i.name as institution_name from office_for_look(${disclosureId}::uuid) o
    left join institution i on i.institution_id = o.institution_id`.execute(scope.db)
  return rows[0] ?? { institutionName: null }
}

/** What the reader has asked about one line; null: nothing. */
export async function readOwnLogQuestion(
  scope: PatientScope,
  { disclosureId }: { readonly disclosureId: string },
): Promise<LogQuestion | null> {
  const { rows } = await sql<LogQuestion>`
    select ${LINE} from log_question q left join institution i on i.institution_id = q.institution_id
    where q.person_id = ${scope.subject}::uuid and q.disclosure_id = ${disclosureId}::uuid
      and q.account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
  return rows[0] ?? null
}

/**
 * Asks about one line, once: the privacy office of the institution whose staff looked, or the region's where nobody else is there
 * who could answer. Answers whether it was asked; false: the reader has asked about this line before. Throws NotFound for what
 * is no line of staff in this log, Refused for helpers.
 */
export async function askAboutLook(
  scope: PatientScope,
  { disclosureId, words }: { readonly disclosureId: string; readonly words: string },
): Promise<boolean> {
  if (!mayAskAboutLooks(scope)) throw new Refused('helpers ask the person')
  if (!isUuid(disclosureId)) throw new NotFound('look', { detail: 'not an id' })
  const { rows } = await sql<{ capacity: string; timeZone: string | null }>`
    select d.capacity, i.time_zone from disclosure d left join institution i on i.institution_id = d.institution_id
    where d.person_id = ${scope.subject}::uuid and d.disclosure_id = ${disclosureId}::uuid`.execute(scope.db)
  const look = rows[0]
  if (!look || !isLookByStaff(look.capacity)) throw new NotFound('look', { detail: 'no line of staff' })
  const due = decideDue(scope.now, { workingDays: ANSWER_WITHIN_DAYS, timeZone: look.timeZone ?? 'UTC' })
  const said = words.trim().slice(0, LONGEST)
  const { rows: asked } = await sql`
    insert into log_question (person_id, disclosure_id, institution_id, looked_account, person_name, looked_at, looked_by, looked_as,
                              looked_page, words, due_at, account_id, asked_name)
    select d.person_id, d.disclosure_id, o.institution_id, d.account_id, ${scope.subjectName}, d.at, d.actor_name, d.capacity, d.page,
           nullif(${said}, ''), ${due}::timestamptz, ${scope.actor.accountId}::uuid, ${scope.actor.name}
    from disclosure d cross join office_for_look(d.disclosure_id) o
    where d.person_id = ${scope.subject}::uuid and d.disclosure_id = ${disclosureId}::uuid
    on conflict do nothing returning question_id`.execute(scope.db)
  return asked.length > 0
}

/** What was asked of the officer's own office: what waits first, the most urgent of it. At most 500. */
export async function listOfficeQuestions(scope: StaffScope): Promise<readonly LogQuestion[]> {
  if (scope.role !== 'privacy-officer') throw new Refused('privacy officers answer')
  const { rows } = await sql<LogQuestion>`
    select ${LINE} from log_question q left join institution i on i.institution_id = q.institution_id
    order by q.answered_at is null desc, q.due_at, q.question_id limit 500`.execute(scope.db)
  return rows
}

/** One of them. Throws NotFound for those of other offices. */
export async function readOfficeQuestion(
  scope: StaffScope,
  { questionId }: { readonly questionId: string },
): Promise<LogQuestion> {
  if (scope.role !== 'privacy-officer') throw new Refused('privacy officers answer')
  if (!isUuid(questionId)) throw new NotFound('question', { detail: 'not an id' })
  const { rows } = await sql<LogQuestion>`
    select ${LINE} from log_question q left join institution i on i.institution_id = q.institution_id
    where q.question_id = ${questionId}::uuid`.execute(scope.db)
  if (!rows[0]) throw new NotFound('question', { detail: 'not of this office' })
  return rows[0]
}

/** Answers it, once and in words; the person reads them beside the line. Throws Conflict when somebody else has. */
export async function answerLogQuestion(
  scope: StaffScope,
  { questionId, answer }: { readonly questionId: string; readonly answer: string },
): Promise<{ readonly fault: 'text' | null }> {
  const question = await readOfficeQuestion(scope, { questionId })
  const said = answer.trim().slice(0, LONGEST)
  if (said === '') return { fault: 'text' }
  const { rows } = await sql`
    update log_question set answer = ${said}, answered_at = now(), answered_by = ${scope.actor.accountId}::uuid,
      answered_name = ${scope.actor.name}
    where person_id = ${question.personId}::uuid and question_id = ${questionId}::uuid and answered_at is null
    returning question_id`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('somebody else has answered it')
  return { fault: null }
}
