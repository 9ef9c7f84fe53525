import { LONGEST_QUESTION, type Question } from '#appointments'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { Rows } from '#ui/rows/rows'
import { paths } from '../../paths.ts'
import { type AppointmentView, whenOf } from '../appointments/appointment-view.ts'
import { ItemRow } from '../item-row.tsx'
import { PortalPage } from '../portal-page.tsx'
import type { Frame, ListRow } from '../view-types.ts'

export type QuestionsPageProps = {
  readonly frame: Frame
  readonly visit: AppointmentView
  readonly questions: readonly Question[]
  /** Made with the form: sent twice it writes one question. */
  readonly formKey: string
  readonly typed: string
  readonly fault: 'words' | 'too-many' | null
  /** The question that is being changed. */
  readonly changing: string | null
  /** What the service wrote of the visit; null: it is still to come. */
  readonly written: readonly ListRow[] | null
  /** Who reads this may decide that the service sees them. */
  readonly mayShow: boolean
  readonly reader: string
}

/** What a person wants to ask at a visit; afterwards what was written stands beside it, and what stayed open. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { frame, visit, questions, fault, written } = props
  const { w } = frame
  const t = w.questions
  const words = fault && (fault === 'words' ? t.fault : t.tooMany)
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.appointment(visit.visitId)}>{w.frame.backTo({ page: visit.title })}</BackLink>
      <h1>{t.title}</h1>
      {words && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={words}
          faults={[{ field: props.changing ? 'change' : 'text', text: words }]}
        />
      )}
      <p class="lead">
        <bdi>{visit.title}</bdi> · {whenOf(visit, frame)} · <bdi>{visit.institutionName}</bdi>
      </p>
      {written === null ? <p>{t.lead}</p> : <AfterVisit {...props} written={written} />}
      {written === null && questions.length === 0 && <EmptyState sentences={[t.none]} />}
      {written === null && questions.length > 0 && (
        <ol>
          {questions.map((question, at) => (
            <li>
              <Asked {...props} question={question} at={at} />
            </li>
          ))}
        </ol>
      )}
      {props.changing === null && <AddForm {...props} />}
      {questions.length > 0 && (
        <p>
          <a href={paths.questions(visit.visitId, { view: 'large' })}>{t.print}</a>
        </p>
      )}
      {questions.length > 0 && <WhoSees {...props} />}
    </PortalPage>
  )
}

type AskedProps = QuestionsPageProps & { readonly question: Question; readonly at: number }

function Asked(props: AskedProps) {
  const { frame, question, questions, at, changing } = props
  const t = frame.w.questions
  if (changing === question.questionId) return <ChangeForm {...props} />
  return (
    <>
      <Words {...props} />
      <form method="post" action={paths.questions(props.visit.visitId)}>
        <input type="hidden" name="question" value={question.questionId} />
        <ul class="chips">
          {at > 0 && <Does word="earlier" {...props} />}
          {at < questions.length - 1 && <Does word="later" {...props} />}
          <li>
            <a
              class="ds-button"
              data-variant="tertiary"
              href={paths.questions(props.visit.visitId, { change: question.questionId })}
            >
              {t.change}
              <span class="ds-sr-only">: {question.text}</span>
            </a>
          </li>
          <Does word="drop" {...props} />
        </ul>
      </form>
    </>
  )
}

/** In the words of who wrote it; by whom, where that is somebody else. */
function Words({ frame, question, reader }: AskedProps) {
  return (
    <>
      <p>
        <bdi>{question.text}</bdi>
      </p>
      {question.accountId !== reader && <p class="m">{frame.w.questions.by({ name: question.actorName })}</p>}
    </>
  )
}

type Word = 'earlier' | 'later' | 'drop' | 'tick' | 'untick' | 'ask'

function Does({ word, frame, question }: AskedProps & { readonly word: Word }) {
  const t = frame.w.questions
  return (
    <li>
      <button
        class="ds-button"
        type="submit"
        data-variant={word === 'tick' ? 'secondary' : 'tertiary'}
        name="does"
        value={word}
        aria-label={t.of({ action: t[word], question: question.text })}
      >
        {t[word]}
      </button>
    </li>
  )
}

function AddForm({ frame, visit, formKey, typed, fault }: QuestionsPageProps) {
  const t = frame.w.questions
  return (
    <form class="stack" method="post" action={paths.questions(visit.visitId)}>
      <input type="hidden" name="key" value={formKey} />
      <LongField
        name="text"
        label={t.add}
        hint={t.addHint}
        value={typed}
        longest={LONGEST_QUESTION}
        fault={fault === 'words' ? t.fault : fault && t.tooMany}
      />
      <div>
        <Button name="does" value="add">
          {t.send}
        </Button>
      </div>
    </form>
  )
}

function ChangeForm({ frame, visit, question, typed, fault }: AskedProps) {
  const t = frame.w.questions
  return (
    <form class="stack" method="post" action={paths.questions(visit.visitId)}>
      <input type="hidden" name="question" value={question.questionId} />
      <LongField
        name="text"
        id="change"
        label={t.words}
        value={fault ? typed : question.text}
        longest={LONGEST_QUESTION}
        fault={fault && t.fault}
      />
      <div>
        <Button name="does" value="change">
          {t.save}
        </Button>
      </div>
      <p>
        <a href={paths.questions(visit.visitId)}>{t.back}</a>
      </p>
    </form>
  )
}

function AfterVisit(props: QuestionsPageProps & { readonly written: readonly ListRow[] }) {
  const { frame, visit, questions } = props
  const t = frame.w.questions
  const groups = [
    { title: t.open, those: questions.filter(({ isAnswered }) => !isAnswered), words: ['tick', 'ask'] as const },
    { title: t.answered, those: questions.filter(({ isAnswered }) => isAnswered), words: ['untick'] as const },
  ]
  return (
    <>
      <h2>{t.after}</h2>
      <p>{t.afterLead}</p>
      <p>{t.urgent}</p>
      {groups.map(
        ({ title, those, words }) =>
          those.length > 0 && (
            <section>
              <h3>{title}</h3>
              <ul>
                {those.map((question) => (
                  <li>
                    <Words {...props} question={question} at={0} />
                    <form method="post" action={paths.questions(visit.visitId)}>
                      <input type="hidden" name="question" value={question.questionId} />
                      <ul class="chips">
                        {words.map((word) => (
                          <Does word={word} {...props} question={question} at={0} />
                        ))}
                      </ul>
                    </form>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      <Written {...props} />
    </>
  )
}

function Written({ frame: { w }, visit, written }: QuestionsPageProps & { readonly written: readonly ListRow[] }) {
  const t = w.questions
  return (
    <section>
      <h3>{t.written}</h3>
      {written.length === 0 ? (
        <p>{t.nothingWritten({ institution: visit.institutionName })}</p>
      ) : (
        <Rows>
          {written.map((row) => (
            <ItemRow row={row} w={w} saysKind />
          ))}
        </Rows>
      )}
    </section>
  )
}

function WhoSees({ frame, visit, questions, mayShow }: QuestionsPageProps) {
  const t = frame.w.questions
  const institution = visit.institutionName
  const isShown = questions.some((question) => question.isShown)
  return (
    <section>
      <h2>{t.who}</h2>
      <p>{isShown ? t.isShown({ institution }) : t.onlyYou}</p>
      {mayShow && (
        <form method="post" action={paths.questions(visit.visitId)}>
          {!isShown && <p>{t.showHint}</p>}
          <Button kind="secondary" name="does" value={isShown ? 'hide' : 'show'}>
            {isShown ? t.hide : t.show({ institution })}
          </Button>
        </form>
      )}
    </section>
  )
}
