import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { ItemId } from '#base/ids'
import { describeItem } from '#formats/fhir/describe-item'
import type { ItemDetail } from '#formats/fhir/item-draft'
import { readAttachment } from '#formats/fhir/read-attachment'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'

export type ItemPage = ItemRow & {
  readonly receivedAt: Date
  readonly changedAt: Date
  readonly version: number
  readonly verdict: string
  readonly releaseAt: Date
  readonly releaseRule: string
  readonly rulebookVersion: number
  readonly codeSystem: string | null
  readonly code: string | null
  /** YYYY-MM-DD or less of it; null where nobody told. */
  readonly birthDate: string | null
  readonly replacedBy: ItemId | null
  readonly replacedByTitle: string | null
  readonly detail: ItemDetail
}

/** One open item with all that its page shows. Throws NotFound for what is held, another person's or nowhere. */
export async function readItemPage(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<ItemPage> {
  const { rows } = await sql<Omit<ItemPage, 'detail'> & { body: string }>`
    select ${rowColumns(scope)}, i.received_at, i.changed_at, i.version, i.verdict, i.release_at, i.release_rule,
           i.rulebook_version, i.code_system, i.code,
           (select birth_date from person s where s.person_id = i.person_id) as birth_date, r.item_id as replaced_by, r.title as replaced_by_title, i.body
    from ${rowSource}
    left join released_item r on r.person_id = i.person_id and r.item_id = i.replaced_by
    where i.person_id = ${scope.subject}::uuid and i.item_id = ${itemId}::uuid`.execute(scope.db)
  const row = rows[0]
  if (!row) throw new NotFound('item', { detail: 'not open for this scope' })
  const { body, ...columns } = row
  return { ...columns, detail: describeItem(JSON.parse(body) as Resource, body) }
}

/** What a report holds, in the order of the report's time and name. */
export async function listParts(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.part_of = ${itemId}::uuid
    order by i.sort_at desc, i.title limit 200`.execute(scope.db)
  return rows
}

/** The note that this one took the place of, if it is open; null when it replaces nothing. */
export async function findReplaced(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<{ readonly itemId: string; readonly title: string } | null> {
  const row = await scope.db
    .selectFrom('releasedItem')
    .select(['itemId', 'title'])
    .where('personId', '=', scope.subject)
    .where('replacedBy', '=', itemId)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export type VersionRow = { readonly version: number; readonly receivedAt: Date }

/** The earlier versions of an item, newest first. */
export async function listVersions(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly VersionRow[]> {
  return scope.db
    .selectFrom('releasedVersion')
    .select(['version', 'receivedAt'])
    .where('personId', '=', scope.subject)
    .where('itemId', '=', itemId)
    .orderBy('version', 'desc')
    .execute()
}

/** The bytes of one attachment. Throws NotFound when the item or the attachment is not there to be opened. */
export async function openAttachment(
  scope: PatientScope,
  { itemId, index }: { readonly itemId: string; readonly index: number },
): Promise<{ readonly contentType: string; readonly title: string | null; readonly bytes: Uint8Array }> {
  const row = await scope.db
    .selectFrom('releasedItem')
    .select('body')
    .where('personId', '=', scope.subject)
    .where('itemId', '=', itemId)
    .executeTakeFirst()
  const attachment = row ? readAttachment(JSON.parse(row.body) as Resource, index) : null
  if (!attachment)
    throw new NotFound('attachment', { detail: row ? 'no such attachment' : 'item not open for this scope' })
  return attachment
}
