import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'

/** One patient of an institution, found by a number: linked to a person, or waiting in a case. */
export type FoundNumber = {
  readonly linkId: LinkId | null
  readonly personId: PersonId | null
  readonly caseId: string | null
  readonly demographics: Demographics
}

/** The two sides of a statement; null: the number is not known. */
export type Numbers = { readonly from: FoundNumber | null; readonly into: FoundNumber | null }

/** The patient behind an institution's numbers; the first of them that is known and names one patient only. */
export async function findNumber(
  scope: SystemScope,
  { institutionId, keys }: { readonly institutionId: InstitutionId; readonly keys: readonly string[] },
): Promise<FoundNumber | null> {
  const { rows } = await sql<Omit<FoundNumber, 'demographics'> & { demographics: string }>`
    select k.link_id, l.person_id, k.case_id, coalesce(l.demographics, c.demographics) as demographics
    from unnest(${keys}::text[]) with ordinality as asked(key, place)
    join patient_key k on k.institution_id = ${institutionId} and k.key = asked.key and not k.ambiguous
    left join patient_link l on l.link_id = k.link_id
    left join match_case c on c.case_id = k.case_id
    order by asked.place limit 1`.execute(scope.db)
  const [row] = rows
  return row ? { ...row, demographics: JSON.parse(row.demographics) as Demographics } : null
}
