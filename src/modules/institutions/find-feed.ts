import type { ServiceType } from '#base/categories'
import { NotFound } from '#base/errors'
import type { FeedId, InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

export type Feed = {
  readonly feedId: FeedId
  readonly institutionId: InstitutionId
  readonly serviceType: ServiceType
  readonly format: string
  /** SHA-256 of the bearer credential, null while none has been set. */
  readonly credentialHash: Uint8Array | null
  /** The institution's: of times that are sent without one (IANA, "Europe/Oslo"). */
  readonly timeZone: string
  /** It carries several institutions; this one runs it. */
  readonly aggregator: boolean
  /** What comes is kept and waits. */
  readonly isPaused: boolean
}

/** The feed and the institution it speaks for. Throws NotFound; aggregator feeds are not open yet. */
export async function findFeed(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<Feed> {
  const row = await scope.db
    .selectFrom('feed')
    .innerJoin('institution', 'institution.institutionId', 'feed.institutionId')
    .leftJoin('feedPause', (join) => join.onRef('feedPause.feedId', '=', 'feed.feedId').on('resumedAt', 'is', null))
    .select(['feed.feedId', 'feed.institutionId', 'serviceType', 'format', 'credentialHash', 'timeZone', 'aggregator'])
    .select(({ eb }) => eb('pausedAt', 'is not', null).as('isPaused'))
    .where('feed.feedId', '=', feedId)
    .executeTakeFirst()
  if (!row) throw new NotFound(`there is no feed "${feedId}"; causeway doctor lists the feeds`)
  return row as unknown as Feed
}
