import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { decideUrgently } from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { type Draft, readDraft } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayFromNow, Outcome, type Sent } from './room-parts.tsx'

/** The form by which a steward decides on a draft what cannot wait. */
export async function showUrgent(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  return { view: <UrgentPage frame={frame} draft={await draftNamed(scope, query.draft)} sent={null} /> }
}

/** Decides, and leads to the draft, where it is published. */
export async function decideNow(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const draft = await draftNamed(scope, form.draft)
  const decided = await decideUrgently(scope, {
    draftId: draft.draftId,
    summary: form.summary ?? '',
    reason: form.reason ?? '',
    confirmBy: form.confirm ?? '',
    reviewOn: form.review ?? '',
  })
  if ('fault' in decided)
    return {
      view: <UrgentPage frame={frame} draft={draft} sent={{ word: 'urgent', fault: decided.fault, form }} />,
      status: 422,
    }
  return { goTo: `${paths.draft(draft.draftId)}#publish` }
}

async function draftNamed(scope: StaffScope, draftId = ''): Promise<Draft> {
  if (!isUuid(draftId)) throw new NotFound('draft', { detail: 'not an id' })
  const draft = await readDraft(scope, { draftId })
  if (draft.publishedVersion !== null) throw new NotFound('draft', { detail: 'published already' })
  return draft
}

type UrgentPageProps = { readonly frame: Frame; readonly draft: Draft; readonly sent: Sent | null }

function UrgentPage({ frame, draft, sent }: UrgentPageProps) {
  const t = frame.w.room
  const form = sent?.form ?? {}
  return (
    <PortalPage frame={frame} title={t.urgent}>
      <BackLink href={paths.draft(draft.draftId)}>{t.openDraft}</BackLink>
      <h1>{t.urgent}</h1>
      <p class="lead">{t.urgentIntro}</p>
      <Outcome frame={frame} sent={sent} isDone={false} />
      <p>
        <bdi>{t.aboutDraft({ title: draft.title })}</bdi>
      </p>
      <form class="stack steps" method="post" action={paths.urgent()} id="form-urgent">
        <input type="hidden" name="draft" value={draft.draftId} />
        <LongField
          name="summary"
          label={t.summary}
          hint={t.summaryHint}
          value={form.summary}
          longest={4_000}
          isRequired
        />
        <LongField name="reason" label={t.urgentReason} value={form.reason} longest={4_000} isRequired />
        <Field
          name="confirm"
          type="date"
          label={t.confirmBy}
          value={form.confirm ?? dayFromNow(frame, 30)}
          isRequired
        />
        <Field
          name="review"
          type="date"
          label={t.reviewOn}
          hint={t.reviewHint}
          value={form.review ?? dayFromNow(frame, 180)}
          isRequired
        />
        <div>
          <Button>{t.urgentDo}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
