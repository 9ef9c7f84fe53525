import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { RequestKind } from './request.ts'

/** How much is asked and answered at one institution: what waits now, and what was asked within a year. */
export type RequestCount = {
  readonly institutionId: InstitutionId
  readonly kind: RequestKind
  readonly waiting: number
  readonly overdue: number
  readonly answered: number
  readonly inTime: number
}

/** Counts for the region, and nothing of whom. Throws Refused for other roles. */
export async function countRequests(scope: StaffScope): Promise<readonly RequestCount[]> {
  if (!['steward', 'representative', 'operator'].includes(scope.role)) throw new Refused('counts are for the region')
  const { rows } = await sql<RequestCount>`
    select institution_id, kind, waiting::int, overdue::int, answered::int, in_time::int
    from count_requests()`.execute(scope.db)
  return rows
}
