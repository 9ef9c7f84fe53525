import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'

/** A patient whom a member of staff has beside them. */
export type PatientBeside = {
  readonly personId: PersonId
  readonly given: string
  readonly family: string | null
  readonly birthDate: string | null
}

/** Who has this number here: for a clerk anybody who is known, for a clinician whom they treat. Null: nobody, or several. */
export async function findPatientBeside(
  scope: StaffScope,
  { number }: { readonly number: string },
): Promise<PatientBeside | null> {
  const { rows } = await sql<PatientBeside>`
    select person_id, given, family, birth_date from find_patient_beside(${number})`.execute(scope.db)
  return rows.length === 1 ? rows[0]! : null
}
