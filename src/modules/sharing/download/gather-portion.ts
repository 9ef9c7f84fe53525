import { sql } from 'kysely'
import { attachmentsOf, bytesOf } from '#formats/fhir/attachments'
import { text } from '#formats/fhir/elements'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import { HAS_PREFACE } from '#record'
import { type ZipEntry, zipFiles } from './zip.ts'

const A_PORTION = 200
/** So much of content is packed at once; a portion that holds more ends earlier. */
const BYTES_A_PORTION = 8_000_000

type Body = { readonly itemId: string; readonly title: string; readonly body: string; readonly hasPreface: boolean }
type File = { readonly name: string; readonly bytes: Uint8Array }
type Place = { readonly downloadId: string; readonly lastItem: string | null; readonly number: number }

/** What stands in an archive beside the resources themselves; asked for when all of these are in. */
export type LastFiles = (scope: PatientScope, leftOut: number) => Promise<readonly File[]>

/**
 * Packs the next portion of the download that is being gathered: resources as NDJSON and the originals of documents, by what
 * the reader may see at this moment. The last portion adds `lastFiles`. Answers whether there is more to do.
 */
export async function gatherPortion(scope: PatientScope, lastFiles: LastFiles): Promise<boolean> {
  const place = await findPlace(scope)
  if (!place) return false
  const found = await nextBodies(scope, place)
  const shown = found.filter(({ hasPreface }) => !hasPreface)
  const isLast = found.length === 0
  await countOn(scope, place, { found, leftOut: found.length - shown.length, isLast })
  const files = isLast ? await lastFiles(scope, await leftOutOf(scope, place)) : filesOf(shown, place.number)
  if (files.length > 0) await keepPart(scope, place, { files, itemIds: shown.map(({ itemId }) => itemId) })
  return !isLast
}

async function findPlace(scope: PatientScope): Promise<Place | null> {
  const { rows } = await sql<Place>`
    select d.download_id, d.last_item,
           (select coalesce(max(p.number) + 1, 0) from download_part p
            where p.person_id = d.person_id and p.download_id = d.download_id) as number
    from download d
    where d.person_id = ${scope.subject}::uuid and d.account_id = ${scope.actor.accountId}::uuid
      and d.finished_at is null and d.expires_at > now()
    order by d.asked_at desc limit 1`.execute(scope.db)
  return rows[0] ?? null
}

async function nextBodies(scope: PatientScope, { lastItem }: Place): Promise<readonly Body[]> {
  const { rows } = await sql<Body>`
    select i.item_id, i.title, i.body, ${sql.raw(HAS_PREFACE)} as has_preface
    from (
      select n.item_id, sum(n.bytes) over (order by n.item_id) - n.bytes as before from (
        select item_id, octet_length(body) as bytes from released_item
        where person_id = ${scope.subject}::uuid and (${lastItem}::uuid is null or item_id > ${lastItem}::uuid)
        order by item_id limit ${A_PORTION}) n) p
    join released_item i on i.person_id = ${scope.subject}::uuid and i.item_id = p.item_id
    where p.before <= ${BYTES_A_PORTION} order by i.item_id`.execute(scope.db)
  return rows
}

async function countOn(
  scope: PatientScope,
  { downloadId }: Place,
  { found, leftOut, isLast }: { readonly found: readonly Body[]; readonly leftOut: number; readonly isLast: boolean },
): Promise<void> {
  await sql`
    update download set moved_at = now(), items_done = items_done + ${found.length}, left_out = left_out + ${leftOut},
      last_item = coalesce(${found.at(-1)?.itemId ?? null}::uuid, last_item),
      finished_at = case when ${isLast}::boolean then now() end
    where person_id = ${scope.subject}::uuid and download_id = ${downloadId}::uuid and finished_at is null`.execute(
    scope.db,
  )
}

async function leftOutOf(scope: PatientScope, { downloadId }: Place): Promise<number> {
  const { rows } = await sql<{ leftOut: number }>`
    select left_out from download
    where person_id = ${scope.subject}::uuid and download_id = ${downloadId}::uuid`.execute(scope.db)
  return rows[0]?.leftOut ?? 0
}

async function keepPart(
  scope: PatientScope,
  { downloadId, number }: Place,
  { files, itemIds }: { readonly files: readonly File[]; readonly itemIds: readonly string[] },
): Promise<void> {
  const { bytes, entries } = zipFiles(files)
  await sql`
    insert into download_part (person_id, download_id, number, account_id, expires_at, item_ids, entries, bytes)
    select person_id, download_id, ${number}::int, account_id, expires_at, ${[...itemIds]}::uuid[],
           ${JSON.stringify(entries satisfies readonly ZipEntry[])}, ${bytes}::bytea
    from download where person_id = ${scope.subject}::uuid and download_id = ${downloadId}::uuid`.execute(scope.db)
}

function filesOf(bodies: readonly Body[], number: number): readonly File[] {
  if (bodies.length === 0) return []
  const lines = Buffer.from(bodies.map(({ body }) => `${body.replace(/[\r\n]+/g, ' ')}\n`).join(''))
  const part = String(number + 1).padStart(4, '0')
  return [{ name: `fhir/resources-${part}.ndjson`, bytes: lines }, ...bodies.flatMap(originalsOf)]
}

/** The files inside a resource, under a name that says what they are; the id keeps two of one name apart. */
function originalsOf({ itemId, title, body }: Body): readonly File[] {
  return attachmentsOf(JSON.parse(body) as Resource).flatMap((attachment, at) => {
    const bytes = bytesOf(attachment)
    if (!bytes) return []
    const name = (text(attachment, 'title') ?? title).replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
    const ending = ENDINGS[(text(attachment, 'contentType') ?? '').split(';')[0]!.trim().toLowerCase()] ?? 'bin'
    return [{ name: `originals/${name}-${itemId.slice(0, 8)}-${at + 1}.${ending}`, bytes }]
  })
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/hl7-sda+xml': 'xml',
  'application/hl7-cda+xml': 'xml',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tiff',
}
