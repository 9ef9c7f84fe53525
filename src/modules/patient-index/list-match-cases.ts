import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'
import type { CaseKind } from './open-case.ts'

export type MatchCaseRow = {
  readonly caseId: string
  readonly kind: CaseKind
  readonly institutionId: string
  readonly institutionName: string
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly demographics: Demographics
  /** The person whose number it is; null for a patient who is nobody yet. */
  readonly personId: PersonId | null
  /** Codes of why it is unsure, over all candidates; never who the candidates are. */
  readonly reasons: readonly string[]
  readonly candidates: number
  readonly waitsForSecond: boolean
}

/**
 * Patients of whom it is not sure who they are, oldest first; or those that have been decided, newest first. Clerks see
 * their own institution's, stewards all.
 */
export async function listMatchCases(
  scope: StaffScope,
  {
    take,
    skip = 0,
    which = 'open',
  }: { readonly take: number; readonly skip?: number; readonly which?: 'open' | 'closed' },
): Promise<readonly MatchCaseRow[]> {
  const isOpen = which === 'open'
  const { rows } = await sql<Omit<MatchCaseRow, 'demographics' | 'reasons'> & Record<'demographics' | 'found', string>>`
    select c.case_id, c.kind, c.institution_id, i.name as institution_name, c.opened_at, c.closed_at, c.demographics,
           c.candidates as found, l.person_id, c.proposed_by is not null as waits_for_second
    from match_case c
    join institution i using (institution_id)
    left join patient_link l on l.link_id = c.link_id
    where (c.closed_at is null) = ${isOpen}
    order by case when ${isOpen} then c.opened_at end, c.closed_at desc, c.case_id
    limit ${take} offset ${skip}`.execute(scope.db)
  return rows.map(({ found, ...row }) => {
    const candidates = JSON.parse(found) as { reasons: { code: string }[] }[]
    return {
      ...row,
      demographics: JSON.parse(row.demographics) as Demographics,
      candidates: candidates.length,
      reasons: [...new Set(candidates.flatMap((candidate) => candidate.reasons.map((reason) => reason.code)))],
    }
  })
}

export type CaseCount = {
  readonly institutionId: string
  readonly institutionName: string
  readonly open: number
  readonly waitsForSecond: number
  readonly oldestAt: Date | null
}

/** How many cases wait at each institution of the scope, and since when. */
export async function countMatchCases(scope: StaffScope): Promise<readonly CaseCount[]> {
  const { rows } = await sql<CaseCount>`
    select c.institution_id, i.name as institution_name, count(*)::int as open,
           count(*) filter (where c.proposed_by is not null)::int as waits_for_second, min(c.opened_at) as oldest_at
    from match_case c join institution i using (institution_id)
    where c.closed_at is null group by 1, 2 order by oldest_at`.execute(scope.db)
  return rows
}
