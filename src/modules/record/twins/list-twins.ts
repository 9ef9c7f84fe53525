import { sql } from 'kysely'
import type { InstitutionId, ItemId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

export type TwinRow = {
  readonly itemId: ItemId
  /** What the item asked about is to this one. */
  readonly kind: 'stands-for' | 'stands-behind' | 'perhaps'
  readonly title: string
  readonly valueText: string | null
  readonly happenedText: string | null
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly receivedAt: Date
}

/** What came by another door and is the same as an item, or may be; only what this scope may see. */
export async function listTwins(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly TwinRow[]> {
  const { rows } = await sql<TwinRow>`
    select i.item_id, t.kind, i.title, i.value_text, i.happened_text, i.institution_id, n.name as institution_name,
           i.received_at
    from released_twin t
    join released_item i on i.person_id = t.person_id and i.item_id = t.twin_id
    join institution n on n.institution_id = i.institution_id
    where t.person_id = ${scope.subject}::uuid and t.item_id = ${itemId}::uuid
    order by t.kind, i.received_at, i.item_id limit 20`.execute(scope.db)
  return rows
}
