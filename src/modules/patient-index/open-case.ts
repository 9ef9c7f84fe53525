import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InstitutionId, LinkId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'
import type { Candidate } from './find-candidates.ts'

export type CaseKind = 'new-number' | 'reused-number' | 'merge' | 'move' | 'parted'

export type CaseToOpen = {
  readonly kind: CaseKind
  readonly institutionId: InstitutionId
  readonly demographics: Demographics
  readonly candidates: readonly Candidate[]
  /** The number's own link, where it has one. */
  readonly linkId?: LinkId
  /** Whom the number led to before another human being came under it. */
  readonly contestedLink?: LinkId
  readonly statementId?: string
}

/** Asks people whose record this is. */
export async function openCase(scope: SystemScope, given: CaseToOpen): Promise<string> {
  const caseId = randomUUID()
  await scope.db
    .insertInto('matchCase')
    .values({
      ...given,
      caseId,
      demographics: JSON.stringify(given.demographics),
      candidates: JSON.stringify(given.candidates),
      openedAt: scope.now,
    })
    .execute()
  return caseId
}

/**
 * The patient's numbers lead to the case: what comes under them waits. A number that somebody else here has too (a twin
 * registered with the sibling's) names neither of them any more.
 */
export async function leadToCase(
  scope: SystemScope,
  {
    institutionId,
    keys,
    caseId,
    contestedLink,
  }: {
    readonly institutionId: InstitutionId
    readonly keys: readonly string[]
    readonly caseId: string
    readonly contestedLink: LinkId | null
  },
): Promise<void> {
  await sql`insert into patient_key (institution_id, key, case_id)
    select ${institutionId}, key, ${caseId}::uuid from unnest(${keys}::text[]) key
    on conflict (institution_id, key) do update set
      link_id = case when patient_key.link_id = ${contestedLink}::uuid then null else patient_key.link_id end,
      case_id = case when patient_key.link_id = ${contestedLink}::uuid then excluded.case_id else patient_key.case_id end,
      ambiguous = patient_key.ambiguous or not
        coalesce(patient_key.link_id = ${contestedLink}::uuid, patient_key.case_id = excluded.case_id, false)`.execute(
    scope.db,
  )
}

/** The patient's numbers lead to the link; one that another patient of the institution has too names neither. */
export async function leadToLink(
  scope: SystemScope,
  {
    institutionId,
    keys,
    linkId,
  }: { readonly institutionId: InstitutionId; readonly keys: readonly string[]; readonly linkId: LinkId },
): Promise<void> {
  await sql`insert into patient_key (institution_id, key, link_id)
    select ${institutionId}, key, ${linkId}::uuid from unnest(${keys}::text[]) key
    on conflict (institution_id, key) do update set ambiguous = true
      where patient_key.link_id is distinct from excluded.link_id and patient_key.key <> ${keys[0]!}`.execute(scope.db)
}

/** What waited for the case goes to its link from now on. */
export async function leadFromCase(
  scope: SystemScope,
  { caseId, linkId }: { readonly caseId: string; readonly linkId: LinkId },
): Promise<void> {
  await sql`update patient_key set link_id = ${linkId}::uuid, case_id = null
    where case_id = ${caseId}::uuid`.execute(scope.db)
}
