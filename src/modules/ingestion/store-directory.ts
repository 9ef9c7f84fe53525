import { sql } from 'kysely'
import { readDirectoryEntry } from '#formats/fhir/read-directory-entry'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { contentHash } from './content-hash.ts'
import type { Counts, ResourcePiece } from './piece.ts'

/** Keeps what is about no person, and the names by which items refer to it. */
export async function storeDirectory(
  scope: SystemScope,
  { feed, pieces }: { readonly feed: Feed; readonly pieces: readonly ResourcePiece[] },
): Promise<Pick<Counts, 'stored' | 'updated' | 'unchanged'>> {
  if (pieces.length === 0) return { stored: 0, updated: 0, unchanged: 0 }
  const latest = new Map(pieces.map((piece) => [`${piece.resource.resourceType}/${piece.sourceId}`, piece]))
  const rows = [...latest.values()]
  const existing = await sql`select 1 from directory_resource d
    join unnest(${rows.map((row) => row.resource.resourceType)}::text[], ${rows.map((row) => row.sourceId)}::text[]) as t(a, b)
      on d.resource_type = t.a and d.source_id = t.b where d.institution_id = ${feed.institutionId}`.execute(scope.db)
  const written = await sql`insert into directory_resource
      (institution_id, resource_type, source_id, body_hash, body, received_at)
    select ${feed.institutionId}, a, b, h, t, ${scope.now}::timestamptz
    from unnest(${rows.map((row) => row.resource.resourceType)}::text[], ${rows.map((row) => row.sourceId)}::text[],
                ${rows.map((row) => contentHash(row.resource))}::bytea[], ${rows.map((row) => row.text)}::text[]) as q(a, b, h, t)
    on conflict (institution_id, resource_type, source_id) do update set body_hash = excluded.body_hash,
      body = excluded.body, received_at = excluded.received_at
      where directory_resource.body_hash <> excluded.body_hash
    returning 1`.execute(scope.db)
  await storeNames(scope, feed, rows)
  const stored = rows.length - existing.rows.length
  const updated = written.rows.length - stored
  return { stored, updated, unchanged: pieces.length - stored - updated }
}

async function storeNames(scope: SystemScope, feed: Feed, pieces: readonly ResourcePiece[]): Promise<void> {
  const names = new Map<string, string>()
  for (const piece of pieces) {
    const entry = readDirectoryEntry(piece.resource)
    if (!entry) continue
    names.set(`${piece.resource.resourceType}/${piece.sourceId}`, entry.name)
    for (const key of entry.keys) names.set(key, entry.name)
  }
  if (names.size === 0) return
  await sql`insert into directory_entry (institution_id, key, name)
    select ${feed.institutionId}, k, n from unnest(${[...names.keys()]}::text[], ${[...names.values()]}::text[]) as t(k, n)
    order by k
    on conflict (institution_id, key) do update set name = excluded.name where directory_entry.name <> excluded.name`.execute(
    scope.db,
  )
}
