import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import type { FeedId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { findFeed } from './find-feed.ts'

/** What is asked of a server: a Bulk Data export of one level, or everything of one patient after the other. */
export type PullLevel = 'system' | 'patient' | 'group' | 'everything'

/** Where a feed is fetched from, and how. */
export type FeedPull = {
  readonly feedId: FeedId
  /** The FHIR server, without a slash at the end. */
  readonly baseUrl: string
  readonly level: PullLevel
  readonly groupId: string | null
  /** Types of resources; none: all. */
  readonly types: readonly string[]
  /** As which client tokens are asked for; null: the server asks for none. */
  readonly clientId: string | null
  /** Null: the server's discovery document says it. */
  readonly tokenUrl: string | null
  readonly tokenScope: string
  /** Origins that may be asked beside that of `baseUrl`. */
  readonly origins: readonly string[]
  readonly allowsPrivate: boolean
  /** Null: only when somebody says so. */
  readonly everyMinutes: number | null
}

/** Where the feed is fetched from. Throws NotFound for an unknown feed and for one that is not fetched. */
export async function findPull(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<FeedPull> {
  await findFeed(scope, { feedId })
  const row = await scope.db
    .selectFrom('feedPull')
    .select(['feedId', 'baseUrl', 'level', 'groupId', 'types', 'clientId', 'tokenUrl', 'tokenScope', 'origins'])
    .select(['allowsPrivate', 'everyMinutes'])
    .where('feedId', '=', feedId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!row)
    throw new NotFound(`the feed "${feedId}" is fetched from nowhere; causeway pull-from ${feedId} URL says where from`)
  return row as unknown as FeedPull
}

/**
 * Says where a feed is fetched from; what was said before no longer counts. Throws NotFound for an unknown feed, and Invalid
 * for one that cannot be fetched.
 */
export async function setUpPull(scope: SystemScope, pull: FeedPull): Promise<void> {
  const { aggregator, format } = await findFeed(scope, pull)
  if (format !== 'bulk' && format !== 'fhir')
    throw new Invalid(`the feed "${pull.feedId}" brings ${format}; what is fetched is FHIR (bulk or fhir)`)
  if (aggregator) throw new Invalid(`the feed "${pull.feedId}" carries several institutions; such feeds are pushed`)
  const { feedId, baseUrl, level, groupId, types, clientId, tokenUrl, tokenScope, origins } = pull
  await sql`insert into feed_pull (feed_id, base_url, level, group_id, types, client_id, token_url, token_scope, origins,
      allows_private, every_minutes, set_up_at)
    values (${feedId}, ${baseUrl}, ${level}, ${groupId}, ${types}::text[], ${clientId}, ${tokenUrl}, ${tokenScope},
            ${origins}::text[], ${pull.allowsPrivate}, ${pull.everyMinutes}, ${scope.now}::timestamptz)
    on conflict (feed_id) do update set base_url = excluded.base_url, level = excluded.level, group_id = excluded.group_id,
      types = excluded.types, client_id = excluded.client_id, token_url = excluded.token_url,
      token_scope = excluded.token_scope, origins = excluded.origins, allows_private = excluded.allows_private,
      every_minutes = excluded.every_minutes, set_up_at = excluded.set_up_at, ended_at = null`.execute(scope.db)
}

/** The feed is no longer fetched. Answers whether it was. */
export async function endPull(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<boolean> {
  const ended = await scope.db
    .updateTable('feedPull')
    .set({ endedAt: scope.now })
    .where('feedId', '=', feedId)
    .where('endedAt', 'is', null)
    .returning('feedId')
    .execute()
  return ended.length > 0
}

/** Makes these the patients whom the server is asked about, by the ids of their Patient resources. */
export async function setPullPatients(
  scope: SystemScope,
  { feedId, patients }: { readonly feedId: string; readonly patients: readonly string[] },
): Promise<void> {
  const odd = patients.find((id) => !/^[A-Za-z0-9.-]{1,64}$/.test(id))
  if (odd !== undefined) throw new Invalid(`"${odd.slice(0, 80)}" is no id of a Patient; write one id a line`)
  await sql`delete from feed_pull_patient where feed_id = ${feedId}`.execute(scope.db)
  await sql`insert into feed_pull_patient (feed_id, patient_id)
    select ${feedId}, id from unnest(${patients}::text[]) id on conflict do nothing`.execute(scope.db)
}

/** Whom the server is asked about by name; empty where nobody was named. */
export async function listPullPatients(
  scope: SystemScope,
  { feedId }: { readonly feedId: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ patientId: string }>`
    select patient_id from feed_pull_patient where feed_id = ${feedId} order by patient_id`.execute(scope.db)
  return rows.map(({ patientId }) => patientId)
}

/** Feeds that are due now by their schedule, or have a pull that goes on; none that is paused or at work. */
export async function listDuePulls(scope: SystemScope): Promise<readonly FeedId[]> {
  const { rows } = await sql<{ feedId: FeedId }>`
    select f.feed_id from feed_pull f
    left join pull open on open.feed_id = f.feed_id and open.ended_at is null
    where f.ended_at is null and f.every_minutes is not null
      and not exists (select from feed_pause p where p.feed_id = f.feed_id and p.resumed_at is null)
      and case when open.pull_id is not null
          then open.held_until <= now()
            and (open.next_poll_at is null or open.next_poll_at <= now())
          else not exists (select from pull last where last.feed_id = f.feed_id
            and last.started_at > ${scope.now}::timestamptz - make_interval(mins => f.every_minutes)) end
    order by f.feed_id`.execute(scope.db)
  return rows.map(({ feedId }) => feedId)
}
