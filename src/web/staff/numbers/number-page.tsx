import type { PatientByNumber } from '#patient-index'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths, type StaffPlace } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'

export type NumberPageProps = {
  readonly frame: Frame
  readonly place: StaffPlace
  /** Empty for a clerk: there is one. */
  readonly institutions: readonly { readonly value: string; readonly text: string }[]
  readonly asked: { readonly number: string; readonly institutionId: string }
  readonly patients: readonly PatientByNumber[]
  /** What became of what was said before. */
  readonly outcome: string | null
  readonly fault: 'number' | 'other-number' | 'reason' | null
}

/** Search by number, the patient who was found, and the two things that may be said of the number. */
export function NumberPage(props: NumberPageProps) {
  const { frame, place, institutions, asked, patients, outcome, fault } = props
  const t = frame.w.worklist
  return (
    <PortalPage frame={frame} title={t.numberTitle}>
      <BackLink href={paths.cases(place)}>{t.title}</BackLink>
      <h1>{t.numberTitle}</h1>
      <p class="lead">{t.numberIntro}</p>
      {fault && (
        <ErrorSummary
          title={t.faults.title}
          text={t.faults.text}
          faults={[{ field: fault, text: fault === 'reason' ? t.faults.reason : t.notFound }]}
        />
      )}
      {outcome && (
        <Notice kind="info">
          <p>{outcome === 'unknown-number' ? t.unknownNumber : t.nothingToDo}</p>
        </Notice>
      )}
      <form class="stack" method="get" action={paths.number(place)}>
        {institutions.length > 0 && (
          <SelectField name="institution" label={t.atInstitution} value={asked.institutionId} choices={institutions} />
        )}
        <Field name="number" label={t.number} hint={t.numberHint} value={asked.number} autoComplete="off" isRequired />
        <div>
          <Button kind={patients.length > 0 ? 'secondary' : 'primary'}>{t.find}</Button>
        </div>
      </form>
      {asked.number !== '' && patients.length === 0 && <EmptyState sentences={[t.notFound]} />}
      {patients.map((patient) => (
        <Patient {...props} patient={patient} />
      ))}
    </PortalPage>
  )
}

function Patient({
  frame,
  place,
  institutions,
  asked,
  patient,
}: NumberPageProps & { readonly patient: PatientByNumber }) {
  const t = frame.w.worklist
  const { demographics, caseId, linkId } = patient
  return (
    <section>
      <h2>{t.found({ number: asked.number })}</h2>
      {demographics && (
        <Facts
          facts={[
            { label: frame.w.staff.name, value: nameIn(demographics, frame) },
            { label: frame.w.staff.born, value: bornIn(demographics, frame) ?? '–' },
          ]}
        />
      )}
      {caseId && (
        <p>
          {t.inCase} <a href={paths.case(place, caseId)}>{t.openCase}</a>
        </p>
      )}
      {linkId && <Statements frame={frame} place={place} institutions={institutions} asked={asked} />}
    </section>
  )
}

/** That this number and another are one patient; that it is somebody else. */
function Statements({
  frame,
  place,
  institutions,
  asked,
}: Pick<NumberPageProps, 'frame' | 'place' | 'institutions' | 'asked'>) {
  const t = frame.w.worklist
  return (
    <>
      <h3>{t.mergeTitle}</h3>
      <p>{t.mergeIntro}</p>
      <form class="stack" method="post" action={paths.number(place)}>
        <Hidden asked={asked} does="merge" />
        {institutions.length > 0 && (
          <SelectField
            name="other-institution"
            label={t.atInstitution}
            value={asked.institutionId}
            choices={institutions}
          />
        )}
        <Field name="other-number" label={t.otherNumber} autoComplete="off" isRequired />
        <Field name="reason" label={t.reason} isRequired />
        <div>
          <Button kind="secondary">{t.merge}</Button>
        </div>
      </form>
      <h3>{t.partTitle}</h3>
      <p>{t.partIntro}</p>
      <form class="stack" method="post" action={paths.number(place)}>
        <Hidden asked={asked} does="part" />
        <LongField name="reason-to-part" label={t.reason} hint={t.reasonHint} longest={2000} isRequired />
        <div>
          <Button kind="secondary">{t.part}</Button>
        </div>
      </form>
    </>
  )
}

function Hidden({ asked, does }: { readonly asked: NumberPageProps['asked']; readonly does: 'merge' | 'part' }) {
  return (
    <>
      <input type="hidden" name="does" value={does} />
      <input type="hidden" name="number" value={asked.number} />
      <input type="hidden" name="institution" value={asked.institutionId} />
    </>
  )
}
