import type { Answers } from '#formats/fhir/questionnaire/form'
import { formOf, type TeamForm, type Total } from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { AnswerList, Said, saidIn } from '../../patient/questionnaires/answer-words.tsx'
import { TotalsPicture } from '../../patient/questionnaires/totals-picture.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn } from '../words-of-patients.ts'
import { stateWords } from './team-forms-page.tsx'

export type TeamFormPageProps = {
  readonly frame: Frame
  readonly ask: TeamForm
  /** Null: nothing was sent. */
  readonly answers: Answers | null
  readonly totals: readonly Total[]
  readonly isSaved: boolean
  /** What was written and cannot be sent. */
  readonly tried: string | null
}

/** What one patient answered, and what the team says to it. */
export function TeamFormPage(props: TeamFormPageProps) {
  const { frame, ask, answers, isSaved, tried } = props
  const { w } = frame
  const t = w.teamQuestionnaires
  const form = formOf(ask)
  const born = bornIn(ask, frame)
  return (
    <PortalPage frame={frame} title={`${ask.personName}: ${saidIn(form.title, form, frame)}`}>
      <BackLink href={paths.teamForms()}>{t.back}</BackLink>
      <h1>
        <bdi>{ask.personName}</bdi>: <Said wording={form.title} form={form} frame={frame} />
      </h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {tried !== null && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={t.textFault}
          faults={[{ field: 'text', text: t.textFault }]}
        />
      )}
      <p class="lead">
        {born && `${w.worklist.born({ day: born })} · `}
        {stateWords(ask, frame)}
      </p>
      {answers ? <Answered {...props} answers={answers} /> : <EmptyState sentences={[t.unread]} />}
      {!answers && ask.endedAt === null && (
        <form method="post" action={paths.teamForm(ask.askId)}>
          <Button kind="secondary" name="does" value="end">
            {t.endIt}
          </Button>
        </form>
      )}
    </PortalPage>
  )
}

function Answered(props: TeamFormPageProps & { readonly answers: Answers }) {
  const { frame, ask, answers, totals } = props
  const { w, timeZone } = frame
  const t = w.teamQuestionnaires
  const day = ask.sentAt ? w.formatInstantDay(ask.sentAt, timeZone) : ''
  return (
    <>
      <section>
        <h2>{t.answers}</h2>
        <p class="m">{ask.isOwn ? t.byPatient({ day }) : t.bySomebody({ name: ask.actorName ?? '', day })}</p>
        <AnswerList form={formOf(ask)} answers={answers} frame={frame} />
      </section>
      {totals.length > 1 && (
        <section>
          <h2>{t.earlier}</h2>
          <TotalsPicture frame={frame} totals={totals} source={ask.institutionName} thisAsk={ask.askId} />
        </section>
      )}
      {ask.answer && (
        <section>
          <h2>{t.your}</h2>
          <blockquote>
            <bdi>{ask.answer}</bdi>
          </blockquote>
        </section>
      )}
      {ask.state !== 'answered' && <Say {...props} />}
      <p>
        <a href={paths.teamFormFhir(ask.askId)}>{t.file}</a>
      </p>
    </>
  )
}

function Say({ frame, ask, tried }: TeamFormPageProps) {
  const t = frame.w.teamQuestionnaires
  return (
    <>
      {ask.state === 'new' && (
        <form method="post" action={paths.teamForm(ask.askId)}>
          <Button name="does" value="seen">
            {t.markSeen}
          </Button>
        </form>
      )}
      <form class="stack" method="post" action={paths.teamForm(ask.askId)}>
        <h2>{t.answerTitle}</h2>
        <LongField
          name="text"
          label={t.text}
          hint={t.textHint}
          value={tried ?? ''}
          fault={tried === null ? null : t.textFault}
          longest={2000}
        />
        <div>
          <Button kind="secondary" name="does" value="answered">
            {t.answerSend}
          </Button>
        </div>
      </form>
    </>
  )
}
