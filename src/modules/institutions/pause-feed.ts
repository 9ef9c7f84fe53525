import { Conflict } from '#base/errors'
import type { SystemScope } from '#platform/database/scopes'
import { findFeed } from './find-feed.ts'

/**
 * From now on what the feed sends is kept and waits, until the feed is resumed. Throws NotFound for an unknown feed, and
 * Conflict for one that is paused.
 */
export async function pauseFeed(
  scope: SystemScope,
  { feedId, because }: { readonly feedId: string; readonly because: string },
): Promise<void> {
  const { institutionId, isPaused } = await findFeed(scope, { feedId })
  if (isPaused) throw new Conflict(`the feed "${feedId}" is paused`)
  await scope.db.insertInto('feedPause').values({ feedId, institutionId, pausedAt: scope.now, because }).execute()
}

/** Ends a pause: what waited is taken in, in its order. Throws NotFound, and Conflict for a feed that is not paused. */
export async function resumeFeed(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<void> {
  await findFeed(scope, { feedId })
  const ended = await scope.db
    .updateTable('feedPause')
    .set({ resumedAt: scope.now })
    .where('feedId', '=', feedId)
    .where('resumedAt', 'is', null)
    .returning('feedId')
    .execute()
  if (ended.length === 0) throw new Conflict(`the feed "${feedId}" is not paused`)
}
