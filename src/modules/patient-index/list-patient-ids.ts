import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

/** The ids under which the institution of a feed has sent patients, as FHIR resources. */
export async function listPatientIds(
  scope: SystemScope,
  { feedId }: { readonly feedId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select substr(k.key, 9) as id from patient_key k join feed f on f.institution_id = k.institution_id
    where f.feed_id = ${feedId} and k.key ~ '^Patient/[A-Za-z0-9.-]{1,64}$' order by 1`.execute(scope.db)
  return rows.map(({ id }) => id)
}
