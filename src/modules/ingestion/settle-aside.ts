import { sql } from 'kysely'
import type { FeedId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** Nothing is missing any more of what a feed's messages of this origin told as missing. */
export async function settleAside(
  scope: SystemScope,
  { feedId, origin }: { readonly feedId: FeedId; readonly origin: string },
): Promise<void> {
  await sql`update quarantine q set resolved_at = ${scope.now}::timestamptz from inbox_message m
    where m.message_id = q.message_id and m.feed_id = ${feedId} and starts_with(m.origin, ${origin})
      and q.resolved_at is null`.execute(scope.db)
}
