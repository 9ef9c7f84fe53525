import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import { tryTurn } from '#platform/database/take-turns'

/** A kept message that this transaction holds: nobody else works on it meanwhile. */
export type Claimed = {
  readonly messageId: string
  readonly feedId: string
  readonly institutionId: string
  readonly format: 'fhir' | 'hl7v2' | 'ccda' | 'dicom'
  readonly origin: string
  readonly controlId: string | null
  readonly receivedAt: Instant
  readonly rawEncoding: 'identity' | 'zstd'
  readonly raw: Uint8Array
  readonly context: Uint8Array | null
  /** Null while it waits. */
  readonly processedAt: Instant | null
}

export type Portion = { readonly mostMessages: number; readonly mostBytes: number }

/**
 * Claims the messages that wait longest, all of one feed, in the order of their receipt: none of a paused feed, of one whose
 * institution another worker is busy with, or whose next try is to come. Empty when there is nothing to do.
 */
export async function claimWaiting(scope: SystemScope, portion: Portion): Promise<readonly Claimed[]> {
  for (const { feedId, institutionId } of await listWaitingFeeds(scope)) {
    if (!(await tryTurn(scope, { about: 'institution', name: institutionId }))) continue
    const ids = await listNext(scope, { feedId, institutionId }, portion)
    const claimed = await claim(scope, ids, { again: false, waits: false })
    if (claimed.length > 0) return claimed
  }
  return []
}

/** Claims these messages, those that wait no longer among them only if asked for; what somebody else holds is waited for. */
export async function claimThese(
  scope: SystemScope,
  { ids, again }: { readonly ids: readonly string[]; readonly again: boolean },
): Promise<readonly Claimed[]> {
  return claim(scope, ids, { again, waits: true })
}

/** Feeds for which something waits, the longest waiting first, each with the institution that it is from. */
async function listWaitingFeeds(
  scope: SystemScope,
): Promise<readonly { readonly feedId: string; readonly institutionId: string }[]> {
  const { rows } = await sql<{ feedId: string; institutionId: string }>`
    select f.feed_id, w.institution_id from feed f
    cross join lateral (select m.sequence, m.institution_id from inbox_message m
      where m.feed_id = f.feed_id and m.processed_at is null and m.next_try_at <= now()
      order by m.sequence limit 1) w
    where not exists (select from feed_pause p where p.feed_id = f.feed_id and p.resumed_at is null)
    order by w.sequence`.execute(scope.db)
  return rows
}

/** The first one in any case, and as many behind it as fit. FHIR is kept in portions already: one at a time. */
async function listNext(
  scope: SystemScope,
  { feedId, institutionId }: { readonly feedId: string; readonly institutionId: string },
  { mostMessages, mostBytes }: Portion,
): Promise<readonly string[]> {
  const { rows } = await sql<{ messageId: string; rawBytes: number; format: string }>`
    select message_id, raw_bytes, format from inbox_message
    where feed_id = ${feedId} and institution_id = ${institutionId} and processed_at is null and next_try_at <= now()
    order by sequence limit ${mostMessages}`.execute(scope.db)
  let bytes = 0
  const end = rows.findIndex(({ rawBytes, format }, at) => {
    bytes += rawBytes
    return at > 0 && (bytes > mostBytes || format === 'fhir' || rows[0]!.format === 'fhir')
  })
  return (end < 0 ? rows : rows.slice(0, end)).map(({ messageId }) => messageId)
}

async function claim(
  scope: SystemScope,
  ids: readonly string[],
  { again, waits }: { readonly again: boolean; readonly waits: boolean },
): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    select message_id, feed_id, institution_id, format, origin, control_id, received_at, raw_encoding, raw, context, processed_at
    from inbox_message where message_id = any (${ids}::uuid[]) ${again ? sql`` : sql`and processed_at is null`}
    order by sequence for update ${waits ? sql`` : sql`skip locked`}`.execute(scope.db)
  return rows
}

/** The bytes as they came. */
export function rawBytes({ raw, rawEncoding }: Pick<Claimed, 'raw' | 'rawEncoding'>): Uint8Array {
  return rawEncoding === 'zstd' ? zstdDecompressSync(raw) : raw
}
