import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'

/** The stored texts of the earlier versions of an open item, newest first. At most 20. */
export async function listVersionBodies(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`
    select body from released_version where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid
    order by version desc limit 20`.execute(scope.db)
  return rows.map(({ body }) => body)
}
