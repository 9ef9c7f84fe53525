import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Carried, type Feed, listSenders, readCarried, type Senders } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { messageAside } from './message-aside.ts'
import { type ReadForKeeping, readForKeeping } from './read-for-keeping.ts'
import type { MessageToKeep, Receipt } from './receipt.ts'
import { setAside } from './set-aside.ts'

const SENDERS_SECONDS = 5

/**
 * Keeps HL7 v2 messages and clinical documents, each once; the caller commits. What is hopeless goes to quarantine in the same transaction.
 * `ownSeconds`: so long no worker takes them, because the caller will.
 */
export async function keepMessages(
  scope: SystemScope,
  { feed, messages, ownSeconds = 0 }: { feed: Feed; messages: readonly MessageToKeep[]; ownSeconds?: number },
): Promise<readonly Receipt[]> {
  if (messages.length === 0) return []
  const mayCarry = { senders: await sendersOf(scope, feed), carried: await carriedOf(scope, feed) }
  const read = messages.map((message) => readForKeeping(message, mayCarry))
  const fresh = await insertMessages(scope, feed, read, ownSeconds)
  const known = fresh.size === read.length ? [] : await findKept(scope, feed, read)
  const reopened = await reopen(scope, feed, known, read)
  const takenIn = new Set(known.filter(({ isRefused }) => !isRefused).map(({ messageId }) => messageId))
  const isNew = new Set([...fresh.values(), ...reopened])
  const ids = new Map([...known.map((row) => [nameOf(row), row.messageId] as const), ...fresh])
  const receipts = read.map((message): Receipt => {
    const messageId = ids.get(nameOf(message))!
    const isRefused = message.faults.length > 0 && !takenIn.has(messageId)
    if (isRefused) return { messageId, outcome: 'refused', faults: message.faults }
    // Of the same message twice in one call the first is the new one.
    return { messageId, outcome: isNew.delete(messageId) ? 'kept' : 'known', faults: [] }
  })
  await refuse(scope, feed, read, receipts)
  return receipts
}

/** Whose name a message through this feed may bear; at most a few seconds old. */
export function sendersOf(scope: SystemScope, feed: Feed): Promise<Senders> {
  return scope.region.recall(`senders of ${feed.feedId}`, SENDERS_SECONDS, () => listSenders(scope, { feed }))
}

/** Whom an aggregator feed may carry; null for a feed of one institution. */
export async function carriedOf(scope: SystemScope, feed: Feed): Promise<Carried | null> {
  return feed.aggregator ? readCarried(scope, feed) : null
}

type Named = Pick<ReadForKeeping, 'controlId' | 'contentHash'>
type KeptRow = Named & { readonly messageId: string; readonly institutionId: string; readonly isRefused: boolean }

function nameOf({ controlId, contentHash }: Named): string {
  return `${Buffer.from(contentHash).toString('hex')} ${controlId}`
}

/** The bytes go as one value and are cut by the database: no quoting of each. Answers what is new, by name. */
async function insertMessages(
  scope: SystemScope,
  feed: Feed,
  read: readonly ReadForKeeping[],
  ownSeconds: number,
): Promise<ReadonlyMap<string, string>> {
  const column = <T>(value: (message: ReadForKeeping) => T): T[] => read.map(value)
  const { rows } = await sql<Named & { messageId: string }>`insert into inbox_message
      (message_id, feed_id, institution_id, format, control_id, content_hash, origin, received_at, raw_encoding, raw_bytes, raw,
       next_try_at)
    select i, ${feed.feedId}, w, f, c, h, o, ${scope.now}::timestamptz, e, n,
           substring(${Buffer.concat(column(({ kept }) => kept))}::bytea from s for l),
           ${scope.now}::timestamptz + make_interval(secs => ${ownSeconds})
    from unnest(${column(() => randomUUID())}::uuid[], ${column(({ controlId }) => controlId)}::text[],
                ${column(({ contentHash }) => contentHash)}::bytea[], ${column(({ origin }) => origin)}::text[],
                ${column(({ encoding }) => encoding)}::text[], ${column(({ bytes }) => bytes.length)}::int[],
                ${startsOf(read)}::int[], ${column(({ kept }) => kept.length)}::int[],
                ${column(({ format }) => format)}::text[],
                ${column(({ institutionId }) => institutionId ?? feed.institutionId)}::text[])
      with ordinality as t(i, c, h, o, e, n, s, l, f, w, place)
    order by place
    on conflict do nothing
    returning message_id, control_id, content_hash`.execute(scope.db)
  return new Map(rows.map((row) => [nameOf(row), row.messageId]))
}

/** Where each begins in all of them, as SQL counts. */
function startsOf(read: readonly ReadForKeeping[]): number[] {
  const starts: number[] = []
  let next = 1
  for (const { kept } of read) {
    starts.push(next)
    next += kept.length
  }
  return starts
}

async function findKept(scope: SystemScope, feed: Feed, read: readonly ReadForKeeping[]): Promise<readonly KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    select m.message_id, m.institution_id, m.control_id, m.content_hash, m.failed_because is not null as is_refused
    from inbox_message m
    join unnest(${read.map(({ controlId }) => controlId)}::text[],
                ${read.map(({ contentHash }) => contentHash)}::bytea[]) as t(c, h)
      on m.control_id = t.c and m.content_hash = t.h
    where m.feed_id = ${feed.feedId}`.execute(scope.db)
  return rows
}

/** What was refused once and would not be now, or is another's now (the list has changed), is taken in when it is sent again. */
async function reopen(
  scope: SystemScope,
  feed: Feed,
  known: readonly KeptRow[],
  read: readonly ReadForKeeping[],
): Promise<readonly string[]> {
  const sound = new Map(read.filter(({ faults }) => faults.length === 0).map((each) => [nameOf(each), each]))
  const whoseOf = (row: KeptRow) => sound.get(nameOf(row))!.institutionId ?? feed.institutionId
  const rows = known.filter((row) => sound.has(nameOf(row)) && (row.isRefused || row.institutionId !== whoseOf(row)))
  if (rows.length === 0) return []
  const [ids, whose] = [rows.map(({ messageId }) => messageId), rows.map(whoseOf)]
  await sql`update quarantine set resolved_at = ${scope.now}::timestamptz where message_id = any (${ids}::uuid[])`.execute(
    scope.db,
  )
  await sql`update inbox_message m set processed_at = null, failed_because = null, quarantined = 0,
      institution_id = t.w, next_try_at = ${scope.now}::timestamptz
    from unnest(${ids}::uuid[], ${whose}::text[]) as t(i, w) where m.message_id = t.i`.execute(scope.db)
  return ids
}

async function refuse(
  scope: SystemScope,
  feed: Feed,
  read: readonly ReadForKeeping[],
  receipts: readonly Receipt[],
): Promise<void> {
  const aside = receipts.flatMap(({ messageId, faults }, at) =>
    faults.length > 0 ? [messageAside({ messageId, origin: read[at]!.origin, bytes: read[at]!.bytes }, faults)] : [],
  )
  if (aside.length === 0) return
  await setAside(scope, { feed, pieces: aside })
  await sql`update inbox_message m set processed_at = ${scope.now}::timestamptz, failed_because = t.w, quarantined = 1
    from unnest(${aside.map(({ messageId }) => messageId)}::uuid[], ${aside.map(({ what }) => what)}::text[]) as t(i, w)
    where m.message_id = t.i`.execute(scope.db)
}
