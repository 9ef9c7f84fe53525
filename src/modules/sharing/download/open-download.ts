import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import { readDownload } from './download.ts'
import { type ZipEntry, zipEnd } from './zip.ts'

type Part = { readonly entries: string; readonly bytes: Uint8Array }

/**
 * The finished archive of the reader. `changed` where something in it is not theirs to see any more: then nothing of it is
 * given. Null where none is ready.
 */
export async function openDownload(scope: PatientScope): Promise<Buffer | 'changed' | null> {
  const download = await readDownload(scope)
  if (download?.state !== 'ready') return null
  const which = sql`p.person_id = ${scope.subject}::uuid and p.download_id = ${download.downloadId}::uuid`
  const { rows: gone } = await sql`
    select from download_part p cross join lateral unnest(p.item_ids) as held(item_id)
    left join released_item i on i.person_id = p.person_id and i.item_id = held.item_id
    where ${which} and i.item_id is null limit 1`.execute(scope.db)
  if (gone.length > 0) return 'changed'
  const { rows } = await sql<Part>`
    select p.entries, p.bytes from download_part p where ${which} order by p.number`.execute(scope.db)
  return archiveOf(rows)
}

function archiveOf(parts: readonly Part[]): Buffer {
  const entries: ZipEntry[] = []
  let length = 0
  for (const part of parts) {
    const start = length
    for (const entry of JSON.parse(part.entries) as ZipEntry[]) entries.push({ ...entry, offset: entry.offset + start })
    length += part.bytes.length
  }
  return Buffer.concat([...parts.map(({ bytes }) => bytes), zipEnd(entries, length)])
}
