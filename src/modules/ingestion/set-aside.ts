import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import type { SetAside } from './piece.ts'

/**
 * Puts what failed into quarantine with its bytes, place, reason and remedy, in its order. The same bytes again change
 * nothing.
 */
export async function setAside(
  scope: SystemScope,
  { feed, pieces }: { readonly feed: Feed; readonly pieces: readonly SetAside[] },
): Promise<void> {
  if (pieces.length === 0) return
  const column = <T>(value: (piece: SetAside) => T): T[] => pieces.map(value)
  await sql`insert into quarantine
      (institution_id, body_hash, message_id, kind, place, what, mend, resource_type, patient_key, source_id, body, context,
       first_at)
    select distinct on (h) ${feed.institutionId}, h, i, k, p, w, m, t, pk, si, b, c,
           ${scope.now}::timestamptz + n * interval '1 microsecond'
    from unnest(${column((piece) => bodyHash(piece.body))}::bytea[], ${column((piece) => piece.messageId)}::uuid[],
                ${column((piece) => piece.kind)}::text[], ${column((piece) => piece.where.slice(0, 500))}::text[],
                ${column((piece) => clean(piece.what))}::text[], ${column((piece) => clean(piece.mend))}::text[],
                ${column((piece) => piece.resourceType)}::text[],
                ${column((piece) => piece.patientKey && clean(piece.patientKey).slice(0, 500))}::text[],
                ${column((piece) => piece.sourceId)}::text[],
                ${column((piece) => Buffer.from(piece.body))}::bytea[],
                ${column((piece) => piece.context)}::text[])
      with ordinality as q(h, i, k, p, w, m, t, pk, si, b, c, n)
    order by h, n
    on conflict (institution_id, body_hash) do update set
      kind = excluded.kind, what = excluded.what, mend = excluded.mend, patient_key = excluded.patient_key,
      resolved_at = null`.execute(scope.db)
}

/** Under which an institution's quarantine knows a body. */
export function bodyHash(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest()
}

/** PostgreSQL text holds no NUL, and a reason needs no more than a page. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').slice(0, 2000)
}
