import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** An item as its institution sent it, with where it went; for the institution's own look at its samples. */
export type ReceivedItem = {
  readonly itemId: ItemId
  readonly messageId: string
  readonly resourceType: string
  readonly sourceId: string
  readonly category: string
  readonly verdict: string
  readonly releaseRule: string
  readonly body: string
}

/** Every item of an institution in the order of their ids, at most `take` behind `after`. */
export async function listReceived(
  scope: SystemScope,
  {
    institutionId,
    after,
    take,
  }: { readonly institutionId: string; readonly after: ItemId | null; readonly take: number },
): Promise<readonly ReceivedItem[]> {
  const { rows } = await sql<ReceivedItem>`
    select item_id, message_id, resource_type, source_id, category, verdict, release_rule, body
    from item
    where institution_id = ${institutionId} and standing <> 'deleted' ${after ? sql`and item_id > ${after}::uuid` : sql``}
    order by item_id limit ${take}`.execute(scope.db)
  return rows
}
