import { Invalid } from '#base/errors'
import type { Instant } from '#base/instant'
import type { StaffScope, SystemScope } from '../database/scopes.ts'
import { readSubscription } from './push-subscription.ts'
import type { MessageKind } from './sender.ts'

export type MessageToSend = {
  /** What it tells of: the same said twice is sent once. */
  readonly key: string
  readonly kind: MessageKind
  readonly institutionId: string | null
  readonly to: string
  /** Of a mail. */
  readonly subject: string
  readonly body: string
  /** It leaves no earlier; undefined: at once. */
  readonly notBefore?: Instant
}

/**
 * Writes a message in the transaction of what it tells of: it leaves when that is committed, and not otherwise. Throws
 * Invalid for an address or subject that no mail could have (security cases D16).
 */
export async function queueMessage(scope: StaffScope | SystemScope, message: MessageToSend): Promise<void> {
  const { key, kind, institutionId, to, subject, body, notBefore } = message
  if (!isAddress(kind, to)) throw new Invalid('address', { detail: `no ${kind} address` })
  if (/\p{Cc}/u.test(subject)) throw new Invalid('subject', { detail: 'line break in a subject' })
  const db = scope.db as SystemScope['db']
  await db
    .insertInto('outgoingMessage')
    .values({
      messageKey: key,
      kind,
      institutionId,
      toAddress: to,
      subject,
      body,
      ...(notBefore && { nextTryAt: notBefore }),
    })
    .onConflict((conflict) => conflict.column('messageKey').doNothing())
    .execute()
}

const MAIL = /^[^\s@<>(),;:"[\]\\\p{C}]{1,64}@[^\s@<>(),;:"[\]\\\p{C}]{1,250}$/u
const PHONE = /^\+?\d{6,15}$/

/** Whether something can be sent there at all: one address, no name, no second recipient, no line break. */
export function isAddress(kind: MessageKind, to: string): boolean {
  if (kind === 'push') return readSubscription(to) !== null
  return (kind === 'mail' ? MAIL : PHONE).test(to)
}

/** A phone number as people write it, without blanks, dashes and brackets. */
export function readPhone(text: string): string {
  return text.normalize('NFKC').replace(/[\s().\-/\u200e\u200f]/g, '')
}
