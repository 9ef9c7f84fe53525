import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import type { Counts } from './piece.ts'

/** Writes on a kept message what became of it. A message taken in parts adds up. */
export async function markProcessed(
  scope: SystemScope,
  { messageId, counts }: { readonly messageId: string; readonly counts: Counts },
): Promise<void> {
  await sql`update inbox_message set processed_at = ${scope.now}::timestamptz, stored = stored + ${counts.stored},
      updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged},
      quarantined = quarantined + ${counts.quarantined}, unmatched = unmatched + ${counts.unmatched}
    where message_id = ${messageId}::uuid`.execute(scope.db)
}
