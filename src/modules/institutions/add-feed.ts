import { Conflict, Invalid } from '#base/errors'
import type { SystemScope } from '#platform/database/scopes'

export type FeedToAdd = {
  readonly feedId: string
  /** Whose it is; of one that carries several, who runs it. */
  readonly institutionId: string
  readonly format: string
  readonly aggregator: boolean
}

export const FEED_FORMATS = ['fhir', 'bulk', 'hl7v2', 'ccda', 'dicom']

/** Adds a feed of an institution. Throws Invalid with what is wrong, and Conflict for an id that is taken. */
export async function addFeed(scope: SystemScope, feed: FeedToAdd): Promise<void> {
  const { feedId, institutionId, format } = feed
  if (!/^[a-z0-9][a-z0-9-]{1,80}$/.test(feedId))
    throw new Invalid(`"${feedId}" is no id of a feed; write small letters, digits and hyphens`)
  if (!FEED_FORMATS.includes(format))
    throw new Invalid(`--format is "${format}"; it must be one of ${FEED_FORMATS.join(', ')}`)
  const institution = await scope.db
    .selectFrom('institution')
    .select('institutionId')
    .where('institutionId', '=', institutionId)
    .executeTakeFirst()
  if (!institution) throw new Invalid(`there is no institution "${institutionId}"`)
  const added = await scope.db
    .insertInto('feed')
    .values(feed)
    .onConflict((conflict) => conflict.doNothing())
    .returning('feedId')
    .executeTakeFirst()
  if (!added) throw new Conflict(`there is a feed "${feedId}" already`)
}
