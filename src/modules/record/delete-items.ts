import { sql } from 'kysely'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { itemIdOf } from './item-id.ts'

/**
 * Takes what an institution has deleted out of every list at once; versions stay for audit, and content from before this
 * does not bring it back. Answers how many there were.
 */
export async function deleteItems(
  scope: SystemScope,
  {
    institutionId,
    deletions,
  }: {
    readonly institutionId: InstitutionId
    readonly deletions: readonly { resourceType: string; id: string }[]
  },
): Promise<number> {
  const ids = deletions.map(({ resourceType, id }) => itemIdOf(institutionId, resourceType, id))
  const { rows } = await sql`update item set standing = 'deleted', changed_at = ${scope.now}::timestamptz,
      source_at = ${scope.now}::timestamptz, source_dated = false
    where item_id = any (${ids}::uuid[]) and institution_id = ${institutionId} and standing <> 'deleted'
    returning item_id`.execute(scope.db)
  return rows.length
}
