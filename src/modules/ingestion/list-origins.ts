import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

/** The files or connections that kept messages came from, by the id of the message. */
export async function listOrigins(
  scope: SystemScope,
  { ids }: { readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ messageId: string; origin: string }>`
    select message_id, origin from inbox_message where message_id = any (${ids}::uuid[])`.execute(scope.db)
  return new Map(rows.map(({ messageId, origin }) => [messageId, origin]))
}
