import { randomUUID } from 'node:crypto'
import {
  dropQuestion,
  LONGEST_QUESTION,
  listQuestions,
  moveQuestion,
  type Question,
  rewordQuestion,
  showQuestions,
  tickQuestion,
  writeQuestion,
} from '#appointments'
import { Conflict, Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { listDrafts, openMessages, saveDraft } from '#messaging'
import type { PatientScope } from '#platform/database/scopes'
import { listFromDay } from '#record'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { withoutDirections } from '../../shell/without-directions.ts'
import { type AppointmentView, hasDay, isComing, whenOf } from '../appointments/appointment-view.ts'
import { findVisit } from '../appointments/find-visit.ts'
import { inLines } from '../messages/in-lines.ts'
import { rowsOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { LargePage } from './large-page.tsx'
import { QuestionsPage, type QuestionsPageProps } from './questions-page.tsx'

const CATEGORY = 'appointments' as const

/** The questions for one visit; before it to write them, after it to tick what was answered. */
export async function showVisitQuestions(scope: PatientScope, { params, query }: Visit, frame: Frame): Promise<Shown> {
  const visit = await findVisit(scope, params.visitId!)
  if (query.view === 'large') {
    const questions = await listQuestions(scope, { visitId: visit.visitId })
    return { view: <LargePage frame={frame} visit={visit} questions={questions} />, category: CATEGORY }
  }
  return questionsPage(scope, { frame, visit, changing: query.change ?? null, typed: '', fault: null })
}

type Asked = Pick<QuestionsPageProps, 'frame' | 'visit' | 'changing' | 'typed' | 'fault'>

async function questionsPage(scope: PatientScope, asked: Asked): Promise<Shown> {
  const { frame, visit, fault } = asked
  const questions = await listQuestions(scope, { visitId: visit.visitId })
  const changing = questions.find(({ questionId }) => questionId === asked.changing)?.questionId ?? null
  const props = {
    ...asked,
    changing,
    questions,
    formKey: randomUUID(),
    written: await writtenOf(scope, visit, frame),
    mayShow: maySayWhoSees(scope),
    reader: scope.actor.accountId,
  }
  return { view: <QuestionsPage {...props} />, category: CATEGORY, ...(fault && { status: 422 }) }
}

/** What the service wrote of the visit; null while it is still to come. */
async function writtenOf(scope: PatientScope, visit: AppointmentView, frame: Frame) {
  const { start, institutionId, isOpen } = visit
  if (!start || isOpen || isComing(visit, scope.now)) return null
  if (!hasDay(visit)) return []
  return rowsOf(await listFromDay(scope, { institutionId, at: start.sortAt, timeZone: frame.timeZone }), frame)
}

/** A helper writes and reads along; whether the service sees it is said by the person, or by who stands in for them by law. */
function maySayWhoSees({ capacity }: PatientScope): boolean {
  return capacity !== 'delegate'
}

const WORDS: ReadonlySet<string> = new Set('add change show hide earlier later drop tick untick ask'.split(' '))

/** Writes, changes, orders, drops, ticks or shows questions, or takes one along to a message. */
export async function actOnQuestions(scope: PatientScope, sent: Visit, frame: Frame): Promise<Shown> {
  const { does = '', question: questionId = '', key = '' } = sent.form
  const visit = await findVisit(scope, sent.params.visitId!)
  if (!WORDS.has(does)) throw new Invalid('form', { detail: 'what to do with the questions' })
  const { visitId } = visit
  const text = withoutDirections(inLines(sent.form.text)).trim()
  const back = { goTo: paths.questions(visitId) }
  if (does === 'add' || does === 'change') {
    const changing = does === 'change' ? questionId : null
    const again = (fault: 'words' | 'too-many') => questionsPage(scope, { frame, visit, changing, typed: text, fault })
    if (text === '' || text.length > LONGEST_QUESTION) return again('words')
    if (changing !== null) {
      await findQuestion(scope, visitId, changing)
      await rewordQuestion(scope, { questionId: changing, text })
      return back
    }
    if (!isUuid(key)) throw new Invalid('form', { detail: 'no key' })
    try {
      await writeQuestion(scope, toAsk(visit), { questionId: key, text })
    } catch (fault) {
      if (fault instanceof Conflict) return again('too-many')
      throw fault
    }
    return back
  }
  if (does === 'show' || does === 'hide') {
    if (!maySayWhoSees(scope)) throw new Invalid('form', { detail: 'a helper does not show questions to a service' })
    await showQuestions(scope, { visitId, isShown: does === 'show' })
    return back
  }
  const question = await findQuestion(scope, visitId, questionId)
  switch (does) {
    case 'earlier':
    case 'later':
      await moveQuestion(scope, { visitId, questionId, by: does === 'earlier' ? -1 : 1 })
      return back
    case 'drop':
      await dropQuestion(scope, { questionId })
      return back
    case 'tick':
    case 'untick':
      await tickQuestion(scope, { questionId, isAnswered: does === 'tick' })
      return back
    default:
      return { goTo: await askInMessage(scope, visit, question, frame) }
  }
}

function toAsk({ visitId, institutionId, booking }: AppointmentView) {
  return { visitId, institutionId, showsDelegates: booking?.showsDelegates ?? true }
}

async function findQuestion(scope: PatientScope, visitId: string, questionId: string): Promise<Question> {
  const found = (await listQuestions(scope, { visitId })).find((question) => question.questionId === questionId)
  if (!found) throw new NotFound('question', { detail: 'none of this visit' })
  return found
}

/** A message to the service with the question in it, not sent yet. What was begun with the same words goes on. */
async function askInMessage(scope: PatientScope, visit: AppointmentView, question: Question, frame: Frame) {
  if (!(await openMessages(scope))) return paths.newMessage()
  const t = frame.w.questions
  const text = `${t.messageStart({ date: whenOf(visit, frame) })}\n\n${question.text}\n`
  const { institutionId } = visit
  const begun = (await listDrafts(scope)).find(
    (draft) => draft.institutionId === institutionId && draft.text.includes(question.text),
  )
  if (begun) return paths.newMessage({ draft: begun.draftId })
  const draftId = randomUUID()
  const subject = t.messageSubject
  await saveDraft(scope, { draftId, threadId: null, institutionId, topic: 'other', serviceId: '', subject, text })
  return paths.newMessage({ draft: draftId })
}
