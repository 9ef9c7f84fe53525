import { sql } from 'kysely'
import type { Resource } from '#formats/fhir/types'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { AddressBook } from './address-book.ts'
import { pieceOf, type ResourcePiece } from './piece.ts'
import { type Batch, processPieces } from './process-pieces.ts'

const AT_ONCE = 50

type Quarantined = {
  readonly bodyHash: Uint8Array
  readonly place: string
  readonly body: Uint8Array
  readonly sourceId: string | null
  readonly patientKey: string
}

/**
 * What waited in quarantine for its patient goes in once that patient has come, in transactions of its own: one that
 * cannot be stored stays where it is and holds up nobody, least of all its patient.
 */
export async function releaseFromQuarantine(
  database: Database,
  { batch, keys }: { readonly batch: Omit<Batch, 'pieces'>; readonly keys: readonly string[] },
): Promise<void> {
  if (keys.length === 0) return
  const waiting = await withSystemScope(database, { purpose: 'import' }, (scope) => findWaiting(scope, batch, keys))
  for (let from = 0; from < waiting.length; from += AT_ONCE)
    await release(database, batch, waiting.slice(from, from + AT_ONCE))
}

async function release(database: Database, batch: Omit<Batch, 'pieces'>, rows: readonly Quarantined[]): Promise<void> {
  try {
    await withSystemScope(database, { purpose: 'import' }, async (scope) => {
      const { unknown } = await processPieces(scope, { ...batch, pieces: rows.map(pieceFrom) })
      const left = new Set(unknown.map(({ piece }) => piece.where))
      await resolve(
        scope,
        batch,
        rows.filter((row) => !left.has(row.place)),
      )
    })
  } catch {
    if (rows.length === 1) return
    for (const row of rows) await release(database, batch, [row])
  }
}

async function findWaiting(
  scope: SystemScope,
  batch: Omit<Batch, 'pieces'>,
  keys: readonly string[],
): Promise<readonly Quarantined[]> {
  const { rows } = await sql<Quarantined>`
    select body_hash, place, body, source_id, patient_key from quarantine
    where institution_id = ${batch.feed.institutionId} and kind in ('patient-unknown', 'invalid')
      and resolved_at is null and patient_key = any (${keys}::text[])`.execute(scope.db)
  return rows
}

async function resolve(scope: SystemScope, batch: Omit<Batch, 'pieces'>, rows: readonly Quarantined[]): Promise<void> {
  await sql`update quarantine set resolved_at = ${scope.now}::timestamptz
    where institution_id = ${batch.feed.institutionId}
      and body_hash = any (${rows.map((row) => Buffer.from(row.bodyHash))}::bytea[])`.execute(scope.db)
}

function pieceFrom({ place, body, sourceId, patientKey }: Quarantined): ResourcePiece {
  const text = Buffer.from(body).toString()
  const piece = pieceOf(
    { where: place, fullUrl: null, text, resource: JSON.parse(text) as Resource },
    new AddressBook(),
  )
  return { ...piece, sourceId: sourceId ?? piece.sourceId, patientKey }
}
