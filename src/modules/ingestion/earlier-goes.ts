import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { claimThese } from './claim.ts'
import type { RunningReport } from './import-report.ts'
import { readKeptInput } from './keep-input.ts'
import type { Counts } from './piece.ts'
import { type Tools, takeInput } from './take-input.ts'

/** Goes of the same input before this one: all whose sources' names begin like this, since the first of them. */
export type EarlierGoes = { readonly origin: string; readonly since: Instant }

/** Adds to a report what earlier goes have come to, and takes in what they had kept and not taken in when they ended. */
export async function addEarlierGoes(
  database: Database,
  { feed, tools, report, goes }: { feed: Feed; tools: Tools; report: RunningReport; goes: EarlierGoes },
): Promise<void> {
  const { counts, waiting } = await withSystemScope(database, { purpose: 'import' }, (scope) =>
    readGoes(scope, feed, goes),
  )
  report.add(counts)
  for (const id of waiting) {
    const input = await withSystemScope(database, { purpose: 'import' }, async (scope) => {
      const [kept] = await claimThese(scope, { ids: [id], again: false })
      return kept?.context ? readKeptInput(scope, { ...kept, context: kept.context }) : null
    })
    if (!input) continue
    const taken = await takeInput(database, { feed, tools, messageId: id, ...input })
    report.add(input.unread)
    report.add(taken.counts, taken.persons)
    report.addSetAside(taken.setAside)
    report.addReleased(taken.released)
  }
}

async function readGoes(
  scope: SystemScope,
  { feedId }: Feed,
  { origin, since }: EarlierGoes,
): Promise<{ readonly counts: Counts; readonly waiting: readonly string[] }> {
  const { rows } = await sql<Counts & { messageId: string; isTaken: boolean }>`
    select message_id, processed_at is not null as is_taken, stored, updated, unchanged, quarantined, unmatched
    from inbox_message
    where feed_id = ${feedId} and received_at >= ${since}::timestamptz and starts_with(origin, ${origin})
    order by sequence`.execute(scope.db)
  const taken = rows.filter(({ isTaken }) => isTaken)
  const sum = (fate: keyof Counts) => taken.reduce((total, row) => total + row[fate], 0)
  return {
    counts: {
      stored: sum('stored'),
      updated: sum('updated'),
      unchanged: sum('unchanged'),
      quarantined: sum('quarantined'),
      unmatched: sum('unmatched'),
    },
    waiting: rows.filter(({ isTaken }) => !isTaken).map(({ messageId }) => messageId),
  }
}
