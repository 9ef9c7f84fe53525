import { sql } from 'kysely'
import type { Database } from '../database/open-database.ts'
import { withSystemScope } from '../database/scopes.ts'
import { type Rounds, type RoundsOrder, startRounds } from '../start-rounds.ts'
import { type OutgoingMessage, type Senders, Undeliverable } from './sender.ts'

/** What one round did. */
export type SentRound = { readonly sent: number; readonly postponed: number; readonly givenUp: number }

/** At the same time: a mail server that hangs holds up a round for its time limit once, well within the lease. */
const AT_ONCE = 10
const MINUTE_MS = 60_000
/** After the first, second, ... try that failed; when they are used up the message is given up. */
const WAITS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE_MS)
/** A process that died while it sent is waited for this long; the message may then be sent a second time. */
const LEASE_MS = 5 * MINUTE_MS

type Due = OutgoingMessage & { readonly tries: number }

/**
 * Sends what is due, once round. Taken in one transaction, sent outside of any, written down in a third, so that a slow
 * mail server holds nothing open. Who dies in between has sent at most one message twice, with the same id.
 */
export async function sendMessages(database: Database, senders: Senders): Promise<SentRound> {
  const due = await take(database)
  const round = { sent: 0, postponed: 0, givenUp: 0 }
  for (const outcome of await Promise.all(due.map((message) => sendOne(database, senders, message))))
    round[outcome] += 1
  return round
}

function take(database: Database): Promise<readonly Due[]> {
  return withSystemScope(database, { purpose: 'post' }, async ({ db, now }) => {
    const due = await db
      .selectFrom('outgoingMessage')
      .select('messageId')
      .where('sentAt', 'is', null)
      .where('givenUpAt', 'is', null)
      .where('nextTryAt', '<=', sql<Date>`now()`)
      .orderBy('nextTryAt')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    if (due.length === 0) return []
    const ids = due.map(({ messageId }) => messageId)
    const rows = await db
      .updateTable('outgoingMessage')
      .set(({ eb }) => ({ nextTryAt: new Date(now.getTime() + LEASE_MS), tries: eb('tries', '+', 1) }))
      .where('messageId', 'in', ids)
      .returning(['messageId', 'kind', 'toAddress', 'subject', 'body', 'tries'])
      .execute()
    return rows as Due[]
  })
}

async function sendOne(database: Database, senders: Senders, message: Due): Promise<keyof SentRound> {
  const fault = await deliver(senders, message)
  const wait = fault && !(fault instanceof Undeliverable) ? WAITS_MS[message.tries - 1] : undefined
  await withSystemScope(database, { purpose: 'post' }, ({ db, now }) => {
    const done = { toAddress: '', subject: '', body: '' }
    const change = !fault
      ? { sentAt: now, lastFault: null, ...done }
      : wait
        ? { nextTryAt: new Date(now.getTime() + wait), lastFault: shortly(fault) }
        : { givenUpAt: now, lastFault: shortly(fault), ...done }
    return db.updateTable('outgoingMessage').set(change).where('messageId', '=', message.messageId).execute()
  })
  return fault ? (wait ? 'postponed' : 'givenUp') : 'sent'
}

async function deliver(senders: Senders, message: Due): Promise<Error | null> {
  const send = senders[message.kind]
  if (!send) return new Undeliverable(`no way out for ${message.kind}`)
  try {
    await send(message)
    return null
  } catch (fault) {
    return fault as Error
  }
}

/** Without addresses: what a mail server answers often repeats whom it was for. */
function shortly(fault: Error): string {
  return fault.message.replace(/\S+@\S+/g, '…').slice(0, 200)
}

const ROUND_MS = 5_000

/** Sends in the background until it is stopped. */
export function startSending(
  database: Database,
  { log, senders }: Pick<RoundsOrder, 'log'> & { readonly senders: Senders },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'sending messages', log }, () => sendMessages(database, senders))
}
