import { sql } from 'kysely'
import type { Resource } from '#formats/fhir/types'
import type { SystemScope } from '#platform/database/scopes'
import { pieceOf, type ResourcePiece } from './piece.ts'
import { type Batch, processPieces, withoutPatient } from './process-pieces.ts'
import { setAside } from './set-aside.ts'

/** What waited in quarantine for its patient goes in when that patient has come. */
export async function releaseFromQuarantine(
  scope: SystemScope,
  { batch, keys }: { readonly batch: Batch; readonly keys: readonly string[] },
): Promise<void> {
  if (keys.length === 0) return
  const { rows } = await sql<{ place: string; body: Uint8Array; bodyHash: Uint8Array }>`
    update quarantine set resolved_at = ${scope.now}::timestamptz
    where institution_id = ${batch.feed.institutionId} and patient_key is not null and kind <> 'unmatched' and resolved_at is null
      and patient_key = any (${keys}::text[])
    returning place, body, body_hash`.execute(scope.db)
  if (rows.length === 0) return
  const pieces = rows.map((row) => quarantinedPiece(row.place, Buffer.from(row.body).toString()))
  const { unknown } = await processPieces(scope, { ...batch, pieces })
  await setAside(scope, { feed: batch.feed, messageId: batch.messageId, pieces: withoutPatient(unknown) })
}

function quarantinedPiece(where: string, text: string): ResourcePiece {
  return pieceOf({ where, fullUrl: null, text, resource: JSON.parse(text) as Resource })
}
