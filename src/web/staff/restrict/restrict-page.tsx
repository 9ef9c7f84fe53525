import type { PatientBeside } from '#access'
import { CATEGORIES } from '#base/categories'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { nameOf } from '../../shell/frame.ts'
import { NumberForm } from '../number-form.tsx'
import { bornIn } from '../words-of-patients.ts'

type Choices = readonly { readonly value: string; readonly text: string }[]

export type RestrictPageProps = {
  readonly frame: Frame
  /** Where the reader works. */
  readonly place: 'desk' | 'clinic'
  readonly number: string
  /** What has just been done, as a word. */
  readonly said: string | null
  /** What was written before. */
  readonly form: Readonly<Record<string, string>>
  readonly fault: 'missing' | 'several' | 'nobody' | 'identity' | null
  readonly patient: PatientBeside | null
  readonly institutions: Choices
  readonly helpers: Choices
  /** Members of staff whom a typed name may mean. */
  readonly found: Choices
}

/** For a patient who sits beside and cannot use the pages: the number, then what is kept from whom. */
export function RestrictPage(props: RestrictPageProps) {
  const { frame, place, number, said, fault, patient } = props
  const { restrictFor: t, staff, clinic } = frame.w
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={place === 'desk' ? paths.desk() : paths.clinic()}>
        {place === 'desk' ? staff.deskTitle : clinic.waiting}
      </BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {fault && (
        <ErrorSummary title={t.faultTitle} text={t.faults[fault]} faults={[{ field: 'identity', text: t.identity }]} />
      )}
      {(said === 'kept' || said === 'agreed' || said === 'ended') && (
        <Notice kind="info">
          <p role="status">{t.done[said]}</p>
        </Notice>
      )}
      <NumberForm {...{ frame, number }} action={paths.restrictFor()} isFound={patient !== null} nobody={t.notFound} />
      {patient && <Patient {...props} patient={patient} />}
    </PortalPage>
  )
}

type OfPatient = RestrictPageProps & { readonly patient: PatientBeside }

function Patient(props: OfPatient) {
  const { frame, number, patient } = props
  const { restrictFor: t, guardians } = frame.w
  return (
    <>
      <Facts
        facts={[
          { label: guardians.patient, value: nameOf(patient) },
          { label: guardians.born, value: bornIn(patient, frame) ?? '–' },
        ]}
      />
      <h2>{t.keep}</h2>
      <p>{t.keepHint}</p>
      <KeepForm {...props} />
      <h2>{t.agree}</h2>
      <p>{t.agreeHint}</p>
      <form class="stack" method="post" action={paths.restrictFor()}>
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="does" value="agree" />
        <Field name="identity" id="identity-to-agree" label={t.identity} autoComplete="off" isRequired />
        <div>
          <Button kind="secondary">{t.agreeDo}</Button>
        </div>
      </form>
      <h2>{t.end}</h2>
      <p>{t.endHint}</p>
      <form class="stack" method="post" action={paths.restrictFor()}>
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="does" value="end" />
        <Field name="identity" id="identity-to-end" label={t.identity} autoComplete="off" isRequired />
        <Field name="reason" id="reason-to-end" label={t.reason} autoComplete="off" isRequired />
        <div>
          <Button kind="secondary">{t.endAll}</Button>
        </div>
      </form>
    </>
  )
}

const WHOMS = ['helpers', 'account', 'institution', 'clinicians'] as const
const WHATS = ['everything', 'kind', 'institution'] as const

function KeepForm(props: OfPatient) {
  const { frame, number, form } = props
  const { safety, restrictFor: t } = frame.w
  return (
    <form class="stack" method="post" action={paths.restrictFor()}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="does" value="preview" />
      <Field
        name="identity"
        label={t.identity}
        hint={t.identityHint}
        value={form.identity ?? ''}
        autoComplete="off"
        isRequired
      />
      <Field
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={form.reason ?? ''}
        autoComplete="off"
        isRequired
      />
      <Whom {...props} />
      <What {...props} />
      <div>
        <Button>{safety.preview}</Button>
      </div>
    </form>
  )
}

const NONE = { value: '', text: '–' }

function Whom({ frame, form, institutions, helpers, found }: OfPatient) {
  const { safety, restrictFor: t } = frame.w
  const people = [...helpers, ...found]
  return (
    <>
      <RadioField
        name="whom"
        label={safety.whom}
        value={form.whom ?? null}
        choices={WHOMS.map((value) => ({ value, text: t.whoms[value] }))}
      />
      <SelectField name="at" label={safety.atInstitution} value={form.at ?? ''} choices={[NONE, ...institutions]} />
      <Field name="staff" label={t.staff} hint={t.staffHint} value={form.staff ?? ''} autoComplete="off" />
      {people.length > 0 && (
        <SelectField name="helper" label={t.people} value={form.helper ?? ''} choices={[NONE, ...people]} />
      )}
    </>
  )
}

function What({ frame, form, institutions }: OfPatient) {
  const { w } = frame
  const { safety, restrictFor: t } = w
  return (
    <>
      <RadioField
        name="what"
        label={safety.what}
        value={form.what ?? null}
        choices={WHATS.map((value) => ({ value, text: t.whats[value] }))}
      />
      <SelectField
        name="kind"
        label={safety.kind}
        value={form.kind ?? ''}
        choices={[NONE, ...CATEGORIES.map((value) => ({ value, text: w.categories[value].name }))]}
      />
      <SelectField
        name="from"
        label={safety.fromInstitution}
        value={form.from ?? ''}
        choices={[NONE, ...institutions]}
      />
      <RadioField
        name="emergency"
        label={safety.emergency}
        value={form.emergency ?? null}
        choices={(['yes', 'no'] as const).map((value) => ({ value, text: safety.emergencies[value] }))}
      />
    </>
  )
}
