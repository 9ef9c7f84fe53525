import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import {
  answerConcern,
  type Concern,
  listConcerns,
  listProposals,
  METRICS,
  raiseConcern,
  readOwnSeat,
} from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { ConcernInWords } from '../../openness/concern-in-words.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayFromNow, Outcome, type Sent, writtenIn } from './room-parts.tsx'

/** The register of worries, with the forms to raise one and to answer. */
export async function showRoomConcerns(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  return { view: await pageOf(scope, frame, null, query.done === 'yes') }
}

/** Raises a worry, or adds words to what the figures say of one. */
export async function changeConcerns(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const word = form.word ?? ''
  const fault = await actOf(scope, word, form)
  if (fault === null) return { goTo: paths.roomConcerns('yes') }
  return { view: await pageOf(scope, frame, { word, fault, form }, false), status: 422 }
}

async function actOf(scope: StaffScope, word: string, form: Visit['form']): Promise<Sent['fault'] | null> {
  if (word === 'answer')
    return answerConcern(scope, { concernId: form.concern ?? '', answer: form[`answer-${form.concern}`] ?? '' })
  if (word !== 'raise') throw new Invalid('form', { detail: 'no word' })
  const { worry = '', hypothesis = '', metric = '', direction = '', proposal = '' } = form
  return raiseConcern(scope, {
    worry,
    hypothesis,
    metric,
    direction,
    threshold: Number(form.threshold),
    switchOn: form.switch ?? '',
    days: Number(form.days),
    proposalId: isUuid(proposal) ? proposal : null,
  })
}

async function pageOf(scope: StaffScope, frame: Frame, sent: Sent | null, isDone: boolean) {
  const { w } = frame
  const concerns = await listConcerns(scope)
  const proposals = await listProposals(scope)
  const isLeading = scope.role === 'steward' || scope.role === 'representative'
  const mayRaise = isLeading || (await readOwnSeat(scope)) !== null
  return (
    <PortalPage frame={frame} title={w.decisions.concerns}>
      <BackLink href={paths.room()}>{w.room.title}</BackLink>
      <h1>{w.decisions.concerns}</h1>
      <p class="lead">{w.decisions.concernsIntro}</p>
      <Outcome frame={frame} sent={sent} isDone={isDone} />
      {concerns.length === 0 && <EmptyState sentences={[w.decisions.noConcerns]} />}
      {concerns.map((concern) => (
        <section>
          <ConcernInWords frame={frame} concern={concern} />
          {isLeading && concern.measure && <AnswerForm frame={frame} concern={concern} sent={sent} />}
        </section>
      ))}
      {mayRaise && <RaiseForm frame={frame} proposals={proposals} sent={sent} />}
    </PortalPage>
  )
}

type AnswerFormProps = { readonly frame: Frame; readonly concern: Concern; readonly sent: Sent | null }

function AnswerForm({ frame, concern, sent }: AnswerFormProps) {
  const t = frame.w.room
  const name = `answer-${concern.concernId}`
  const form = writtenIn(sent, 'answer')
  return (
    <details open={form.concern === concern.concernId}>
      <summary>{t.answerIt}</summary>
      <form class="stack" method="post" action={paths.roomConcerns()} id="form-answer">
        <input type="hidden" name="concern" value={concern.concernId} />
        <LongField
          name={name}
          label={t.answerIt}
          value={form[name] ?? concern.answer ?? ''}
          longest={2_000}
          isRequired
        />
        <div>
          <Button kind="secondary" name="word" value="answer">
            {t.answerDo}
          </Button>
        </div>
      </form>
    </details>
  )
}

type RaiseFormProps = {
  readonly frame: Frame
  readonly proposals: readonly { readonly proposalId: string; readonly title: string }[]
  readonly sent: Sent | null
}

function RaiseForm({ frame, proposals, sent }: RaiseFormProps) {
  const { room: t, decisions } = frame.w
  const form = writtenIn(sent, 'raise')
  return (
    <section>
      <h2>{t.raise}</h2>
      <form class="stack steps" method="post" action={paths.roomConcerns()} id="form-raise">
        <Field name="worry" label={t.worry} hint={t.worryHint} value={form.worry} isRequired />
        <LongField name="hypothesis" label={t.hypothesis} value={form.hypothesis} longest={1_000} isRequired />
        <SelectField
          name="metric"
          label={t.metric}
          value={form.metric ?? ''}
          choices={METRICS.map((metric) => ({ value: metric, text: decisions.metrics[metric] }))}
        />
        <SelectField
          name="direction"
          label={t.direction}
          value={form.direction ?? 'rises'}
          choices={(['rises', 'falls'] as const).map((value) => ({ value, text: t.directions[value] }))}
        />
        <Field name="threshold" label={t.threshold} hint={t.thresholdHint} value={form.threshold ?? '100'} isRequired />
        <Field name="switch" type="date" label={t.switchOn} value={form.switch ?? dayFromNow(frame, 0)} isRequired />
        <Field name="days" label={t.days} value={form.days ?? '60'} isRequired />
        <SelectField
          name="proposal"
          label={t.proposals}
          value={form.proposal ?? ''}
          choices={[
            { value: '', text: t.aboutOther },
            ...proposals.map(({ proposalId, title }) => ({ value: proposalId, text: title })),
          ]}
        />
        <div>
          <Button name="word" value="raise">
            {t.raiseDo}
          </Button>
        </div>
      </form>
    </section>
  )
}
