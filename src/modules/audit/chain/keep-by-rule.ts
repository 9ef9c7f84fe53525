import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type PatientScope, type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** Disclosures that were let go at once because they were older than the region keeps them. */
export type LogDeletion = {
  readonly at: Instant
  /** The rule: they were older than so many years. */
  readonly years: number
  readonly disclosures: number
  /** When the first and the last of them was written. */
  readonly fromAt: Instant
  readonly untilAt: Instant
}

/** So many blocks are let go by one line that says so, and so many disclosures deleted in one transaction. */
const BLOCKS_AT_ONCE = 10_000
const LINES_AT_ONCE = 5_000

/**
 * One small step: deletes some of what was let go, or lets go of the oldest blocks that were sealed more than so many years ago
 * (at least three). That they are let go is written down, and sealed with the acts of staff. Answers whether there may be
 * more to do.
 */
export async function deleteByRule(
  scope: SystemScope,
  {
    keepYears,
    blocks = BLOCKS_AT_ONCE,
    lines = LINES_AT_ONCE,
  }: { readonly keepYears: number; readonly blocks?: number; readonly lines?: number },
): Promise<boolean> {
  const { rows: deleted } = await sql<{ count: number; waits: boolean }>`
    select delete_lines_let_go(${lines}) as count,
           exists (select from log_deletion where emptied_at is null) as waits`.execute(scope.db)
  if (deleted[0]!.count > 0 || deleted[0]!.waits) return true
  const { rows: gone } = await sql<{ count: number }>`
    select let_go_of_old_blocks(${keepYears}, ${blocks}) as count`.execute(scope.db)
  return gone[0]!.count > 0
}

/** What was let go so far, the oldest first. */
export async function listLogDeletions(scope: SystemScope): Promise<readonly LogDeletion[]> {
  const { rows } = await sql<LogDeletion>`
    select at, years, disclosures::int as disclosures, from_at, until_at from log_deletion order by deletion_no`.execute(
    scope.db,
  )
  return rows
}

/** Since when the log is whole; null: since its beginning. */
export async function readLogReach(scope: PatientScope): Promise<Instant | null> {
  const { rows } = await sql<{ reach: Instant | null }>`select max(until_at) as reach from log_deletion`.execute(
    scope.db,
  )
  return rows[0]!.reach
}

const ROUND_MS = 60 * 60_000

/** Deletes in the background what is older than the region keeps, until it is stopped. */
export function startKeepingByRule(
  database: Database,
  { log, keepYears }: Pick<RoundsOrder, 'log'> & { readonly keepYears: number },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'deleting old lines of the access log', log }, async (stopping) => {
    const step = () =>
      withSystemScope(database, { purpose: 'keep the log by rule' }, (scope) => deleteByRule(scope, { keepYears }))
    while (!stopping.aborted && (await step()));
  })
}
