import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

/** Whether more than so many kept messages wait for the worker, those of paused feeds apart: then a door should take in no more for a while. */
export async function isBehind(scope: SystemScope, { most }: { readonly most: number }): Promise<boolean> {
  const { rows } = await sql`select from inbox_message m where processed_at is null
      and not exists (select from feed_pause p where p.feed_id = m.feed_id and p.resumed_at is null) offset ${most} limit 1`.execute(
    scope.db,
  )
  return rows.length > 0
}
