import { sql } from 'kysely'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { type Claimed, claimWaiting } from './claim.ts'
import { OWN_SECONDS, type ReadInput, readKeptInput } from './keep-input.ts'
import { takeInput } from './take-input.ts'
import { feedOf, finish, keepBroken, type Steps, takeClaimed, takeMessages } from './take-messages.ts'
import type { Taken } from './take-through.ts'
import { isPassing } from './try-again.ts'

/** The embedded database does one thing at a time: between two portions others get their turn. */
const PORTIONS = {
  postgres: { mostMessages: 200, mostBytes: 4_000_000 },
  embedded: { mostMessages: 25, mostBytes: 1_000_000 },
} as const

type Next = { readonly feed: Feed; readonly messages: readonly Claimed[] }
type Order = Steps & { readonly log: Log }

/**
 * Takes the next portion of what waits through the steps; answers whether there was any. A fault that passes puts the
 * portion off; any other is the fault of one of its messages, which is looked for and set aside.
 */
export async function takeNext(database: Database, order: Order): Promise<boolean> {
  let next: Next | null = null
  try {
    const done = await withSystemScope(database, { purpose: 'ingestion' }, async (scope) => {
      const messages = await claimWaiting(scope, PORTIONS[database.kind])
      if (messages.length === 0) return null
      next = { feed: await feedOf(scope, messages), messages }
      return isInput(next) ? lease(scope, next) : takeClaimed(scope, { ...order, ...next })
    })
    if (done && next) await goOn(database, order, next, done)
    return done !== null
  } catch (fault) {
    if (!next) throw fault
    await recover(database, order, next, fault)
    return true
  }
}

function isInput({ messages }: Next): boolean {
  return messages[0]!.format === 'fhir'
}

/** Pieces of one input go in by transactions of their own; meanwhile nobody else takes it. */
async function lease(scope: SystemScope, { messages: [input] }: Next): Promise<ReadInput> {
  const { messageId, receivedAt, raw, context } = input!
  await putOff(scope, [messageId], OWN_SECONDS)
  return readKeptInput(scope, { messageId, receivedAt, raw, context: context! })
}

async function goOn(
  database: Database,
  order: Order,
  { feed, messages }: Next,
  done: Taken | ReadInput,
): Promise<void> {
  if ('counts' in done) await finish(database, { ...order, feed, part: done })
  else await takeInput(database, { feed, tools: order.tools, messageId: messages[0]!.messageId, ...done })
}

async function recover(database: Database, order: Order, next: Next, fault: unknown): Promise<void> {
  const { feed, messages } = next
  const ids = messages.map(({ messageId }) => messageId)
  order.log.warn('a portion of the inbox is tried again', { feed: feed.feedId, messages: ids.length })
  const work = { purpose: 'ingestion' }
  if (isPassing(fault)) await withSystemScope(database, work, (scope) => putOff(scope, ids))
  else if (isInput(next))
    await withSystemScope(database, work, (scope) => keepBroken(scope, feed, messages, fault as Error))
  else await takeMessages(database, { ...order, feed, ids })
}

const LONGEST_WAIT_SECONDS = 300

/** The next try comes later each time; or when it is said. */
async function putOff(scope: SystemScope, ids: readonly string[], seconds: number | null = null): Promise<void> {
  await sql`update inbox_message set attempts = attempts + 1,
      next_try_at = ${scope.now}::timestamptz
        + make_interval(secs => coalesce(${seconds}::int, least(power(2, least(attempts, 20)), ${LONGEST_WAIT_SECONDS})))
    where message_id = any (${ids}::uuid[]) and processed_at is null`.execute(scope.db)
}
