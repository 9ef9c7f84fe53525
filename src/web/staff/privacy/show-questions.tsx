import { recordSight } from '#audit'
import type { StaffScope } from '#platform/database/scopes'
import { answerLogQuestion, listOfficeQuestions, readOfficeQuestion } from '#requests'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { QuestionPage, QuestionsPage } from './questions-page.tsx'

/** What patients ask about who looked. Everybody who is named finds the look in their access log. */
export async function showLogQuestions(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const questions = await listOfficeQuestions(scope)
  await recordSight(scope, { persons: questions.map(({ personId }) => personId), page: 'log-question' })
  return { view: <QuestionsPage frame={frame} questions={questions} /> }
}

/** One question, with the form that answers it. */
export async function showLogQuestion(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const question = await readOfficeQuestion(scope, { questionId: visit.params.questionId! })
  await recordSight(scope, { persons: [question.personId], page: 'log-question' })
  return { view: <QuestionPage frame={frame} question={question} hasFault={false} /> }
}

/** Answers it, in words. */
export async function sendLogAnswer(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const questionId = visit.params.questionId!
  const { fault } = await answerLogQuestion(scope, { questionId, answer: visit.form.answer ?? '' })
  const question = await readOfficeQuestion(scope, { questionId })
  await recordSight(scope, { persons: [question.personId], page: 'log-question' })
  if (!fault) return { goTo: paths.logQuestions() }
  return { view: <QuestionPage frame={frame} question={question} hasFault />, status: 422 }
}
