import { recordSight } from '#audit'
import { listMatchCases, type MatchCaseRow } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { pageOf } from '../../patient/category/show-category.tsx'
import type { Visit } from '../../shell/visit.ts'

const CASES_A_PAGE = 25

export type PageOfCases = {
  readonly cases: readonly MatchCaseRow[]
  /** From 1. */
  readonly page: number
  readonly hasMore: boolean
}

/** One page of cases; whoever of them is somebody's number already finds the look in their access log. */
export async function listPageOfCases(scope: StaffScope, visit: Visit, which: 'open' | 'closed'): Promise<PageOfCases> {
  const page = pageOf(visit.query.page)
  const skip = (page - 1) * CASES_A_PAGE
  const found = await listMatchCases(scope, { take: CASES_A_PAGE + 1, skip, which })
  const cases = found.slice(0, CASES_A_PAGE)
  const persons = cases.map((each) => each.personId).filter((person) => person !== null)
  await recordSight(scope, { persons, page: 'identity' })
  return { cases, page, hasMore: found.length > CASES_A_PAGE }
}
