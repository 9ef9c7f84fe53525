import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { HelpKinds } from './help-kinds.tsx'
import { type OfferFault, type OfferForm, UNTILS } from './offer-form.ts'

export type LetHelpPageProps = {
  readonly frame: Frame
  readonly form: OfferForm
  readonly faults: readonly OfferFault[]
}

/** Who, what, until when: one page, sent to the preview. Nothing is saved here. */
export function LetHelpPage({ frame, form, faults }: LetHelpPageProps) {
  const { w } = frame
  const t = w.delegates.form
  const fault = (name: OfferFault) => (faults.includes(name) ? t.faults[name] : null)
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.delegates()}>{w.frame.backTo({ page: w.delegates.title })}</BackLink>
      {faults.length > 0 && (
        <ErrorSummary
          title={t.faultTitle}
          text={w.errors.invalid}
          faults={faults.map((field) => ({ field, text: t.faults[field] }))}
        />
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <form class="stack steps" method="post" action={paths.previewHelp()}>
        <Field
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={form.name}
          fault={fault('name')}
          autoComplete="off"
          isRequired
        />
        <WhatFields frame={frame} form={form} faults={faults} />
        <UntilFields frame={frame} form={form} faults={faults} />
        <div>
          <Button>{t.see}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

function WhatFields({ frame, form, faults }: LetHelpPageProps) {
  const { w } = frame
  const t = w.delegates.form
  return (
    <>
      <RadioField
        name="what"
        label={t.what}
        choices={[
          { value: 'some', text: t.some },
          { value: 'everything', text: t.everythingChoice, hint: t.everythingHint },
        ]}
        value={form.what}
        fault={faults.includes('what') ? t.faults.what : null}
      />
      <HelpKinds frame={frame} form={form} />
    </>
  )
}

function UntilFields({ frame, form, faults }: LetHelpPageProps) {
  const t = frame.w.delegates.form
  const fault = (name: OfferFault) => (faults.includes(name) ? t.faults[name] : null)
  return (
    <>
      <RadioField
        name="until"
        label={t.until}
        choices={UNTILS.map((value) => ({ value, text: t.untils[value] }))}
        value={form.until}
        fault={fault('until')}
      />
      <Field name="date" type="date" label={t.date} value={form.date} fault={fault('date')} />
      <Field name="from" type="date" label={t.from} value={form.from} fault={fault('from')} />
    </>
  )
}
