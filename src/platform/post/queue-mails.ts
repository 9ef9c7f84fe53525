import type { SystemScope } from '../database/scopes.ts'
import { isAddress, queueMessage } from './queue-message.ts'

/** Somebody who is to be told of something, once for each key. */
export type MailDue = {
  readonly key: string
  readonly email: string
  readonly name: string
  readonly language: string | null
}

/** Queues a mail to each whose address is one. Answers how many. */
export async function queueMails(
  scope: SystemScope,
  due: readonly MailDue[],
  wordsFor: (one: MailDue) => { readonly subject: string; readonly body: string },
): Promise<number> {
  const reachable = due.filter(({ email }) => isAddress('mail', email))
  for (const one of reachable)
    await queueMessage(scope, { key: one.key, kind: 'mail', institutionId: null, to: one.email, ...wordsFor(one) })
  return reachable.length
}
