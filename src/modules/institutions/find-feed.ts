import { sql } from 'kysely'
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

/**
 * The feed and the institution it speaks for. Of a feed that carries several, the institution that something through it is
 * from (`institutionId`), or who runs it. Throws NotFound.
 */
export async function findFeed(
  scope: SystemScope,
  { feedId, institutionId = null }: { readonly feedId: string; readonly institutionId?: string | null },
): Promise<Feed> {
  const { rows } = await sql<Feed>`
    select f.feed_id, i.institution_id, i.service_type, f.format, f.credential_hash, i.time_zone, f.aggregator,
           p.paused_at is not null as is_paused
    from feed f
    join institution i on i.institution_id
      = case when f.aggregator then coalesce(${institutionId}::text, f.institution_id) else f.institution_id end
    left join feed_pause p on p.feed_id = f.feed_id and p.resumed_at is null
    where f.feed_id = ${feedId}`.execute(scope.db)
  if (!rows[0]) throw new NotFound(`there is no feed "${feedId}"; causeway doctor lists the feeds`)
  return rows[0]
}
