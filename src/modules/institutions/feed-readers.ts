import { Invalid } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { findFeed } from './find-feed.ts'

/**
 * Lets whoever has the credential or a token of a feed read the bookings of its institution, or no more. Throws NotFound for an
 * unknown feed, and Invalid for one that carries several institutions: its credential is none of theirs.
 */
export async function letReadBookings(
  scope: SystemScope,
  { feedId, may }: { readonly feedId: string; readonly may: boolean },
): Promise<void> {
  const feed = await findFeed(scope, { feedId })
  if (feed.aggregator)
    throw new Invalid(`${feedId} carries several institutions; bookings are read through a feed of one institution`)
  await scope.db.updateTable('feed').set({ tellsBookings: may }).where('feedId', '=', feedId).execute()
}

/** The institution whose bookings may be read through a feed; null: none. */
export async function findBookingsRead(
  scope: SystemScope,
  { feedId }: { readonly feedId: string },
): Promise<InstitutionId | null> {
  const row = await scope.db
    .selectFrom('feed')
    .select('institutionId')
    .where('feedId', '=', feedId)
    .where('tellsBookings', '=', true)
    .executeTakeFirst()
  return (row?.institutionId as InstitutionId | undefined) ?? null
}
