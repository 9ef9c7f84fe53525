import { Invalid, NotFound } from '#base/errors'
import { answersIn } from '#formats/fhir/questionnaire/write-response'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import {
  answersQuestionnaires,
  askedOn,
  declineForm,
  type FormAsk,
  firstMissing,
  keepStep,
  listFormAsks,
  markAnswerRead,
  nextStep,
  readFilling,
  readFormAsk,
  readSentAnswers,
  sendAnswers,
  stepsOf,
  totalsLike,
  waitsForAnswers,
} from '#questionnaires'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { QuestionnairePage } from './ask-page.tsx'
import { CheckAnswersPage } from './check-page.tsx'
import { NoQuestionnairesPage, QuestionnairesPage } from './list-page.tsx'
import { StepPage } from './step-page.tsx'

/** What teams ask, and what was answered. */
export async function showQuestionnaires(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  if (!(await answersQuestionnaires(scope))) return { view: <NoQuestionnairesPage frame={frame} /> }
  return { view: <QuestionnairesPage frame={frame} asks={await listFormAsks(scope)} /> }
}

/** One of them: who asks and why, or what was answered. */
export async function showQuestionnaire(
  scope: PatientScope,
  { params, query, isHead }: Visit,
  frame: Frame,
): Promise<Shown> {
  const ask = await readFormAsk(scope, { askId: params.askId! })
  const resource = ask.sentAt ? await readSentAnswers(scope, ask) : null
  if (ask.answer && !isHead && scope.capacity !== 'delegate') await markAnswerRead(scope, ask)
  const props = {
    frame,
    ask,
    sent: resource ? sentOf(resource) : null,
    totals: ask.score === null ? [] : totalsLike(ask, await listFormAsks(scope)),
    mayDecline: scope.capacity !== 'delegate',
    isPaused: query.said === 'paused' && waitsForAnswers(ask),
  }
  return { view: <QuestionnairePage {...props} /> }
}

/** The answers, and who gave them where it was not the person. */
function sentOf(resource: string) {
  const response = JSON.parse(resource) as Resource
  const author = response.author as { readonly reference?: string; readonly display?: string } | undefined
  return { answers: answersIn(response), by: author?.reference ? null : (author?.display ?? null) }
}

/** Does not answer. */
export async function actOnQuestionnaire(scope: PatientScope, { params, form }: Visit): Promise<Shown> {
  const { askId } = await readFormAsk(scope, { askId: params.askId! })
  if (form.does !== 'decline') throw new Invalid('form', { detail: 'what to do with the questionnaire' })
  await declineForm(scope, { askId })
  return { goTo: paths.questionnaire(askId) }
}

/** One page of the questions; `next` leads to where somebody stopped. What was sent meanwhile is shown as that. */
export async function showQuestionnaireStep(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const askId = visit.params.askId!
  const ask = await readFormAsk(scope, { askId })
  if (!waitsForAnswers(ask)) return { goTo: paths.questionnaire(askId) }
  const filling = await readFilling(scope, { ask })
  if (visit.params.step === 'next') return { goTo: stepAddress(ask, firstOpen(filling)) }
  const at = stepIn(visit, filling)
  const isChange = visit.query.afterwards === 'check'
  return { view: <StepPage {...{ frame, filling, at, isChange }} typed={null} faults={{}} /> }
}

type Filling = Awaited<ReturnType<typeof readFilling>>

/** The first page on which nothing is answered yet; null: all have something. */
function firstOpen({ form, answers }: Filling): number | null {
  let at = nextStep(form, answers, { after: -1 })
  while (at !== null) {
    const questions = askedOn(form, stepsOf(form)[at]!, answers).filter(({ kind }) => kind === 'question')
    if (questions.length > 0 && questions.every(({ linkId }) => !answers[linkId]?.length)) return at
    at = nextStep(form, answers, { after: at })
  }
  return null
}

function stepAddress({ askId }: Pick<FormAsk, 'askId'>, at: number | null): string {
  return at === null ? paths.questionnaireCheck(askId) : paths.questionnaireStep(askId, at + 1)
}

/** Throws NotFound for a page on which nothing is asked. */
function stepIn({ params }: Visit, { form, answers }: Filling): number {
  const at = /^\d{1,3}$/.test(params.step ?? '') ? Number(params.step) - 1 : -1
  const step = stepsOf(form)[at]
  if (!step || askedOn(form, step, answers).length === 0)
    throw new NotFound('page', { detail: 'nothing is asked there' })
  return at
}

/** Keeps what was answered on a page and goes on, back, or away for now; what is wrong comes back with what was typed. */
export async function saveQuestionnaireStep(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { form: typed } = visit
  const ask = await readFormAsk(scope, { askId: visit.params.askId! })
  if (!waitsForAnswers(ask)) return { goTo: paths.questionnaire(ask.askId) }
  const filling = await readFilling(scope, { ask })
  const at = stepIn(visit, filling)
  const isPause = typed.does === 'pause' || typed.does === 'back'
  const { answers, faults } = await keepStep(scope, { filling, step: stepsOf(filling.form)[at]!, typed, isPause })
  if (typed.does === 'back') return { goTo: stepAddress(ask, nextStep(filling.form, answers, { after: at, by: -1 })) }
  const isChange = typed.afterwards === 'check'
  if (Object.keys(faults).length > 0)
    return {
      view: <StepPage {...{ frame, at, typed, faults, isChange }} filling={{ ...filling, answers }} />,
      status: 422,
    }
  if (typed.does === 'pause') return { goTo: paths.questionnaire(ask.askId, 'paused') }
  return { goTo: stepAddress(ask, isChange ? null : nextStep(filling.form, answers, { after: at })) }
}

/** All answers, before they are sent. */
export async function showCheckAnswers(scope: PatientScope, { params }: Visit, frame: Frame): Promise<Shown> {
  const ask = await readFormAsk(scope, { askId: params.askId! })
  if (!waitsForAnswers(ask)) return { goTo: paths.questionnaire(ask.askId) }
  const filling = await readFilling(scope, { ask })
  return { view: <CheckAnswersPage frame={frame} filling={filling} missing={firstMissing(filling)} /> }
}

/** Sends them. The same form twice sends once. */
export async function sendQuestionnaire(scope: PatientScope, { params }: Visit): Promise<Shown> {
  const ask = await readFormAsk(scope, { askId: params.askId! })
  const isSent = !waitsForAnswers(ask) || (await sendAnswers(scope, { ask }))
  return { goTo: isSent ? paths.questionnaire(ask.askId) : paths.questionnaireCheck(ask.askId) }
}
