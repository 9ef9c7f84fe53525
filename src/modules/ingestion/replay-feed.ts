import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import { findFeed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'

export type Replay = {
  readonly feedId: string
  /** What was received from here on; before `until`, if there is one. */
  readonly from: Instant
  readonly until?: Instant
}

const AT_ONCE = 1_000

/**
 * Has the worker take kept messages through the steps once more, in their order: what a mended mapping reads better becomes a
 * new version, the rest changes nothing, and nothing older takes the place of what is newer. What of them was set aside is
 * judged anew. Answers how many messages wait now. Throws NotFound for an unknown feed.
 */
export async function replayFeed(database: Database, replay: Replay): Promise<number> {
  await withSystemScope(database, { purpose: 'replay' }, (scope) => findFeed(scope, replay))
  let messages = 0
  for (let after = 0; ; ) {
    const slice = await withSystemScope(database, { purpose: 'replay' }, (scope) => reopenNext(scope, replay, after))
    if (slice.length === 0) return messages
    messages += slice.length
    after = slice.at(-1)!
  }
}

/** FHIR that was kept before its context was cannot be read once more as it came. */
async function reopenNext(
  scope: SystemScope,
  { feedId, from, until }: Replay,
  after: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ messageId: string; sequence: number }>`
    select message_id, sequence from inbox_message
    where feed_id = ${feedId} and sequence > ${after} and received_at >= ${from}::timestamptz
      and (${until ?? null}::timestamptz is null or received_at < ${until ?? null}::timestamptz)
      and processed_at is not null and (format <> 'fhir' or context is not null)
    order by sequence limit ${AT_ONCE} for update`.execute(scope.db)
  const ids = rows.map(({ messageId }) => messageId)
  if (ids.length === 0) return []
  await sql`update quarantine set resolved_at = ${scope.now}::timestamptz
    where message_id = any (${ids}::uuid[]) and resolved_at is null`.execute(scope.db)
  await sql`update inbox_message set processed_at = null, failed_because = null, attempts = 0,
      next_try_at = ${scope.now}::timestamptz
    where message_id = any (${ids}::uuid[])`.execute(scope.db)
  return rows.map(({ sequence }) => sequence)
}
