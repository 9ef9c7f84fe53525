import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { CrashPoint } from './crash-point.ts'
import { keepMessages } from './keep-messages.ts'
import type { RawMessage, Receipt } from './receipt.ts'

export type Reception = {
  readonly feed: Feed
  readonly messages: readonly RawMessage[]
  readonly crashPoint?: CrashPoint
}

/**
 * Keeps HL7 v2 messages as they came, all in one transaction, and answers in their order once that has been committed:
 * whoever has a receipt may acknowledge. The same bytes again give the same receipt and no second effect. Throws when the
 * database does; then nothing of it is known to be kept, and nothing may be acknowledged.
 */
export async function receiveMessages(
  database: Database,
  { feed, messages, crashPoint = () => undefined }: Reception,
): Promise<readonly Receipt[]> {
  await crashPoint('before keeping')
  const receipts = await withSystemScope(database, { purpose: 'feed' }, async (scope) => {
    const kept = await keepMessages(scope, { feed, messages })
    await crashPoint('before commit of keeping')
    return kept
  })
  await crashPoint('after commit of keeping')
  return receipts
}
