import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'

/** How much waits in the region; counts, no person. */
export type HoldCounts = {
  readonly waiting: readonly {
    readonly institutionId: InstitutionId
    readonly rule: string
    readonly waiting: number
  }[]
  /** Holds that clinicians have placed within a year, and how many of them were lifted before their day. */
  readonly byClinicians: readonly {
    readonly institutionId: InstitutionId
    readonly ground: string
    readonly placed: number
    readonly lifted: number
  }[]
}

const REGION = new Set(['steward', 'representative', 'operator'])

/** For whoever steers the region, the patients' representative included. */
export async function countHolds(scope: StaffScope): Promise<HoldCounts> {
  if (!REGION.has(scope.role)) throw new Refused('hold statistics are the region’s')
  const waiting = await sql<HoldCounts['waiting'][number]>`
    select institution_id, rule, waiting::int as waiting from count_holds()`.execute(scope.db)
  const byClinicians = await sql<HoldCounts['byClinicians'][number]>`
    select institution_id, ground, placed::int as placed, lifted::int as lifted from count_clinician_holds()`.execute(
    scope.db,
  )
  return { waiting: waiting.rows, byClinicians: byClinicians.rows }
}
