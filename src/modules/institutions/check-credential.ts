import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SystemScope } from '#platform/database/scopes'
import { findFeed } from './find-feed.ts'

/** Whether a bearer credential is this feed's. An unknown feed, and one without a credential, accept nobody. */
export async function checkCredential(
  scope: SystemScope,
  { feedId, credential }: { readonly feedId: string; readonly credential: string },
): Promise<boolean> {
  const feed = await findFeed(scope, { feedId }).catch(() => null)
  const known = feed?.credentialHash ? Buffer.from(feed.credentialHash) : null
  const given = hashOf(credential)
  return known !== null && timingSafeEqual(known, given)
}

/** Gives a feed a new credential of 256 bits and answers it, once: only its hash is kept. The one before ends at once. */
export async function renewCredential(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<string> {
  await findFeed(scope, { feedId })
  const credential = randomBytes(32).toString('base64url')
  await scope.db
    .updateTable('feed')
    .set({ credentialHash: hashOf(credential) })
    .where('feedId', '=', feedId)
    .execute()
  return credential
}

function hashOf(credential: string): Buffer {
  return createHash('sha256').update(credential).digest()
}
