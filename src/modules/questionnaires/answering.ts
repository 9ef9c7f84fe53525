import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { Instant } from '#base/instant'
import { type Answers, everyQuestion, type Form } from '#formats/fhir/questionnaire/form'
import { writeResponse } from '#formats/fhir/questionnaire/write-response'
import type { PatientScope } from '#platform/database/scopes'
import { decideDue } from '#requests'
import { type FormAsk, waitsForAnswers } from './asks.ts'
import { askedParts, keepAsked, workOutScores } from './form/decide-asked.ts'
import { type AnswerFault, readAnswer, type Typed } from './form/read-answers.ts'
import { askedOn, type Step, stepsOf } from './form/steps.ts'
import { formOf } from './kept-form.ts'

/** An ask with its form and what was answered so far. */
export type Filling = { readonly ask: FormAsk; readonly form: Form; readonly answers: Answers }

/** What waits to be answered. Throws NotFound for anything else. */
export async function readFilling(scope: PatientScope, { ask }: { readonly ask: FormAsk }): Promise<Filling> {
  if (!waitsForAnswers(ask)) throw new NotFound('questionnaire', { detail: 'nothing to answer' })
  const form = formOf(ask)
  const { rows } = await sql<{ answers: string }>`select answers from questionnaire_draft
    where person_id = ${scope.subject}::uuid and ask_id = ${ask.askId}::uuid`.execute(scope.db)
  return { ask, form, answers: rows[0] ? (JSON.parse(rows[0].answers) as Answers) : firstAnswers(form) }
}

/** What the makers of the form filled in beforehand. */
export function firstAnswers(form: Form): Answers {
  const given = everyQuestion(form).flatMap(({ linkId, first, options }) => {
    const answers = [...first, ...options.flatMap(({ answer, isChosenAtFirst }) => (isChosenAtFirst ? [answer] : []))]
    return answers.length > 0 ? [[linkId, answers] as const] : []
  })
  return Object.fromEntries(given)
}

/** Why an answer cannot stand, by the linkId of its question. */
export type AnswerFaults = Readonly<Record<string, AnswerFault>>

/**
 * Reads one page of the form and keeps what is right of it; what is wrong is not kept, and told. A question that stays
 * empty is no fault where `isPause`: somebody stops here for now.
 */
export async function keepStep(
  scope: PatientScope,
  {
    filling,
    step,
    typed,
    isPause,
  }: { readonly filling: Filling; readonly step: Step; readonly typed: Typed; readonly isPause: boolean },
): Promise<{ readonly answers: Answers; readonly faults: AnswerFaults }> {
  const { ask, form } = filling
  const positions = new Map(everyQuestion(form).map(({ linkId }, at) => [linkId, at]))
  const answers: Record<string, Answers[string]> = { ...filling.answers }
  const faults: Record<string, AnswerFault> = {}
  for (const part of askedOn(form, step, filling.answers)) {
    if (part.kind !== 'question') continue
    const read = readAnswer(part, positions.get(part.linkId)!, typed)
    const isLeft = isPause && read.fault === 'required'
    if (read.fault && !isLeft) faults[part.linkId] = read.fault
    else answers[part.linkId] = read.answers
  }
  await keepDraft(scope, ask.askId, answers)
  return { answers, faults }
}

async function keepDraft(scope: PatientScope, askId: string, answers: Answers): Promise<void> {
  await sql`insert into questionnaire_draft (person_id, ask_id, answers, account_id)
    values (${scope.subject}::uuid, ${askId}::uuid, ${JSON.stringify(answers)}, ${scope.actor.accountId}::uuid)
    on conflict (person_id, ask_id) do update set answers = excluded.answers, saved_at = now(),
      account_id = excluded.account_id`.execute(scope.db)
}

/** The first page with a question that has to be answered and is not; null: it can be sent. */
export function firstMissing({ form, answers }: Pick<Filling, 'form' | 'answers'>): number | null {
  const given = keepAsked(form, answers)
  const at = stepsOf(form).findIndex((step) =>
    askedOn(form, step, given).some((part) => part.kind === 'question' && part.isRequired && !given[part.linkId]),
  )
  return at < 0 ? null : at
}

/**
 * Sends the answers to the team that asked, once: as a QuestionnaireResponse, without what is not asked. Answers whether that
 * was now; false where something is missing. Throws NotFound where nothing waits.
 */
export async function sendAnswers(scope: PatientScope, { ask }: { readonly ask: FormAsk }): Promise<boolean> {
  const { askId } = ask
  const filling = await readFilling(scope, { ask })
  const { form } = filling
  if (firstMissing(filling) !== null) return false
  const answers = keepAsked(form, filling.answers)
  if (Object.keys(answers).length === 0) return false
  const asked = askedParts(form, answers)
  const scores = workOutScores(form, answers)
  const resource = writeResponse({
    id: askId,
    form,
    answers,
    scores,
    isAsked: (linkId) => asked.has(linkId),
    authored: scope.now.toISOString(),
    subject: { reference: `Patient/${scope.subject}`, display: scope.subjectName },
    author: scope.capacity === 'self' ? { reference: `Patient/${scope.subject}` } : { display: scope.actor.name },
  })
  const dueAt = decideDue(scope.now, { workingDays: ask.promiseDays, timeZone: ask.timeZone })
  const { rows } = await sql`insert into questionnaire_response (person_id, ask_id, institution_id, team_id,
      questionnaire_id, resource, score, account_id, actor_name, capacity, due_at)
    select a.person_id, a.ask_id, a.institution_id, a.team_id, a.questionnaire_id, ${JSON.stringify(resource)},
      ${Object.values(scores)[0] ?? null}::double precision, ${scope.actor.accountId}::uuid, ${scope.actor.name},
      ${scope.capacity}, case when a.visit_id is null then ${dueAt}::timestamptz else least(${dueAt}::timestamptz,
        (a.until_day + 1)::timestamp at time zone ${ask.timeZone} - interval '1 second') end
    from questionnaire_ask a
    where a.person_id = ${scope.subject}::uuid and a.ask_id = ${askId}::uuid and a.ended_at is null
    on conflict do nothing returning 1`.execute(scope.db)
  if (rows.length === 0 && !(await readSentAnswers(scope, { askId })))
    throw new NotFound('questionnaire', { detail: 'it was ended meanwhile' })
  await sql`delete from questionnaire_draft
    where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid`.execute(scope.db)
  return true
}

/** What was sent of an ask; null where nothing was. */
export async function readSentAnswers(
  scope: PatientScope,
  { askId }: { readonly askId: string },
): Promise<string | null> {
  const { rows } = await sql<{ resource: string }>`select resource from questionnaire_response
    where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid`.execute(scope.db)
  return rows[0]?.resource ?? null
}

/** Everything that was sent of this person, the newest first. */
export async function listSentAnswers(
  scope: PatientScope,
): Promise<readonly { readonly askId: string; readonly sentAt: Instant; readonly resource: string }[]> {
  const { rows } = await sql<{ askId: string; sentAt: Instant; resource: string }>`
    select ask_id, sent_at, resource from questionnaire_response where person_id = ${scope.subject}::uuid
    order by sent_at desc, ask_id`.execute(scope.db)
  return rows
}
