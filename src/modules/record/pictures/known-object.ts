import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** An object that is here already, without its pixels. */
export type KnownObject = {
  readonly itemId: ItemId
  readonly instanceUid: string
  readonly seriesUid: string
  readonly seriesNumber: number | null
  readonly seriesName: string | null
  readonly modality: string
  readonly bodyPart: string | null
  readonly contentHash: Uint8Array
}

/** The objects of these studies that are here, whosever they are. */
export async function listKnownObjects(
  scope: SystemScope,
  { studies }: { readonly studies: readonly { readonly personId: string; readonly itemId: ItemId }[] },
): Promise<readonly KnownObject[]> {
  if (studies.length === 0) return []
  const { rows } = await sql<KnownObject>`
    select p.item_id, p.instance_uid, p.series_uid, p.series_number, p.series_name, p.modality, p.body_part, p.content_hash
    from unnest(${studies.map(({ personId }) => personId)}::uuid[], ${studies.map(({ itemId }) => itemId)}::uuid[]) as t(p, i)
    join picture p on p.person_id = t.p and p.item_id = t.i`.execute(scope.db)
  return rows
}
