import type { Kept } from '#access'
import { Button, PostButton } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'

export type KeptVisitView = {
  readonly kept: { readonly decidedAt: Date; readonly actorName: string; readonly reason: string } | null
  readonly fault: Exclude<Kept, 'kept'> | null
}

/** A visit of a minor: it may be kept from parents and helpers, with a reason for colleagues. */
export function KeepVisitForm({
  frame,
  itemId,
  kept,
  fault,
}: KeptVisitView & { readonly frame: Frame; readonly itemId: string }) {
  const { w, timeZone } = frame
  const t = w.growing
  if (kept)
    return (
      <section>
        <h2>{t.clinicTitle}</h2>
        <p>{t.clinicKept({ day: w.formatInstantDay(kept.decidedAt, timeZone), name: kept.actorName })}</p>
        <p class="m">{kept.reason}</p>
        <PostButton action={paths.keepVisit(itemId)} kind="secondary" name="does" value="share">
          {t.clinicShare}
        </PostButton>
      </section>
    )
  return (
    <section>
      <h2>{t.clinicTitle}</h2>
      <p>{t.clinicIntro}</p>
      {fault && (
        <ErrorSummary
          title={w.clinic.faults.title}
          text={w.clinic.faults.text}
          faults={[{ field: 'why-mature', text: t.clinicFaults[fault] }]}
        />
      )}
      <form class="stack" method="post" action={paths.keepVisit(itemId)}>
        <LongField name="why-mature" label={t.clinicReason} longest={2000} isRequired />
        <div>
          <Button kind="secondary">{t.clinicKeep}</Button>
        </div>
      </form>
    </section>
  )
}
