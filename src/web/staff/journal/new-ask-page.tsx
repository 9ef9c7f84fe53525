import type { PatientBeside } from '#access'
import { KINDS, VALUE_KINDS } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { FindPatient, FoundByNumber } from '../find-patient.tsx'

export type AskFault = 'team' | 'kind' | 'often' | 'until' | 'limits'

export type NewAskPageProps = {
  readonly frame: Frame
  readonly institution: string
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly number: string
  /** Null: no number yet, or nobody in the clinician's care has it. */
  readonly patient: PatientBeside | null
  readonly typed: Readonly<Record<string, string>>
  readonly fault: AskFault | null
}

/** A clinician asks one patient for values of one kind: first the number, then what, how often and within which limits. */
export function NewAskPage(props: NewAskPageProps) {
  const { frame, institution, number, patient, fault } = props
  const { w } = frame
  const t = w.teamJournal
  return (
    <PortalPage frame={frame} title={t.newTitle}>
      <BackLink href={paths.teamJournal()}>{t.back}</BackLink>
      <h1>{t.newTitle}</h1>
      {fault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={t.faults[fault]}
          faults={[{ field: FIELDS[fault], text: t.faults[fault] }]}
        />
      )}
      <p class="lead">{t.newLead}</p>
      {patient ? (
        <AskForm {...props} patient={patient} />
      ) : (
        <FindPatient
          action={paths.newTeamAsk()}
          label={t.number({ institution })}
          number={number}
          notFound={t.notFound}
          find={t.find}
        />
      )}
    </PortalPage>
  )
}

const FIELDS: Readonly<Record<AskFault, string>> = {
  team: 'team',
  kind: 'kind',
  often: 'often',
  until: 'until',
  limits: 'low',
}

function AskForm({
  frame,
  teams,
  number,
  patient,
  typed,
  fault,
}: NewAskPageProps & { readonly patient: PatientBeside }) {
  const { w } = frame
  const t = w.teamJournal
  const faultAt = (one: AskFault) => (fault === one ? t.faults[one] : null)
  return (
    <form class="stack" method="post" action={paths.newTeamAsk()}>
      <FoundByNumber frame={frame} patient={patient} number={number} />
      <SelectField
        name="team"
        label={t.team}
        value={typed.team ?? ''}
        choices={teams.map(({ teamId, name }) => ({ value: teamId, text: name }))}
      />
      <SelectField
        name="kind"
        label={t.kind}
        value={typed.kind ?? 'blood-pressure'}
        choices={VALUE_KINDS.map((kind) => ({
          value: kind,
          text: w.journal.field({ kind: w.journal.kinds[kind], unit: w.journal.units[kind] }),
        }))}
      />
      <Field name="often" label={t.often} value={typed.often ?? '3'} fault={faultAt('often')} inputMode="numeric" />
      <Field name="until" type="date" label={t.until} value={typed.until ?? ''} fault={faultAt('until')} isRequired />
      <p class="hint">{t.limitsHint}</p>
      <Field name="low" label={t.low} value={typed.low ?? ''} fault={faultAt('limits')} inputMode="decimal" />
      <Field name="high" label={t.high} value={typed.high ?? ''} inputMode="decimal" />
      <Field name="secondLow" label={pairLabel(t.secondLow, frame)} value={typed.secondLow ?? ''} inputMode="numeric" />
      <Field
        name="secondHigh"
        label={pairLabel(t.secondHigh, frame)}
        value={typed.secondHigh ?? ''}
        inputMode="numeric"
      />
      <LongField name="words" label={t.words} hint={t.wordsHint} value={typed.words ?? ''} longest={1000} />
      <div>
        <Button>{t.send}</Button>
      </div>
    </form>
  )
}

/** Which kinds have a second number. */
function pairLabel(label: string, { w }: Frame): string {
  const pairs = VALUE_KINDS.filter((kind) => KINDS[kind].second !== null).map((kind) => w.journal.kinds[kind])
  return `${label} (${w.formatList(pairs)})`
}
