import type { HelpToOffer, PatientBeside } from '#access'
import { CATEGORIES } from '#base/categories'
import { Button } from '#ui/button/button'
import { Facts } from '#ui/facts/facts'
import { paths } from '../../paths.ts'
import { kindWords, lastMoment, taskWords } from '../../patient/delegates/delegate-words.ts'
import { fieldsOf } from '../../patient/delegates/offer-form.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { nameOf } from '../../shell/frame.ts'
import type { HelpAsked } from './help-asked.ts'

export type HelpForPreviewPageProps = {
  readonly frame: Frame
  readonly number: string
  readonly patient: PatientBeside
  readonly asked: HelpAsked
  readonly help: Omit<HelpToOffer, 'offerId'>
  readonly offerId: string
}

/** What the helper would see, by kinds: clerk and patient read it together. Nothing of the record is shown. */
export function HelpForPreviewPage({ frame, number, patient, asked, help, offerId }: HelpForPreviewPageProps) {
  const { w, timeZone } = frame
  const { helpFor: t, guardians, delegates } = w
  const { name } = asked
  const others = CATEGORIES.filter((category) => !help.categories?.includes(category))
  return (
    <PortalPage frame={frame} title={delegates.preview.title({ name })}>
      <h1>{delegates.preview.title({ name })}</h1>
      <p class="lead">{t.readTogether}</p>
      <Facts
        facts={[
          { label: guardians.patient, value: nameOf(patient) },
          { label: delegates.preview.sees({ name }), value: kindWords(help.categories, frame) },
          { label: delegates.preview.seesNot({ name }), value: kindWords(others, frame) },
          {
            label: delegates.form.until,
            value: t.untilDay({ date: w.formatInstantDay(lastMoment(help.validUntil!), timeZone) }),
          },
        ]}
      />
      {help.tasks.length > 0 && <p>{taskWords(help.tasks, frame)}</p>}
      <p>
        {delegates.preview.later} {delegates.preview.mayNot({ name })}
      </p>
      <form class="stack" method="post" action={paths.helpFor()}>
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="does" value="save" />
        <input type="hidden" name="offer" value={offerId} />
        <input type="hidden" name="identity" value={asked.identity} />
        {fieldsOf(asked).map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <div class="actions">
          <Button>{delegates.preview.make}</Button>
          <Button kind="secondary" name="word" value="change">
            {delegates.preview.change}
          </Button>
        </div>
      </form>
    </PortalPage>
  )
}
