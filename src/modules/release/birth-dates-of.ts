import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** The birth dates of some persons as each of their institutions gave them: YYYY-MM-DD or less of it, null where none did. */
export async function birthDatesOf(
  scope: SystemScope,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<LinkId, string | null>> {
  const { rows } = await sql<{ linkId: LinkId; birthDate: string | null }>`
    select link_id, demographics::jsonb ->> 'birthDate' as birth_date from patient_link
    where person_id = any (${persons}::uuid[])`.execute(scope.db)
  return new Map(rows.map((row) => [row.linkId, row.birthDate]))
}
