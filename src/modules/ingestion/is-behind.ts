import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

/** Whether more than so many kept messages wait for the worker: then a door should take in no more for a while. */
export async function isBehind(scope: SystemScope, { most }: { readonly most: number }): Promise<boolean> {
  const { rows } = await sql`select from inbox_message where processed_at is null offset ${most} limit 1`.execute(
    scope.db,
  )
  return rows.length > 0
}
