import { randomUUID } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'

/**
 * Keeps the resources a feed sent, each as it came, before anything is understood of them; what cannot even be taken
 * apart goes to quarantine with its bytes. The caller commits, then acknowledges.
 */
export async function receiveMessage(
  scope: SystemScope,
  { feed, origin, raw }: { readonly feed: Feed; readonly origin: string; readonly raw: Uint8Array },
): Promise<string> {
  const messageId = randomUUID()
  await scope.db
    .insertInto('inboxMessage')
    .values({
      messageId,
      feedId: feed.feedId,
      institutionId: feed.institutionId,
      origin: origin.slice(0, 500),
      rawEncoding: 'zstd',
      raw: zstdCompressSync(raw),
      stored: 0,
      updated: 0,
      unchanged: 0,
      quarantined: 0,
      unmatched: 0,
    })
    .execute()
  return messageId
}
