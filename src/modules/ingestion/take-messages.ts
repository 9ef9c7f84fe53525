import { sql } from 'kysely'
import { type Feed, findFeed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Claimed, claimThese, rawBytes } from './claim.ts'
import type { CrashPoint } from './crash-point.ts'
import { followLinks } from './follow-links.ts'
import { inHalves } from './in-halves.ts'
import { messageAside } from './message-aside.ts'
import { noCounts, type SetAside } from './piece.ts'
import { type Released, releaseFromQuarantine } from './release-from-quarantine.ts'
import { setAside } from './set-aside.ts'
import type { Tools } from './take-input.ts'
import { type Taken, takeThrough } from './take-through.ts'

export type Steps = { readonly tools: Tools; readonly crashPoint: CrashPoint }

export type TakenMessages = Taken & { readonly released: Released }

/**
 * Takes these HL7 v2 messages of one feed through the steps: in one transaction, in halves where that fails, and without the
 * one that breaks it, which goes to quarantine. `again`: also those that were before. Then rows follow merged numbers, and
 * what waited for these patients goes in.
 */
export async function takeMessages(database: Database, order: ToTake): Promise<readonly TakenMessages[]> {
  if (!order.feed.aggregator) return takeThese(database, order)
  const taken: TakenMessages[] = []
  for (const those of await byInstitution(database, order))
    taken.push(...(await takeThese(database, { ...order, ...those })))
  return taken
}

type ToTake = Steps & { readonly feed: Feed; readonly ids: readonly string[]; readonly again?: boolean }

/** What came through a feed of several institutions goes through the steps of each. */
function byInstitution(database: Database, { feed: { feedId }, ids }: ToTake) {
  return withSystemScope(database, { purpose: 'ingestion' }, async (scope) => {
    const { rows } = await sql<{ institutionId: string; ids: string[] }>`
      select institution_id, array_agg(message_id::text order by sequence) as ids from inbox_message
      where message_id = any (${ids}::uuid[]) group by institution_id`.execute(scope.db)
    const parts: { feed: Feed; ids: readonly string[] }[] = []
    for (const { institutionId, ids: own } of rows)
      parts.push({ feed: await findFeed(scope, { feedId, institutionId }), ids: own })
    return parts
  })
}

async function takeThese(
  database: Database,
  { feed, ids, again = false, ...steps }: ToTake,
): Promise<readonly TakenMessages[]> {
  const parts = await inHalves(ids, {
    together: (those) =>
      withSystemScope(database, { purpose: 'ingestion' }, async (scope) =>
        takeClaimed(scope, { ...steps, feed, messages: await claimThese(scope, { ids: those, again }) }),
      ),
    broken: (id, fault) =>
      withSystemScope(database, { purpose: 'ingestion' }, async (scope) =>
        keepBroken(scope, feed, await claimThese(scope, { ids: [id], again }), fault),
      ),
  })
  return Promise.all(parts.map((part) => finish(database, { ...steps, feed, part })))
}

/** The transaction of claimed messages; what comes after its commit is `finish`. */
export async function takeClaimed(
  scope: SystemScope,
  order: Steps & { readonly feed: Feed; readonly messages: readonly Claimed[] },
): Promise<Taken> {
  await order.crashPoint('after claim')
  const taken = await takeThrough(scope, order)
  await order.crashPoint('before commit of steps')
  return taken
}

/** What follows a commit, in transactions of its own; should this process die before, the next round of a worker does it. */
export async function finish(
  database: Database,
  { feed, part, tools, crashPoint }: Steps & { readonly feed: Feed; readonly part: Taken },
): Promise<TakenMessages> {
  await crashPoint('after commit of steps')
  if (part.hasChanges) await followLinks(database)
  return { ...part, released: await releaseFromQuarantine(database, { feed, tools, keys: part.newKeys }) }
}

/** The feed of claimed messages, with the institution that they are from. */
export function feedOf(scope: SystemScope, [first]: readonly Claimed[]): Promise<Feed> {
  return findFeed(scope, first!)
}

/** Sets messages aside that a fault of ours keeps from being taken in; they wait no longer. */
export async function keepBroken(
  scope: SystemScope,
  feed: Feed,
  messages: readonly Claimed[],
  fault: Error,
): Promise<Taken> {
  const aside = messages.map((message) => brokenMessage(message, fault))
  await setAside(scope, { feed, pieces: aside })
  await sql`update inbox_message set processed_at = ${scope.now}::timestamptz, quarantined = 1,
      failed_because = ${fault.message.replaceAll('\u0000', '').slice(0, 2000)}
    where message_id = any (${aside.map(({ messageId }) => messageId)}::uuid[])`.execute(scope.db)
  const counts = new Map(aside.map(({ messageId }) => [messageId, { ...noCounts(), quarantined: 1 }]))
  return { counts, setAside: aside, persons: new Set(), newKeys: [], hasChanges: false }
}

function brokenMessage(message: Claimed, fault: Error): SetAside {
  const what = `It could not be taken in: ${fault.message}.`
  const mend = 'This is a fault of ours; tell the operator. It goes in when the feed is replayed, once it is mended.'
  const place = { segment: null, segmentSequence: null, field: null }
  const said = { ...place, code: 207, severity: 'E', what, mend } as const
  return messageAside({ ...message, bytes: rawBytes(message) }, [said], 'fault')
}
