import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import type { FeedId } from '#base/ids'
import type { PatientScope, SystemScope } from '#platform/database/scopes'

/** Where the picture archive behind a feed is. */
export type ArchiveAddress = {
  readonly feedId: FeedId
  /** Of DICOMweb, without a slash at the end. */
  readonly baseUrl: string
  /** Origins that may be asked beside that of `baseUrl`. */
  readonly origins: readonly string[]
  readonly allowsPrivate: boolean
}

/** The same, with when and for what it is asked. */
export type ArchiveSettings = ArchiveAddress & {
  /** Null: only when somebody says so. */
  readonly everyMinutes: number | null
  /** Studies of how many days back are asked for the first time. */
  readonly daysBack: number
}

/** The archive of a feed, if it has one. */
export async function findArchive(
  scope: PatientScope | SystemScope,
  { feedId }: { readonly feedId: string },
): Promise<ArchiveAddress | null> {
  const { rows } = await sql<ArchiveAddress>`
    select feed_id, base_url, origins, allows_private from feed_archive
    where feed_id = ${feedId} and ended_at is null`.execute(scope.db)
  return rows[0] ?? null
}

/** The archive of a feed with its times. Throws NotFound where the feed has none. */
export async function readArchiveSettings(
  scope: SystemScope,
  { feedId }: { readonly feedId: string },
): Promise<ArchiveSettings> {
  const { rows } = await sql<ArchiveSettings>`
    select feed_id, base_url, origins, allows_private, every_minutes, days_back from feed_archive
    where feed_id = ${feedId} and ended_at is null`.execute(scope.db)
  if (rows[0]) return rows[0]
  throw new NotFound(`the feed "${feedId}" has no archive; causeway archive ${feedId} URL says where it is`)
}

/** Says where the archive of a feed is; what was said before no longer counts. Throws Invalid for a feed of another format. */
export async function setUpArchive(scope: SystemScope, archive: ArchiveSettings): Promise<void> {
  const { feedId, baseUrl, origins, allowsPrivate, everyMinutes, daysBack } = archive
  const feed = await scope.db.selectFrom('feed').select('format').where('feedId', '=', feedId).executeTakeFirst()
  if (!feed) throw new NotFound(`there is no feed "${feedId}"; causeway doctor lists the feeds`)
  if (feed.format !== 'dicom') throw new Invalid(`the feed "${feedId}" brings ${feed.format}; an archive brings dicom`)
  await sql`insert into feed_archive (feed_id, base_url, origins, allows_private, every_minutes, days_back, set_up_at)
    values (${feedId}, ${baseUrl}, ${origins}::text[], ${allowsPrivate}, ${everyMinutes}, ${daysBack},
            ${scope.now}::timestamptz)
    on conflict (feed_id) do update set base_url = excluded.base_url, origins = excluded.origins,
      allows_private = excluded.allows_private, every_minutes = excluded.every_minutes, days_back = excluded.days_back,
      set_up_at = excluded.set_up_at, ended_at = null`.execute(scope.db)
}

/** The archive is asked for nothing any more. Answers whether it was. */
export async function endArchive(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<boolean> {
  const { rows } = await sql`update feed_archive set ended_at = ${scope.now}::timestamptz
    where feed_id = ${feedId} and ended_at is null returning feed_id`.execute(scope.db)
  return rows.length > 0
}
