import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'

/** Notes that the person has opened an item: what has been read stays open when a rule becomes stricter. */
export async function recordOpening(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<void> {
  if (scope.capacity !== 'self') return
  await sql`insert into opening (person_id, item_id) values (${scope.subject}::uuid, ${itemId}::uuid)
    on conflict do nothing`.execute(scope.db)
}
