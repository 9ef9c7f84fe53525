import { sql } from 'kysely'
import { readDirectoryEntry } from '#formats/fhir/read-directory-entry'
import { type Feed, keepOffered } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { contentHash } from './content-hash.ts'
import type { ResourcePiece } from './piece.ts'
import type { Tally } from './tally.ts'

/** Keeps what is about no person, and the names by which items refer to it. */
export async function storeDirectory(
  scope: SystemScope,
  { feed, pieces, tally }: { readonly feed: Feed; readonly pieces: readonly ResourcePiece[]; readonly tally: Tally },
): Promise<void> {
  if (pieces.length === 0) return
  const known = await findKnown(scope, feed, pieces)
  const { rows } = await sql<{ key: string }>`insert into directory_resource
      (institution_id, resource_type, source_id, body_hash, body, received_at)
    select distinct on (a, b, h) ${feed.institutionId}, a, b, h, t, ${scope.now}::timestamptz
    from unnest(${pieces.map((piece) => piece.resource.resourceType)}::text[], ${pieces.map((piece) => piece.sourceId)}::text[],
                ${pieces.map((piece) => contentHash(piece.resource))}::bytea[], ${pieces.map((piece) => piece.text)}::text[]) as q(a, b, h, t)
    on conflict do nothing
    returning resource_type || '/' || source_id as key`.execute(scope.db)
  await storeNames(scope, feed, pieces)
  await keepOffered(scope, { institutionId: feed.institutionId, resources: pieces.map(({ resource }) => resource) })
  const written = new Map<string, number>()
  for (const { key } of rows) written.set(key, (written.get(key) ?? 0) + 1)
  for (const piece of pieces) {
    const key = `${piece.resource.resourceType}/${piece.sourceId}`
    const left = written.get(key) ?? 0
    written.set(key, left - 1)
    tally.add(left < 1 ? 'unchanged' : known.has(key) ? 'updated' : 'stored', piece)
    known.add(key)
  }
}

/** Which of these resources have been here in any version. */
async function findKnown(scope: SystemScope, feed: Feed, pieces: readonly ResourcePiece[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select distinct d.resource_type || '/' || d.source_id as key
    from directory_resource d
    join unnest(${pieces.map((piece) => piece.resource.resourceType)}::text[], ${pieces.map((piece) => piece.sourceId)}::text[]) as t(a, b)
      on d.resource_type = t.a and d.source_id = t.b where d.institution_id = ${feed.institutionId}`.execute(scope.db)
  return new Set(rows.map((row) => row.key))
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
