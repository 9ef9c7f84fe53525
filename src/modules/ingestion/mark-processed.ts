import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import type { Counts } from './piece.ts'

export type Processed = { readonly messageId: string; readonly counts: Counts; readonly note: string | null }

/** Writes on kept messages what became of them: they wait no longer. */
export async function markProcessed(scope: SystemScope, messages: readonly Processed[]): Promise<void> {
  if (messages.length === 0) return
  const column = (fate: keyof Counts) => messages.map(({ counts }) => counts[fate])
  await sql`update inbox_message m set processed_at = ${scope.now}::timestamptz, failed_because = null,
      stored = t.s, updated = t.u, unchanged = t.n, quarantined = t.q, unmatched = t.x, note = t.w
    from unnest(${messages.map(({ messageId }) => messageId)}::uuid[], ${column('stored')}::int[],
                ${column('updated')}::int[], ${column('unchanged')}::int[], ${column('quarantined')}::int[],
                ${column('unmatched')}::int[], ${messages.map(({ note }) => note)}::text[]) as t(i, s, u, n, q, x, w)
    where m.message_id = t.i`.execute(scope.db)
}
