import { everyPart } from '#formats/fhir/questionnaire/form'
import { askedOn, type Filling, keepAsked, stepsOf } from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { AnswerList, Said, saidIn } from './answer-words.tsx'
import { callInstead } from './ask-words.ts'

export type CheckAnswersPageProps = {
  readonly frame: Frame
  readonly filling: Filling
  /** The first page with a question that needs an answer, from 0; null: nothing is missing. */
  readonly missing: number | null
}

/** All answers before they are sent. */
export function CheckAnswersPage({ frame, filling, missing }: CheckAnswersPageProps) {
  const { ask, form } = filling
  const { w } = frame
  const t = w.questionnaires
  const isEmpty = Object.keys(keepAsked(form, filling.answers)).length === 0
  return (
    <PortalPage frame={frame} title={t.checkTitle}>
      <BackLink href={paths.questionnaire(ask.askId)}>
        {w.frame.backTo({ page: saidIn(form.title, form, frame) })}
      </BackLink>
      <h1>{t.checkTitle}</h1>
      <p class="lead">{t.checkLead}</p>
      {missing !== null && (
        <Notice kind="danger">
          <p role="status">
            {t.missing} <a href={paths.questionnaireStep(ask.askId, missing + 1)}>{t.missingLink}</a>
          </p>
        </Notice>
      )}
      {missing === null && isEmpty && (
        <Notice kind="danger">
          <p role="status">{t.nothing}</p>
        </Notice>
      )}
      <ByPage frame={frame} filling={filling} />
      {missing === null && !isEmpty && (
        <form class="stack" method="post" action={paths.questionnaireCheck(ask.askId)}>
          <p>
            {t.notWatched} {callInstead(ask, frame)}
          </p>
          <div>
            <Button>{t.send({ team: ask.teamName })}</Button>
          </div>
        </form>
      )}
    </PortalPage>
  )
}

/** The answers of each page, and the way back to it. */
function ByPage({ frame, filling }: Pick<CheckAnswersPageProps, 'frame' | 'filling'>) {
  const { ask, form, answers } = filling
  const t = frame.w.questionnaires
  const steps = stepsOf(form).flatMap((step, at) => {
    const asked = askedOn(form, step, answers).filter(({ kind }) => kind === 'question')
    return asked.length > 0 ? [{ step, at, asked: new Set(asked.map(({ linkId }) => linkId)) }] : []
  })
  return (
    <>
      {steps.map(({ step, at, asked }, index) => {
        const parts = everyPart(form.parts).filter(({ linkId }) => asked.has(linkId))
        return (
          <section>
            {step.headings[0] && step.headings[0] !== steps[index - 1]?.step.headings[0] && (
              <h2>
                <Said wording={step.headings[0]} form={form} frame={frame} />
              </h2>
            )}
            <AnswerList form={form} parts={parts} answers={answers} frame={frame} />
            <p>
              <a href={paths.questionnaireStep(ask.askId, at + 1, 'check')}>{t.changeStep({ step: index + 1 })}</a>
            </p>
          </section>
        )
      })}
    </>
  )
}
