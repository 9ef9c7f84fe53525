import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

export type KnownPatient = {
  readonly key: string
  readonly personId: PersonId | null
  readonly linkId: LinkId | null
  /** Set while the patient waits in the worklist. */
  readonly caseId: string | null
  /** As this institution says it: its items are decided by it, whoever the patient turns out to be. */
  readonly birthDate: string | null
}

/** Which persons an institution's own patient numbers lead to; numbers never seen here are missing from the answer. */
export async function findLinks(
  scope: SystemScope,
  { institutionId, keys }: { readonly institutionId: InstitutionId; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, KnownPatient>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<KnownPatient>`
    select k.key, l.person_id, l.link_id, k.case_id, l.demographics::jsonb ->> 'birthDate' as birth_date
    from patient_key k
    left join patient_link l on l.link_id = k.link_id and l.parted_at is null
    where k.institution_id = ${institutionId} and k.key = any (${keys}::text[]) and not k.ambiguous`.execute(scope.db)
  return new Map(rows.map((row) => [row.key, row]))
}
