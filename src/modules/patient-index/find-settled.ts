import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { LinkVerdict, PatientToLink } from './link-patient.ts'

type Settled = Extract<LinkVerdict, { verdict: 'linked' }>

/**
 * Of many patients of one institution those whose number leads to a person and of whom it says what it said before: there
 * is nothing to judge, and nobody to wait for. `linkPatient` would answer the same. A number under which two different
 * things are said here is not among them.
 */
export async function findSettled(
  scope: SystemScope,
  patients: readonly PatientToLink[],
): Promise<ReadonlyMap<PatientToLink, Settled>> {
  const settled = new Map<PatientToLink, Settled>()
  const [first] = patients
  if (!first) return settled
  const said = Map.groupBy(patients, ({ keys }) => keys[0]!)
  const { rows } = await sql<{ key: string; linkId: LinkId; personId: PersonId; demographics: string }>`
    select k.key, k.link_id, l.person_id, l.demographics
    from patient_key k join patient_link l on l.link_id = k.link_id and l.parted_at is null
    where k.institution_id = ${first.institutionId} and k.key = any (${[...said.keys()]}::text[])
      and k.case_id is null`.execute(scope.db)
  for (const { key, linkId, personId, demographics } of rows) {
    const same = said.get(key)!
    if (same.some((patient) => JSON.stringify(patient.demographics) !== demographics)) continue
    for (const patient of same) settled.set(patient, { verdict: 'linked', personId, linkId, newPerson: false })
  }
  return settled
}
