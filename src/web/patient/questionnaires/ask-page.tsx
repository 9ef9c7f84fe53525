import { type Answers, everyQuestion, type Form } from '#formats/fhir/questionnaire/form'
import { type FormAsk, formOf, type Total, waitsForAnswers } from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { AnswerList, isForeign, Said, saidIn } from './answer-words.tsx'
import { callInstead, dayWords } from './ask-words.ts'
import { pastWords, titleOf } from './list-page.tsx'
import { TotalsPicture } from './totals-picture.tsx'

export type QuestionnairePageProps = {
  readonly frame: Frame
  readonly ask: FormAsk
  /** What was sent; null before that. */
  readonly sent: { readonly answers: Answers; readonly by: string | null } | null
  readonly totals: readonly Total[]
  readonly mayDecline: boolean
  readonly isPaused: boolean
}

/** Who asks what and why, before it is answered; what was answered, afterwards. */
export function QuestionnairePage(props: QuestionnairePageProps) {
  const { frame, ask, sent, isPaused } = props
  const { w } = frame
  const form = formOf(ask)
  return (
    <PortalPage frame={frame} title={saidIn(form.title, form, frame)}>
      <BackLink href={paths.questionnaires()}>{w.frame.backTo({ page: titleOf(frame) })}</BackLink>
      <h1>
        <Said wording={form.title} form={form} frame={frame} />
      </h1>
      {isPaused && (
        <Notice kind="info">
          <p role="status">{w.questionnaires.paused}</p>
        </Notice>
      )}
      {waitsForAnswers(ask) ? <Before {...props} form={form} /> : <After {...props} form={form} />}
      {sent && <Totals {...props} form={form} />}
    </PortalPage>
  )
}

type Inner = QuestionnairePageProps & { readonly form: Form }

function Before(props: Inner) {
  const { frame, ask, form } = props
  const t = frame.w.questionnaires
  const isStarted = ask.begunAt !== null
  return (
    <>
      <p class="lead">
        {ask.visitId
          ? t.askByRule({ institution: ask.institutionName, name: ask.askedName })
          : t.askBy({ name: ask.askedName, institution: ask.institutionName })}
      </p>
      {ask.words && (
        <blockquote>
          <bdi>{ask.words}</bdi>
        </blockquote>
      )}
      {form.about && (
        <p>
          <Said wording={form.about} form={form} frame={frame} />
        </p>
      )}
      {isForeign(form, frame) && <p>{t.languageNote}</p>}
      <Terms {...props} />
      {isStarted && <p>{t.begun}</p>}
      <p>
        <a class="ds-button" data-variant="primary" href={paths.questionnaireStep(ask.askId, 'next')}>
          {isStarted ? t.goOn : t.start}
        </a>
      </p>
      <Decline {...props} />
    </>
  )
}

/** Until when, how long it is, who reads it and when. */
function Terms({ frame, ask, form }: Inner) {
  const t = frame.w.questionnaires
  const day = dayWords(ask.untilDay, frame)
  return (
    <ul>
      <li>
        {ask.visitId ? t.forVisit({ day }) : t.until({ day })}
        {ask.visitId && (
          <>
            {'. '}
            <a href={paths.appointment(ask.visitId)}>{t.seeVisit}</a>
          </>
        )}
      </li>
      <li>{t.howMany({ count: everyQuestion(form).length })}</li>
      <li>{t.whoReads({ team: ask.teamName })}</li>
      <li>{ask.visitId ? t.readsByVisit : t.reads({ count: ask.promiseDays })}</li>
      <li>
        <b>{t.notWatched}</b> {callInstead(ask, frame)}
      </li>
    </ul>
  )
}

function Decline({ frame, ask, mayDecline }: Inner) {
  const t = frame.w.questionnaires
  if (!mayDecline) return <p class="m">{t.onlyOwner({ name: frame.visitor?.subject?.name ?? '' })}</p>
  return (
    <form class="stack" method="post" action={paths.questionnaire(ask.askId)}>
      <p class="m">{t.declineHint}</p>
      <div>
        <Button kind="secondary" name="does" value="decline">
          {t.decline}
        </Button>
      </div>
    </form>
  )
}

function After({ frame, ask, form, sent }: Inner) {
  const { w, timeZone } = frame
  const t = w.questionnaires
  return (
    <>
      <Notice kind="info">
        <p role="status">
          {ask.state === 'new' && ask.dueAt
            ? t.sent({ team: ask.teamName, day: w.formatInstantDay(ask.dueAt, timeZone) })
            : pastWords(ask, frame)}
        </p>
        {ask.state === 'seen' && <p>{t.seen({ team: ask.teamName })}</p>}
        {ask.state === 'new' && (
          <p>
            {t.notWatched} {callInstead(ask, frame)}
          </p>
        )}
      </Notice>
      {ask.answer && (
        <>
          <p class="m">{t.said({ name: ask.answeredBy ?? '', team: ask.teamName })}</p>
          <blockquote>
            <bdi>{ask.answer}</bdi>
          </blockquote>
        </>
      )}
      {sent && (
        <section>
          <h2>{t.yours}</h2>
          {sent.by && <p class="m">{t.by({ name: sent.by })}</p>}
          <AnswerList form={form} answers={sent.answers} frame={frame} />
        </section>
      )}
    </>
  )
}

/** The same questions, answered more than once: how the total went. */
function Totals({ frame, ask, totals }: Inner) {
  const { w } = frame
  const t = w.questionnaires
  if (totals.length < 2) return null
  return (
    <section>
      <h2>{t.totalTitle}</h2>
      <TotalsPicture frame={frame} totals={totals} source={ask.institutionName} thisAsk={ask.askId} />
      <p class="m">{t.totalsHint}</p>
    </section>
  )
}
