import type { NoOffer, PatientBeside } from '#access'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { HelpKinds } from '../../patient/delegates/help-kinds.tsx'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { nameOf } from '../../shell/frame.ts'
import { NumberForm } from '../number-form.tsx'
import { bornIn } from '../words-of-patients.ts'
import { type HelpAsked, type HelpFault, UNTILS_HERE } from './help-asked.ts'

export type HelpForPageProps = {
  readonly frame: Frame
  readonly number: string
  readonly patient: PatientBeside | null
  readonly asked: HelpAsked
  readonly faults: readonly HelpFault[]
  /** Why the region's rules refuse it; null: they do not, or were not asked. */
  readonly why: NoOffer | null
}

/** For a patient who sits beside: the number, then who helps, with what, until when. Nothing is saved here. */
export function HelpForPage(props: HelpForPageProps) {
  const { frame, number, patient } = props
  const { helpFor: t, restrictFor, staff } = frame.w
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.desk()}>{staff.deskTitle}</BackLink>
      <Faults {...props} />
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <NumberForm
        {...{ frame, number }}
        action={paths.helpFor()}
        isFound={patient !== null}
        nobody={restrictFor.notFound}
      />
      {patient && <AskForm {...props} patient={patient} />}
    </PortalPage>
  )
}

function Faults({ frame: { w }, faults, why }: HelpForPageProps) {
  const { form } = w.delegates
  if (why)
    return (
      <ErrorSummary
        title={w.errors.invalidTitle}
        text={w.errors.invalid}
        faults={[{ field: 'name', text: w.helpFor.why[why] }]}
      />
    )
  if (faults.length === 0) return null
  return (
    <ErrorSummary
      title={form.faultTitle}
      text={w.errors.invalid}
      faults={faults.map((field) => ({ field, text: faultInWords(w, field) }))}
    />
  )
}

function faultInWords(w: Frame['w'], fault: HelpFault): string {
  if (fault === 'identity') return w.helpFor.identityFault
  return fault === 'date' ? w.helpFor.dateFault : w.delegates.form.faults[fault]
}

function AskForm(props: HelpForPageProps & { readonly patient: PatientBeside }) {
  const { frame, number, patient, asked, faults } = props
  const { helpFor: t, guardians, delegates } = frame.w
  return (
    <>
      <Facts
        facts={[
          { label: guardians.patient, value: nameOf(patient) },
          { label: guardians.born, value: bornIn(patient, frame) ?? '–' },
        ]}
      />
      <p>
        {t.ask} {t.adult}
      </p>
      <form class="stack steps" method="post" action={paths.helpFor()}>
        <input type="hidden" name="number" value={number} />
        <WhoFields {...props} />
        <div id="what">
          {faults.includes('what') && <p class="fault">{faultInWords(frame.w, 'what')}</p>}
          <HelpKinds frame={frame} form={asked} />
        </div>
        <UntilFields {...props} />
        <div>
          <Button>{delegates.form.see}</Button>
        </div>
      </form>
    </>
  )
}

/** How the patient was recognised, and who is to help. */
function WhoFields({ frame: { w }, asked, faults }: HelpForPageProps) {
  const { helpFor: t } = w
  const { form } = w.delegates
  const fault = (name: HelpFault) => (faults.includes(name) ? faultInWords(w, name) : null)
  return (
    <>
      <Field
        name="identity"
        label={t.identity}
        hint={t.identityHint}
        value={asked.identity}
        fault={fault('identity')}
        autoComplete="off"
        isRequired
      />
      <Field
        name="name"
        label={form.name}
        hint={form.nameHint}
        value={asked.name}
        fault={fault('name')}
        autoComplete="off"
        isRequired
      />
    </>
  )
}

function UntilFields({ frame: { w }, asked, faults }: HelpForPageProps) {
  const { form } = w.delegates
  const fault = (name: HelpFault) => (faults.includes(name) ? faultInWords(w, name) : null)
  return (
    <>
      <RadioField
        name="until"
        label={form.until}
        choices={UNTILS_HERE.map((value) => ({ value, text: form.untils[value] }))}
        value={asked.until}
        fault={fault('until')}
      />
      <Field name="date" type="date" label={form.date} value={asked.date} fault={fault('date')} />
    </>
  )
}
