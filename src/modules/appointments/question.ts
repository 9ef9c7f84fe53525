import { sql } from 'kysely'
import { Conflict, NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope, StaffScope } from '#platform/database/scopes'

/** In characters. */
export const LONGEST_QUESTION = 500
/** More than a visit has time for. */
export const MOST_QUESTIONS = 30

/** Something to ask at a visit. */
export type Question = {
  readonly questionId: string
  readonly visitId: string
  readonly text: string
  readonly isAnswered: boolean
  /** The service may read it. */
  readonly isShown: boolean
  readonly writtenAt: Instant
  readonly accountId: string
  readonly actorName: string
}

/** A visit that one can write questions for: a booking, or an appointment of the record. */
export type VisitToAsk = { readonly visitId: string; readonly institutionId: string; readonly showsDelegates: boolean }

const COLUMNS = sql`question_id, visit_id, text, is_answered, is_shown, written_at, account_id, actor_name`

/**
 * The questions for one visit, or for all, in the order in which they are asked. To who acts for the person only those of
 * visits that they may see now, whatever was so when a question was written.
 */
export async function listQuestions(
  scope: PatientScope,
  { visitId = null }: { readonly visitId?: string | null } = {},
): Promise<readonly Question[]> {
  const { rows } = await sql<Question>`
    select ${COLUMNS} from visit_question q
    where person_id = ${scope.subject}::uuid and (${visitId}::uuid is null or visit_id = ${visitId}::uuid)
      and (${scope.capacity === 'self'}::boolean
        or exists (select from released_item i where i.person_id = q.person_id and i.item_id = q.visit_id)
        or exists (select from booking b where b.person_id = q.person_id and b.booking_id = q.visit_id))
    order by visit_id, place_no, question_id limit 1000`.execute(scope.db)
  return rows
}

/**
 * Writes a question for a visit, after the others. The same form twice writes one. What is shown of the others is shown of it.
 * Throws Conflict where there are thirty, NotFound where the person is not known at the institution.
 */
export async function writeQuestion(
  scope: PatientScope,
  { visitId, institutionId, showsDelegates }: VisitToAsk,
  { questionId, text }: { readonly questionId: string; readonly text: string },
): Promise<void> {
  const others = await listQuestions(scope, { visitId })
  if (others.some((other) => other.questionId === questionId)) return
  if (others.length >= MOST_QUESTIONS) throw new Conflict('questions', { detail: 'as many as a visit may have' })
  const { rows } = await sql`
    insert into visit_question (person_id, question_id, visit_id, institution_id, link_id, shows_delegates, place_no, text,
                                is_shown, account_id, actor_name)
    select ${scope.subject}::uuid, ${questionId}::uuid, ${visitId}::uuid, l.institution_id, l.link_id,
           ${showsDelegates}::boolean,
           coalesce((select max(q.place_no) from visit_question q
                     where q.person_id = ${scope.subject}::uuid and q.visit_id = ${visitId}::uuid), 0) + 1,
           ${text}, ${others.some(({ isShown }) => isShown)}::boolean, ${scope.actor.accountId}::uuid, ${scope.actor.name}
    from patient_link l
    where l.person_id = ${scope.subject}::uuid and l.institution_id = ${institutionId} and l.parted_at is null
    order by l.linked_at, l.link_id limit 1
    on conflict do nothing returning question_id`.execute(scope.db)
  if (rows.length === 0 && !(await knows(scope, questionId)))
    throw new NotFound('visit', { detail: 'no link with the institution' })
}

async function knows(scope: PatientScope, questionId: string): Promise<boolean> {
  return (await listQuestions(scope)).some((question) => question.questionId === questionId)
}

/** Says a question in other words. */
export function rewordQuestion(scope: PatientScope, asked: { readonly questionId: string; readonly text: string }) {
  return change(scope, asked.questionId, sql`text = ${asked.text}`)
}

/** Ticks what was answered, or takes the tick away. */
export function tickQuestion(
  scope: PatientScope,
  asked: { readonly questionId: string; readonly isAnswered: boolean },
) {
  return change(scope, asked.questionId, sql`is_answered = ${asked.isAnswered}::boolean`)
}

async function change(scope: PatientScope, questionId: string, set: ReturnType<typeof sql>): Promise<void> {
  if (!isUuid(questionId)) throw new NotFound('question', { detail: 'not an id' })
  await sql`update visit_question set ${set}
    where person_id = ${scope.subject}::uuid and question_id = ${questionId}::uuid`.execute(scope.db)
}

/** Throws a question away. */
export async function dropQuestion(
  scope: PatientScope,
  { questionId }: { readonly questionId: string },
): Promise<void> {
  if (!isUuid(questionId)) throw new NotFound('question', { detail: 'not an id' })
  await sql`delete from visit_question
    where person_id = ${scope.subject}::uuid and question_id = ${questionId}::uuid`.execute(scope.db)
}

/** Asks a question earlier or later: it changes places with its neighbour. */
export async function moveQuestion(
  scope: PatientScope,
  { visitId, questionId, by }: { readonly visitId: string; readonly questionId: string; readonly by: -1 | 1 },
): Promise<void> {
  const all = (await listQuestions(scope, { visitId })).map((question) => question.questionId)
  const at = all.indexOf(questionId)
  const to = at + by
  if (at < 0 || to < 0 || to >= all.length) return
  const order = all.with(at, all[to]!).with(to, questionId)
  await sql`update visit_question q set place_no = o.place
    from unnest(${order}::uuid[]) with ordinality o (question_id, place)
    where q.person_id = ${scope.subject}::uuid and q.question_id = o.question_id`.execute(scope.db)
}

/** Lets the service of the visit read all questions for it, or not any more. */
export async function showQuestions(
  scope: PatientScope,
  { visitId, isShown }: { readonly visitId: string; readonly isShown: boolean },
): Promise<void> {
  await sql`update visit_question set is_shown = ${isShown}::boolean
    where person_id = ${scope.subject}::uuid and visit_id = ${visitId}::uuid`.execute(scope.db)
}

/** A visit that is moved takes its questions along. */
export async function takeQuestionsAlong(
  scope: PatientScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`update visit_question set visit_id = ${to}::uuid
    where person_id = ${scope.subject}::uuid and visit_id = ${from}::uuid`.execute(scope.db)
}

export type ShownQuestion = Pick<Question, 'visitId' | 'text' | 'isAnswered' | 'writtenAt' | 'actorName'>

/** Open questions that a patient shows to the clinician's own institution; of one visit, or of all, the latest first. */
export async function listShownQuestions(
  scope: StaffScope,
  { personId, visitId = null }: { readonly personId: PersonId; readonly visitId?: string | null },
): Promise<readonly ShownQuestion[]> {
  const { rows } = await sql<ShownQuestion>`
    select visit_id, text, is_answered, written_at, actor_name from visit_question
    where person_id = ${personId}::uuid and (${visitId}::uuid is null or visit_id = ${visitId}::uuid)
      and not is_answered
    order by written_at::date desc, visit_id, place_no limit 30`.execute(scope.db)
  return rows
}
