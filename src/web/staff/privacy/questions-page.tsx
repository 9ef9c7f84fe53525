import type { LogQuestion } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

/** What patients ask of the office: what waits first, the most urgent of it. */
export function QuestionsPage({
  frame,
  questions,
}: {
  readonly frame: Frame
  readonly questions: readonly LogQuestion[]
}) {
  const { w, timeZone } = frame
  const t = w.log.privacy
  return (
    <PortalPage frame={frame} title={t.questionsTitle} wide>
      <BackLink href={paths.privacy()}>{w.frame.backTo({ page: w.staff.privacyTitle })}</BackLink>
      <h1>{t.questionsTitle}</h1>
      <p class="lead">{t.intro}</p>
      {questions.length === 0 ? (
        <EmptyState sentences={[t.none]} />
      ) : (
        <DataTable
          caption={t.questionsTitle}
          isCaptionHidden
          columns={[t.patient, t.look, t.due, t.state].map((title) => ({ title }))}
          rows={questions.map((question) => ({
            key: question.questionId,
            cells: [
              <a href={paths.logQuestion(question.questionId)}>
                <bdi>{question.personName}</bdi>
              </a>,
              lookWords(question, frame),
              w.formatInstantDay(question.dueAt, timeZone),
              <StateOf question={question} frame={frame} />,
            ],
          }))}
        />
      )}
    </PortalPage>
  )
}

function lookWords({ lookedBy, lookedAs, lookedAt }: LogQuestion, { w, timeZone }: Frame): string {
  const role = lookedAs === 'institution-administrator' ? 'site' : lookedAs
  const word = w.roles[role as keyof typeof w.roles] ?? lookedAs
  return w.log.privacy.line({ who: lookedBy, role: word, when: w.formatInstant(lookedAt, timeZone) })
}

function StateOf({ question, frame }: { readonly question: LogQuestion; readonly frame: Frame }) {
  const { w, timeZone, now } = frame
  const t = w.log.privacy
  if (question.answeredAt) return <>{t.answered({ day: w.formatInstantDay(question.answeredAt, timeZone) })}</>
  if (question.dueAt < now) return <Tag>{t.late({ day: w.formatInstantDay(question.dueAt, timeZone) })}</Tag>
  return <>{t.waits}</>
}

export type QuestionPageProps = {
  readonly frame: Frame
  readonly question: LogQuestion
  readonly hasFault: boolean
}

/** One question, and the form that answers it. */
export function QuestionPage({ frame, question, hasFault }: QuestionPageProps) {
  const { w } = frame
  const t = w.log.privacy
  return (
    <PortalPage frame={frame} title={t.questionsTitle}>
      <BackLink href={paths.logQuestions()}>{w.frame.backTo({ page: t.questionsTitle })}</BackLink>
      {hasFault && (
        <ErrorSummary title={w.errors.invalidTitle} text={t.fault} faults={[{ field: 'answer', text: t.fault }]} />
      )}
      <h1>
        <bdi>{question.personName}</bdi>
      </h1>
      <p class="lead">{lookWords(question, frame)}</p>
      <p>
        <StateOf question={question} frame={frame} />
      </p>
      <h2>{t.words}</h2>
      {question.words ? (
        <blockquote dir="auto">
          <p class="said">{question.words}</p>
        </blockquote>
      ) : (
        <p>{t.noWords}</p>
      )}
      {question.answer === null ? (
        <form class="stack" method="post" action={paths.logQuestion(question.questionId)}>
          <LongField
            name="answer"
            label={t.answer}
            hint={t.answerHint}
            fault={hasFault ? t.fault : null}
            longest={2000}
            isRequired
          />
          <div>
            <Button>{t.send}</Button>
          </div>
        </form>
      ) : (
        <>
          <h2>{t.answer}</h2>
          <p class="said" dir="auto">
            {question.answer}
          </p>
        </>
      )}
    </PortalPage>
  )
}
