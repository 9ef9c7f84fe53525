import { GLASS_OUTCOMES, type GlassUse, listBreakGlass, reviewBreakGlass } from '#access'
import { Invalid } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Facts } from '#ui/facts/facts'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

/** Every record that was opened without a care relationship: those that wait for a look, and those that had one. */
export async function showGlassReview(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const waiting = await listBreakGlass(scope, { isOpen: true })
  const seen = await listBreakGlass(scope, { isOpen: false })
  return { view: <GlassReviewPage {...{ frame, waiting, seen }} isSaved={visit.query.saved === 'yes'} /> }
}

/** A privacy officer says what they found. */
export async function reviewGlass(scope: StaffScope, { form }: Visit): Promise<Shown> {
  const outcome = GLASS_OUTCOMES.find((word) => word === form.outcome)
  if (!outcome) throw new Invalid('form', { detail: 'no outcome' })
  await reviewBreakGlass(scope, { useId: form.use ?? '', outcome, words: (form.note ?? '').slice(0, 2000) })
  return { goTo: paths.glassReview(true) }
}

type GlassReviewProps = {
  readonly frame: Frame
  readonly waiting: readonly GlassUse[]
  readonly seen: readonly GlassUse[]
  readonly isSaved: boolean
}

export function GlassReviewPage({ frame, waiting, seen, isSaved }: GlassReviewProps) {
  const { glass: t, staff } = frame.w
  return (
    <PortalPage frame={frame} title={t.reviewTitle} wide>
      <BackLink href={paths.privacy()}>{staff.privacyTitle}</BackLink>
      <h1>{t.reviewTitle}</h1>
      <p class="lead">{t.reviewIntro}</p>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {waiting.length === 0 && <EmptyState sentences={[t.none]} />}
      {waiting.map((use) => (
        <section>
          <Use frame={frame} use={use} />
          <form class="stack" method="post" action={paths.glassReview()}>
            <input type="hidden" name="use" value={use.useId} />
            <SelectField
              name="outcome"
              label={t.outcome}
              value="right"
              choices={GLASS_OUTCOMES.map((word) => ({ value: word, text: t.outcomes[word] }))}
            />
            <Field name="note" id={`note-${use.useId}`} label={t.note} autoComplete="off" />
            <div>
              <Button kind="secondary">{t.save}</Button>
            </div>
          </form>
        </section>
      ))}
      {seen.length > 0 && (
        <details>
          <summary>{t.seen}</summary>
          {seen.map((use) => (
            <Use frame={frame} use={use} />
          ))}
        </details>
      )}
    </PortalPage>
  )
}

function Use({ frame, use }: { readonly frame: Frame; readonly use: GlassUse }) {
  const { w, timeZone } = frame
  const t = w.glass
  return (
    <>
      <h2>
        <bdi>{use.actorName}</bdi> · {w.formatInstant(use.openedAt, timeZone)}
      </h2>
      <Facts
        facts={[
          { label: t.patient, value: [use.given, use.family].filter(Boolean).join(' ') },
          {
            label: t.reason,
            value: (
              <>
                {t.grounds[use.ground]}: <bdi>{use.words}</bdi>
              </>
            ),
          },
          { label: t.pages, value: String(use.pages) },
          { label: t.sameName, value: use.sameName ? t.yes : t.no },
          ...(use.outcome
            ? [
                {
                  label: t.outcome,
                  value: [t.outcomes[use.outcome], use.reviewWords, use.reviewedName].filter(Boolean).join(' · '),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
