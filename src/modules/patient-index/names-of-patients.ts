import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'

/** A patient as the own institution knows them. */
export type PatientNames = {
  readonly personId: PersonId
  readonly given: readonly string[]
  readonly family: string | null
  readonly birthDate: string | null
}

/** Names and birth dates of patients whom the scope may see: the clinician has a care relationship with them. */
export async function namesOfPatients(
  scope: StaffScope,
  { persons }: { readonly persons: readonly PersonId[] },
): Promise<readonly PatientNames[]> {
  const { rows } = await sql<PatientNames>`
    select distinct on (l.person_id) l.person_id, l.demographics::jsonb ->> 'family' as family,
           array(select jsonb_array_elements_text(l.demographics::jsonb -> 'given')) as given,
           l.demographics::jsonb ->> 'birthDate' as birth_date
    from patient_link l
    where l.person_id = any (${[...persons]}::uuid[]) and l.institution_id = ${scope.institutionId}
      and l.parted_at is null
    order by l.person_id, l.linked_at desc`.execute(scope.db)
  return rows
}
