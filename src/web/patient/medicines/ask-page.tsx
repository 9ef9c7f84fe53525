import type { Instant } from '#base/instant'
import type { PickUpPlace } from '#requests'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import type { MedicineEntry } from './medicine-view.ts'

export const OTHER_PLACE = 'other'

export type AskMedicineProps = {
  readonly frame: Frame
  readonly entry: MedicineEntry
  readonly dueAt: Instant
  readonly places: readonly PickUpPlace[]
  readonly typed: { readonly place?: string; readonly other?: string; readonly text?: string }
  readonly hasFault: boolean
}

/** Asks for more of one medicine: where to pick it up, and what to say. */
export function AskMedicinePage({ frame, entry, dueAt, places, typed, hasFault }: AskMedicineProps) {
  const { w, timeZone } = frame
  const t = w.medicines
  const fault = hasFault ? t.whereFault : null
  const field = places.length > 0 ? 'place' : 'other'
  return (
    <PortalPage frame={frame} title={t.askTitle}>
      <BackLink href={paths.medicines()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{t.askTitle}</h1>
      {fault && <ErrorSummary title={w.errors.invalidTitle} text={fault} faults={[{ field, text: fault }]} />}
      <p>
        <b>
          <bdi>{entry.title}</bdi>
        </b>
        {entry.dose && (
          <>
            : <bdi>{entry.dose}</bdi>
          </>
        )}
      </p>
      <p class="lead">{t.askLead({ institution: entry.institutionName, date: w.formatInstantDay(dueAt, timeZone) })}</p>
      <form class="stack" method="post" action={paths.moreOfMedicine(entry.itemId)}>
        {places.length > 0 && (
          <RadioField
            name="place"
            label={t.where}
            value={typed.place ?? null}
            fault={fault}
            choices={[
              ...places.map(({ placeId, name, address }) => ({ value: placeId, text: name, hint: address })),
              { value: OTHER_PLACE, text: t.otherPlace },
            ]}
          />
        )}
        <Field
          name="other"
          label={places.length > 0 ? t.otherName : t.where}
          value={typed.other ?? ''}
          fault={places.length > 0 ? null : fault}
        />
        <LongField name="text" label={t.words} hint={t.wordsHint} value={typed.text ?? ''} longest={2000} />
        <div>
          <Button>{t.send}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
