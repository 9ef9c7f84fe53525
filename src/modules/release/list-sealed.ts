import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** A hold as its person may know it: kind, sender, rule and the last day. Nothing that was in the result. */
export type SealedCard = {
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly verdict: string
  readonly releaseRule: string
  readonly rulebookVersion: number
  /** Null: it does not open by itself (blocked by law). */
  readonly opensAt: Instant | null
}

/**
 * What a person is waiting for, soonest first. Holds of one institution, kind, rule and day are one card, because
 * how many values a report has is content already.
 */
export async function listSealed(
  scope: PatientScope,
  { category = null }: { readonly category?: Category | null } = {},
): Promise<readonly SealedCard[]> {
  const { rows } = await sql<SealedCard>`
    select s.category, s.institution_id, n.name as institution_name, s.verdict, s.release_rule,
           s.rulebook_version, max(nullif(s.release_at, 'infinity')) as opens_at
    from sealed_card s join institution n on n.institution_id = s.institution_id
    where s.person_id = ${scope.subject}::uuid
      ${category ? sql`and s.category = ${category}` : sql``}
    group by s.category, s.institution_id, n.name, s.verdict, s.release_rule, s.rulebook_version,
             date_trunc('day', nullif(s.release_at, 'infinity'))
    order by opens_at nulls last, s.category, institution_name`.execute(scope.db)
  return rows
}
