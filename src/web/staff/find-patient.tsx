import type { PatientBeside } from '#access'
import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import type { Frame } from '../patient/view-types.ts'
import { bornIn } from './words-of-patients.ts'

export type FindPatientProps = {
  readonly action: string
  readonly label: string
  readonly number: string
  /** Said when a number was given and nobody in the clinician's care has it. */
  readonly notFound: string
  readonly find: string
}

/** Asks for the number that the own institution uses for a patient. */
export function FindPatient({ action, label, number, notFound, find }: FindPatientProps) {
  return (
    <form class="stack steps" method="get" action={action}>
      <Field
        name="number"
        type="search"
        label={label}
        value={number}
        fault={number ? notFound : null}
        autoComplete="off"
      />
      <div>
        <Button>{find}</Button>
      </div>
    </form>
  )
}

/** Whom a form is about, with the number it was found by. */
export function FoundByNumber({
  frame,
  patient,
  number,
}: {
  readonly frame: Frame
  readonly patient: PatientBeside
  readonly number: string
}) {
  const born = bornIn(patient, frame)
  return (
    <>
      <input type="hidden" name="number" value={number} />
      <p>
        <b>
          <bdi>{[patient.given, patient.family].filter(Boolean).join(' ')}</bdi>
        </b>
        {born && `, ${frame.w.worklist.born({ day: born })}`}
      </p>
    </>
  )
}
