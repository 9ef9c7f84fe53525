import type { Restriction } from '#access'
import { nameOfAddress } from '#accounts'
import { CATEGORIES } from '#base/categories'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type SafetyPageProps = {
  readonly frame: Frame
  readonly restrictions: readonly Restriction[]
  readonly institutions: readonly { readonly value: string; readonly text: string }[]
  /** Who helps now, and staff who have looked. */
  readonly helpers: readonly { readonly value: string; readonly text: string }[]
  readonly said: string | null
  /** What was written before. */
  readonly form: Readonly<Record<string, string>>
  readonly hasFault: boolean
}

/** What the person keeps to themselves, and the form for more. The way out stands first. */
export function SafetyPage(props: SafetyPageProps) {
  const { frame, restrictions, said, hasFault } = props
  const t = frame.w.safety
  return (
    <PortalPage frame={frame} title={t.title}>
      <LeaveLink frame={frame} />
      <h1>{t.heading}</h1>
      <p class="lead">{t.intro}</p>
      {hasFault && <ErrorSummary title={t.faultTitle} text={t.faultText} faults={[{ field: 'whom', text: t.whom }]} />}
      {(said === 'saved' || said === 'ended') && (
        <Notice kind="info">
          <p role="status">{t[said]}</p>
        </Notice>
      )}
      <h2>{t.now}</h2>
      {restrictions.length === 0 && <EmptyState sentences={[t.none]} />}
      <ul class="looks">
        {restrictions.map((restriction) => (
          <li>
            <Line frame={frame} restriction={restriction} />
          </li>
        ))}
      </ul>
      <h2>{t.add}</h2>
      <KeepForm {...props} />
    </PortalPage>
  )
}

/** Ends the session and leads to a page that everybody has open. */
export function LeaveLink({ frame }: { readonly frame: Frame }) {
  return (
    <p>
      <a class="ds-button" data-variant="primary" href={paths.leave()} rel="noreferrer">
        {frame.w.safety.leave}
      </a>
    </p>
  )
}

function Line({ frame, restriction }: { readonly frame: Frame; readonly restriction: Restriction }) {
  const { w, timeZone } = frame
  const t = w.safety
  const { against, what } = restriction
  const name = restriction.againstEmail === null ? restriction.againstHelper : nameOfAddress(restriction.againstEmail)
  const whom = name ?? restriction.againstInstitution ?? t.whoms[against]
  const kept = restriction.category
    ? w.categories[restriction.category].name
    : (restriction.fromInstitution ?? restriction.itemTitle ?? t.whats[what])
  return (
    <>
      <p>
        <bdi>{t.line({ what: kept, whom })}</bdi>
      </p>
      <p class="m">
        {t.since({ day: w.formatInstantDay(restriction.madeAt, timeZone) })} ·{' '}
        {restriction.waitsForSecond ? t.emergencyWaits : restriction.opensInEmergency ? t.emergencyYes : t.emergencyNo}
      </p>
      {restriction.setBy && (
        <p class="m">
          <bdi>
            {t.setFor({
              name: restriction.setBy,
              institution: restriction.setAt ?? '',
              reason: restriction.reason ?? '',
            })}
          </bdi>
        </p>
      )}
      <form method="post" action={paths.moreSettings()}>
        <input type="hidden" name="does" value="end" />
        <input type="hidden" name="restriction" value={restriction.restrictionId} />
        <Button kind="quiet">{t.end}</Button>
      </form>
    </>
  )
}

const WHOMS = ['helpers', 'account', 'institution', 'clinicians'] as const
const WHATS = ['everything', 'kind', 'institution', 'item'] as const

function KeepForm({ frame, institutions, helpers, form }: SafetyPageProps) {
  const { w } = frame
  const t = w.safety
  const some = [{ value: '', text: '–' }, ...institutions]
  const kinds = [{ value: '', text: '–' }, ...CATEGORIES.map((value) => ({ value, text: w.categories[value].name }))]
  return (
    <form class="stack" method="post" action={paths.moreSettings()}>
      <input type="hidden" name="does" value="preview" />
      <RadioField
        name="whom"
        label={t.whom}
        value={form.whom ?? null}
        choices={WHOMS.map((value) => ({ value, text: t.whoms[value] }))}
      />
      {helpers.length > 0 && (
        <SelectField
          name="helper"
          label={t.helper}
          value={form.helper ?? ''}
          choices={[{ value: '', text: '–' }, ...helpers]}
        />
      )}
      <Field name="email" label={t.email} hint={t.emailHint} value={form.email ?? ''} autoComplete="off" />
      <SelectField name="at" label={t.atInstitution} value={form.at ?? ''} choices={some} />
      <RadioField
        name="what"
        label={t.what}
        value={form.what ?? null}
        choices={WHATS.map((value) => ({ value, text: t.whats[value] }))}
      />
      <SelectField name="kind" label={t.kind} value={form.kind ?? ''} choices={kinds} />
      <SelectField name="from" label={t.fromInstitution} value={form.from ?? ''} choices={some} />
      <Field name="item" label={t.item} hint={t.itemHint} value={form.item ?? ''} autoComplete="off" />
      <RadioField
        name="emergency"
        label={t.emergency}
        value={form.emergency ?? null}
        choices={(['yes', 'no'] as const).map((value) => ({ value, text: t.emergencies[value] }))}
      />
      <div>
        <Button>{t.preview}</Button>
      </div>
    </form>
  )
}
