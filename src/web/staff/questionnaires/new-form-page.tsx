import type { PatientBeside } from '#access'
import { type FormToAsk, formOf } from '#questionnaires'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { saidIn } from '../../patient/questionnaires/answer-words.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { FindPatient, FoundByNumber } from '../find-patient.tsx'

export type NewFormFault = 'team' | 'form' | 'until'

export type NewFormPageProps = {
  readonly frame: Frame
  readonly institution: string
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly forms: readonly FormToAsk[]
  readonly number: string
  /** Null: no number yet, or nobody in the clinician's care has it. */
  readonly patient: PatientBeside | null
  readonly typed: Readonly<Record<string, string>>
  readonly fault: NewFormFault | null
}

/** A clinician asks one patient: first the number, then what and until when. */
export function NewFormPage(props: NewFormPageProps) {
  const { frame, institution, number, patient, fault } = props
  const { w } = frame
  const t = w.teamQuestionnaires
  return (
    <PortalPage frame={frame} title={t.newTitle}>
      <BackLink href={paths.teamForms()}>{t.back}</BackLink>
      <h1>{t.newTitle}</h1>
      {fault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={t.faults[fault]}
          faults={[{ field: fault, text: t.faults[fault] }]}
        />
      )}
      <p class="lead">{t.newLead}</p>
      {patient ? (
        <AskForm {...props} patient={patient} />
      ) : (
        <FindPatient
          action={paths.newTeamForm()}
          label={t.number({ institution })}
          number={number}
          notFound={t.notFound}
          find={t.find}
        />
      )}
    </PortalPage>
  )
}

type AskFormProps = NewFormPageProps & { readonly patient: PatientBeside }

function AskForm({ frame, teams, forms, number, patient, typed, fault }: AskFormProps) {
  const { w } = frame
  const t = w.teamQuestionnaires
  const faultAt = (one: NewFormFault) => (fault === one ? t.faults[one] : null)
  return (
    <form class="stack" method="post" action={paths.newTeamForm()}>
      <FoundByNumber frame={frame} patient={patient} number={number} />
      <SelectField
        name="form"
        label={t.form}
        value={typed.form ?? ''}
        fault={faultAt('form')}
        choices={forms.map((each) => {
          const form = formOf(each)
          return { value: each.questionnaireId, text: saidIn(form.title, form, frame) }
        })}
      />
      <SelectField
        name="team"
        label={t.team}
        value={typed.team ?? ''}
        fault={faultAt('team')}
        choices={teams.map(({ teamId, name }) => ({ value: teamId, text: name }))}
      />
      <Field name="until" type="date" label={t.until} value={typed.until ?? ''} fault={faultAt('until')} isRequired />
      <LongField name="words" label={t.words} hint={t.wordsHint} value={typed.words ?? ''} longest={1000} />
      <div>
        <Button>{t.send}</Button>
      </div>
    </form>
  )
}
