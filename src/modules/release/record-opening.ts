import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'

/**
 * Notes that the person has opened an item: what has been read stays open when a rule becomes stricter. The first time
 * counts; after a correction, the first time after it.
 */
export async function recordOpening(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<void> {
  if (scope.capacity !== 'self' || scope.isPreview) return
  await sql`insert into opening (person_id, item_id) values (${scope.subject}::uuid, ${itemId}::uuid)
    on conflict (person_id, item_id) do update set opened_at = excluded.opened_at
    where opening.opened_at < (select i.changed_at from released_item i
      where i.person_id = excluded.person_id and i.item_id = excluded.item_id)`.execute(scope.db)
}
