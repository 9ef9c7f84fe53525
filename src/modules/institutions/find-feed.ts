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
}

/** The feed and the institution it speaks for. Throws NotFound; aggregator feeds are not open yet. */
export async function findFeed(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<Feed> {
  const row = await scope.db
    .selectFrom('feed')
    .innerJoin('institution', 'institution.institutionId', 'feed.institutionId')
    .select(['feedId', 'feed.institutionId', 'serviceType', 'format', 'credentialHash'])
    .where('feedId', '=', feedId)
    .executeTakeFirst()
  if (!row) throw new NotFound(`there is no feed "${feedId}"; causeway doctor lists the feeds`)
  return row as unknown as Feed
}
