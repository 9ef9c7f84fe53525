import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import type { Senders } from './decide-sender.ts'
import { type Feed, findFeed } from './find-feed.ts'

/** Whose name a message through this feed may bear, and whose not. */
export async function listSenders(scope: SystemScope, { feed }: { readonly feed: Feed }): Promise<Senders> {
  const { rows } = await sql<{ name: string; isOwn: boolean; isApproved: boolean }>`
    select s.name, f.institution_id = ${feed.institutionId} as is_own, s.feed_id = ${feed.feedId} as is_approved
    from feed_sender s join feed f on f.feed_id = s.feed_id
    union all select lower(institution_id), institution_id = ${feed.institutionId}, false from institution
    union all select lower(name), institution_id = ${feed.institutionId}, false from institution`.execute(scope.db)
  const own = new Set(rows.filter(({ isOwn }) => isOwn).map(({ name }) => name))
  return {
    approved: new Set(rows.filter(({ isApproved }) => isApproved).map(({ name }) => name)),
    foreign: new Set(rows.map(({ name }) => name).filter((name) => !own.has(name))),
  }
}

/** Makes `names` the whole list of senders that a feed may carry; none at all takes the list away. */
export async function approveSenders(
  scope: SystemScope,
  { feedId, names }: { readonly feedId: string; readonly names: readonly string[] },
): Promise<void> {
  await findFeed(scope, { feedId })
  const wanted = [...new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean))]
  await sql`delete from feed_sender where feed_id = ${feedId}`.execute(scope.db)
  if (wanted.length > 0)
    await sql`insert into feed_sender (feed_id, name) select ${feedId}, name from unnest(${wanted}::text[]) name
      on conflict do nothing`.execute(scope.db)
}
