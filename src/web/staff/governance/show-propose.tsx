import { Conflict, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { listIdeasToModerate, moderateIdea, openProposal, readDecision, VOTE_RULES } from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { readDraft } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayFromNow, Outcome, type Sent } from './room-parts.tsx'

/** What a proposal is about: a draft, an idea, an urgent decision, or something else. */
type About = {
  readonly draftId: string | null
  readonly draftTitle: string | null
  readonly ideaId: string | null
  readonly confirms: number | null
  readonly title: string
  readonly summary: string
}

/** The form that opens a proposal, with what is known already written in. */
export async function showPropose(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <ProposePage frame={frame} about={await readAbout(scope, visit.query)} sent={null} /> }
}

/** Opens it. */
export async function propose(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const about = await readAbout(scope, form)
  const opened = await openProposal(scope, {
    draftId: about.draftId,
    confirms: about.confirms,
    title: form.title ?? '',
    summary: form.summary ?? '',
    rule: VOTE_RULES.find((each) => each === form.rule) ?? 'consensus',
    reviewOn: form.review ?? '',
    positionsUntil: form.until ?? '',
  })
  if ('fault' in opened) {
    const fault = opened.fault === 'title' ? 'name' : opened.fault
    return { view: <ProposePage frame={frame} about={about} sent={{ word: 'propose', fault, form }} />, status: 422 }
  }
  if (about.ideaId && scope.role === 'steward')
    await moderateIdea(scope, { ideaId: about.ideaId, act: { word: 'take-up', proposalId: opened.proposalId } })
  return { goTo: paths.proposal(opened.proposalId, 'yes') }
}

async function readAbout(scope: StaffScope, asked: Visit['query']): Promise<About> {
  const nothing = { draftId: null, draftTitle: null, ideaId: null, confirms: null, title: '', summary: '' }
  const about = { ...nothing, ...(await readUrgent(scope, asked.confirms)) }
  const draftId = asked.draft ?? null
  if (draftId !== null) {
    if (!isUuid(draftId)) throw new NotFound('draft', { detail: 'not an id' })
    const draft = await readDraft(scope, { draftId })
    if (draft.publishedVersion !== null) throw new Conflict('this draft is published')
    return { ...about, draftId, draftTitle: draft.title, title: about.title || draft.title }
  }
  if (!asked.idea) return about
  const idea = (await listIdeasToModerate(scope)).find(({ ideaId }) => ideaId === asked.idea)
  if (!idea) throw new NotFound('idea', { detail: 'no such idea' })
  return { ...about, ideaId: idea.ideaId, title: idea.title, summary: idea.words }
}

async function readUrgent(scope: StaffScope, number: string | undefined): Promise<Partial<About>> {
  if (!number || !/^\d{1,9}$/.test(number)) return {}
  const { decisionId, kind, title, summary } = await readDecision(scope, { decisionId: Number(number) })
  if (kind !== 'urgent') throw new NotFound('decision', { detail: 'none that the room confirms' })
  return { confirms: decisionId, title, summary }
}

type ProposePageProps = { readonly frame: Frame; readonly about: About; readonly sent: Sent | null }

function ProposePage({ frame, about, sent }: ProposePageProps) {
  const t = frame.w.room
  const form = sent?.form ?? {}
  return (
    <PortalPage frame={frame} title={t.propose}>
      <BackLink href={paths.room()}>{t.title}</BackLink>
      <h1>{t.propose}</h1>
      <Outcome frame={frame} sent={sent} isDone={false} />
      <p>
        {t.about}: <bdi>{aboutInWords(about, frame)}</bdi>
      </p>
      <form class="stack steps" method="post" action={paths.propose()} id="form-propose">
        {about.draftId && <input type="hidden" name="draft" value={about.draftId} />}
        {about.ideaId && <input type="hidden" name="idea" value={about.ideaId} />}
        {about.confirms !== null && <input type="hidden" name="confirms" value={about.confirms} />}
        <Field name="title" label={t.name} value={form.title ?? about.title} isRequired />
        <LongField
          name="summary"
          label={t.summary}
          hint={t.summaryHint}
          value={form.summary ?? about.summary}
          longest={4_000}
          isRequired
        />
        <RadioField
          name="rule"
          label={t.rule}
          choices={VOTE_RULES.map((rule) => ({ value: rule, text: t.rules[rule] }))}
          value={form.rule ?? 'consensus'}
        />
        <Days frame={frame} form={form} />
        <div>
          <Button>{t.proposeDo}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

/** Until when first positions are taken, and when it is looked at again. */
function Days({ frame, form }: { readonly frame: Frame; readonly form: Visit['form'] }) {
  const t = frame.w.room
  return (
    <>
      <Field
        name="until"
        type="date"
        label={t.positionsUntil}
        hint={t.positionsHint}
        value={form.until ?? dayFromNow(frame, 14)}
        isRequired
      />
      <Field
        name="review"
        type="date"
        label={t.reviewOn}
        hint={t.reviewHint}
        value={form.review ?? dayFromNow(frame, 365)}
        isRequired
      />
    </>
  )
}

function aboutInWords({ draftTitle, confirms }: About, { w }: Frame): string {
  if (draftTitle !== null) return w.room.aboutDraft({ title: draftTitle })
  return confirms === null ? w.room.aboutOther : w.room.aboutUrgent({ number: confirms })
}
