import { sql } from 'kysely'
import { children, text } from '#formats/fhir/elements'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { itemIdOf } from '#record'
import type { ResourcePiece } from './piece.ts'

const STUDY_UID = /^urn:oid:([\d.]{1,64})$/

/**
 * Objects of studies that went to nobody with their patient are taken through the steps once more, now that the study is in
 * a record: the inbox has kept them.
 */
export async function reopenObjects(
  scope: SystemScope,
  { feed, pieces }: { readonly feed: Feed; readonly pieces: readonly ResourcePiece[] },
): Promise<void> {
  const studies = pieces.flatMap(({ resource, sourceId }) => {
    if (resource.resourceType !== 'ImagingStudy') return []
    const uid = children(resource, 'identifier').map(
      (identifier) => STUDY_UID.exec(text(identifier, 'value') ?? '')?.[1],
    )
    return uid.flatMap((each) =>
      each ? [{ uid: each, itemId: itemIdOf(feed.institutionId, 'ImagingStudy', sourceId) }] : [],
    )
  })
  if (studies.length === 0) return
  await sql`update inbox_message m set processed_at = null, next_try_at = ${scope.now}::timestamptz
    from unnest(${studies.map(({ uid }) => uid)}::text[], ${studies.map(({ itemId }) => itemId)}::uuid[]) as t(uid, item_id)
    join item i on i.item_id = t.item_id and i.standing = 'current'
    where m.feed_id = ${feed.feedId} and m.format = 'dicom' and m.control_id = t.uid
      and m.unmatched > 0 and m.processed_at is not null`.execute(scope.db)
}
