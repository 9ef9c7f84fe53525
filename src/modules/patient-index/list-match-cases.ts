import type { StaffScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'

export type MatchCaseRow = {
  readonly caseId: string
  readonly openedAt: Date
  readonly demographics: Demographics
  /** Codes of why it is unsure, over all candidates; never who the candidates are. */
  readonly reasons: readonly string[]
}

/** One's own institution's patients that are shown to nobody until somebody decides, oldest first. */
export async function listMatchCases(
  scope: StaffScope,
  { take }: { readonly take: number },
): Promise<readonly MatchCaseRow[]> {
  const rows = await scope.db
    .selectFrom('matchCase')
    .select(['caseId', 'openedAt', 'demographics', 'candidates'])
    .where('closedAt', 'is', null)
    .orderBy('openedAt')
    .limit(take)
    .execute()
  return rows.map((row) => ({
    caseId: row.caseId,
    openedAt: row.openedAt,
    demographics: JSON.parse(row.demographics) as Demographics,
    reasons: reasonsOf(row.candidates),
  }))
}

function reasonsOf(candidates: string): string[] {
  const list = JSON.parse(candidates) as { reasons: { code: string }[] }[]
  return [...new Set(list.flatMap((candidate) => candidate.reasons.map((reason) => reason.code)))]
}
