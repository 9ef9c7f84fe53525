import { sql } from 'kysely'
import { Conflict } from '#base/errors'
import type { FeedId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** Who asks an archive says so again and again; when nothing is heard for this long, somebody else may. */
const HOLD_SECONDS = 120

export type ArchivePull = {
  readonly feedId: FeedId
  readonly startedAt: Instant
  /** When the last complete one began; null: there was none. */
  readonly since: Instant | null
}

export type ArchiveOutcome = 'complete' | 'incomplete' | 'failed'

/** Begins asking an archive for studies. Throws Conflict while somebody else does. */
export async function beginArchivePull(
  scope: SystemScope,
  { feedId }: { readonly feedId: FeedId },
): Promise<ArchivePull> {
  const { rows } = await sql<{ isBusy: boolean; since: Instant | null }>`
    select exists (select from archive_pull p where p.feed_id = a.feed_id and p.ended_at is null
                     and p.held_until > ${scope.now}::timestamptz) as is_busy,
           (select max(started_at) from archive_pull p where p.feed_id = a.feed_id and p.outcome = 'complete') as since
    from feed_archive a where a.feed_id = ${feedId} for update`.execute(scope.db)
  if (rows[0]?.isBusy)
    throw new Conflict(`the archive of ${feedId} is being asked; try again in ${HOLD_SECONDS} seconds`)
  await sql`update archive_pull set ended_at = ${scope.now}::timestamptz, outcome = 'failed', because = 'it was broken off'
    where feed_id = ${feedId} and ended_at is null`.execute(scope.db)
  await sql`insert into archive_pull (feed_id, started_at, held_until)
    values (${feedId}, ${scope.now}::timestamptz, ${scope.now}::timestamptz + make_interval(secs => ${HOLD_SECONDS}))
    on conflict do nothing`.execute(scope.db)
  return { feedId, startedAt: scope.now, since: rows[0]?.since ?? null }
}

/** Says that somebody still works on it. */
export async function holdArchivePull(scope: SystemScope, { feedId, startedAt }: ArchivePull): Promise<void> {
  await sql`update archive_pull set held_until = ${scope.now}::timestamptz + make_interval(secs => ${HOLD_SECONDS})
    where feed_id = ${feedId} and started_at = ${startedAt}::timestamptz and ended_at is null`.execute(scope.db)
}

/** Ends it, with what it came to. */
export async function endArchivePull(
  scope: SystemScope,
  { feedId, startedAt }: ArchivePull,
  said: {
    readonly outcome: ArchiveOutcome
    readonly studies: number
    readonly failed: number
    readonly trouble: { readonly because: string; readonly mend: string } | null
  },
): Promise<void> {
  const { because = null, mend = null } = said.trouble ?? {}
  await sql`update archive_pull set ended_at = ${scope.now}::timestamptz, held_until = ${scope.now}::timestamptz,
      outcome = ${said.outcome}, studies = ${said.studies}, failed = ${said.failed}, because = ${because}, mend = ${mend}
    where feed_id = ${feedId} and started_at = ${startedAt}::timestamptz`.execute(scope.db)
}

/** Archives that are to be asked now by their schedule; none of a paused feed, and none that is being asked. */
export async function listDueArchives(scope: SystemScope): Promise<readonly FeedId[]> {
  const { rows } = await sql<{ feedId: FeedId }>`
    select a.feed_id from feed_archive a
    where a.ended_at is null and a.every_minutes is not null
      and not exists (select from feed_pause p where p.feed_id = a.feed_id and p.resumed_at is null)
      and not exists (select from archive_pull p where p.feed_id = a.feed_id
        and (p.started_at > ${scope.now}::timestamptz - make_interval(mins => a.every_minutes)
             or (p.ended_at is null and p.held_until > ${scope.now}::timestamptz)))
    order by a.feed_id`.execute(scope.db)
  return rows.map(({ feedId }) => feedId)
}

/** How the asking of each archive went the last time, and whether a next one is overdue. */
export type ArchiveHealth = {
  readonly feedId: FeedId
  readonly because: string | null
  readonly mend: string | null
  readonly isLate: boolean
}

/** Of every archive that is asked, its last time. */
export async function listArchiveHealth(scope: SystemScope): Promise<readonly ArchiveHealth[]> {
  const { rows } = await sql<ArchiveHealth>`
    select a.feed_id, p.because, p.mend,
           a.every_minutes is not null and a.set_up_at < ${scope.now}::timestamptz - make_interval(mins => 2 * a.every_minutes)
             and not exists (select from archive_pull d where d.feed_id = a.feed_id and d.outcome is not null
               and d.ended_at > ${scope.now}::timestamptz - make_interval(mins => 2 * a.every_minutes)) as is_late
    from feed_archive a
    left join lateral (select * from archive_pull where feed_id = a.feed_id order by started_at desc limit 1) p on true
    where a.ended_at is null order by a.feed_id`.execute(scope.db)
  return rows
}
