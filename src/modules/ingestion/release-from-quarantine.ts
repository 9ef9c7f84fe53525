import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { Resource } from '#formats/fhir/types'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { inHalves } from './in-halves.ts'
import { type Counts, pieceOf, type ResourcePiece } from './piece.ts'
import { type Batch, processPieces } from './process-pieces.ts'
import { readContext } from './quarantine-context.ts'
import { reopenObjects } from './reopen-objects.ts'

const AT_ONCE = 200

type Quarantined = {
  readonly bodyHash: Uint8Array
  readonly messageId: string
  readonly place: string
  readonly body: Uint8Array
  readonly sourceId: string | null
  readonly patientKey: string
  readonly context: string | null
  readonly firstAt: Instant
}

type Tools = Pick<Batch, 'validate' | 'rules'>

/** What came out of quarantine: by the hash of its body, what became of it. */
export type Released = ReadonlyMap<string, keyof Counts>

/**
 * What waited in quarantine for its patient goes in once that patient is known, in transactions of its own: one that
 * cannot be stored stays where it is, as a fault, and holds up nobody, least of all its patient. Without `keys` all that
 * waits for a number that is known by now is looked for: a process may have died between the two.
 */
export async function releaseFromQuarantine(
  database: Database,
  { feed, tools, keys }: { readonly feed: Feed; readonly tools: Tools; readonly keys: readonly string[] | 'all' },
): Promise<Released> {
  const released = new Map<string, keyof Counts>()
  if (keys !== 'all' && keys.length === 0) return released
  const waiting = await withSystemScope(database, { purpose: 'import' }, (scope) => findWaiting(scope, feed, keys))
  for (let from = 0; from < waiting.length; from += AT_ONCE)
    for (const part of await inHalves(waiting.slice(from, from + AT_ONCE), {
      together: (rows) =>
        withSystemScope(database, { purpose: 'import' }, (scope) => release(scope, feed, tools, rows)),
      broken: (row, fault) =>
        withSystemScope(database, { purpose: 'import' }, (scope) => keepAsFault(scope, feed, row, fault)),
    }))
      for (const [hash, fate] of part) released.set(hash, fate)
  return released
}

async function release(scope: SystemScope, feed: Feed, tools: Tools, rows: readonly Quarantined[]): Promise<Released> {
  // What has to wait on opens its row again.
  await resolve(scope, feed, rows)
  const pieces = rows.map(pieceFrom)
  const { tally } = await processPieces(scope, { feed, ...tools, pieces })
  const stored = pieces.filter((_, at) => !STILL_WAITS.has(fateIn(tally.of(hashOf(rows[at]!)))))
  await reopenObjects(scope, { feed, pieces: stored })
  return new Map(rows.map((row) => [hashOf(row), fateIn(tally.of(hashOf(row)))]))
}

/** What has not gone in opens nothing: else the same would be tried again without end. */
const STILL_WAITS: ReadonlySet<string> = new Set(['unmatched', 'quarantined'])

function fateIn(counts: Counts): keyof Counts {
  return (Object.keys(counts) as (keyof Counts)[]).find((fate) => counts[fate] > 0) ?? 'unmatched'
}

async function findWaiting(
  scope: SystemScope,
  feed: Feed,
  keys: readonly string[] | 'all',
): Promise<readonly Quarantined[]> {
  const { rows } = await sql<Quarantined>`
    select q.body_hash, q.message_id, q.place, q.body, q.source_id, q.patient_key, q.context, q.first_at
    from quarantine q ${keys === 'all' ? WHOSE_NUMBER_IS_KNOWN : sql``}
    where q.institution_id = ${feed.institutionId} and q.kind in ('patient-unknown', 'unmatched', 'invalid')
      and q.resolved_at is null and q.resource_type is not null
      ${keys === 'all' ? sql`and m.feed_id = ${feed.feedId}` : sql`and q.patient_key = any (${keys}::text[])`}
    order by q.first_at limit ${MOST_AT_A_TIME}`.execute(scope.db)
  return rows
}

const MOST_AT_A_TIME = 10_000

const WHOSE_NUMBER_IS_KNOWN = sql`
    join inbox_message m on m.message_id = q.message_id
    join patient_key k on k.institution_id = q.institution_id and k.key = q.patient_key and not k.ambiguous
    join patient_link l on l.link_id = k.link_id and l.parted_at is null`

async function resolve(scope: SystemScope, feed: Feed, rows: readonly Quarantined[]): Promise<void> {
  await sql`update quarantine set resolved_at = ${scope.now}::timestamptz
    where institution_id = ${feed.institutionId}
      and body_hash = any (${rows.map((row) => Buffer.from(row.bodyHash))}::bytea[])`.execute(scope.db)
}

async function keepAsFault(scope: SystemScope, feed: Feed, row: Quarantined, fault: Error): Promise<Released> {
  await sql`update quarantine set kind = 'fault', what = ${`it could not be stored: ${fault.message}`.slice(0, 2000)}
    where institution_id = ${feed.institutionId} and body_hash = ${Buffer.from(row.bodyHash)}::bytea`.execute(scope.db)
  return new Map([[hashOf(row), 'quarantined']])
}

function hashOf({ bodyHash }: Quarantined): string {
  return Buffer.from(bodyHash).toString('hex')
}

function pieceFrom(row: Quarantined): ResourcePiece {
  const { place, body, sourceId, patientKey, messageId, firstAt } = row
  const { addresses, isPartial } = readContext(row.context)
  const text = Buffer.from(body).toString()
  const resource = JSON.parse(text) as Resource
  const piece = pieceOf({ where: place, fullUrl: null, text, resource }, addresses, { messageId, receivedAt: firstAt })
  return { ...piece, sourceId: sourceId ?? piece.sourceId, patientKey, isPartial, account: hashOf(row) }
}
