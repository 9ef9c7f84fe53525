import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Conflict } from '#base/errors'
import type { FeedId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** One time that a feed is fetched, as far as it has come. */
export type Pull = {
  readonly pullId: string
  readonly feedId: FeedId
  /** What was asked for, but for the time since when. */
  readonly asked: string
  readonly since: Instant | null
  readonly startedAt: Instant
  /** Where the server tells how far its export is; null before it was asked, and where nothing is exported. */
  readonly statusUrl: string | null
  readonly askedAt: Instant | null
  readonly nextPollAt: Instant | null
  /** Of what instant the server's answer is; its files are listed then. */
  readonly transactionTime: Instant | null
  readonly needsToken: boolean
}

export type PullOutcome = 'complete' | 'incomplete' | 'failed'

/** What is wrong, and how to mend it. */
export type PullTrouble = { readonly because: string; readonly mend: string }

/** Who works on a pull says so again and again; when nothing is heard for this long, somebody else goes on. */
export const HOLD_SECONDS = 90

/**
 * Takes the pull of a feed that has not ended, or begins one: of what changed since the last complete one that asked for
 * the same, or of everything (`isFull`). Nobody else works on it meanwhile. Throws Conflict while somebody does.
 */
export async function takePull(
  scope: SystemScope,
  { feedId, asked, isFull }: { readonly feedId: FeedId; readonly asked: string; readonly isFull: boolean },
): Promise<{ readonly pull: Pull; readonly goesOn: boolean }> {
  const open = await scope.db
    .selectFrom('pull')
    .selectAll()
    .where('feedId', '=', feedId)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (open && open.heldUntil > scope.now)
    throw new Conflict(`${feedId} is being fetched; if that process is gone, try again in ${HOLD_SECONDS} seconds`)
  if (open && open.asked === asked && !(isFull && open.since !== null)) {
    await holdPull(scope, open)
    return { pull: open as unknown as Pull, goesOn: true }
  }
  if (open) await closePull(scope, { pullId: open.pullId, outcome: 'failed', trouble: ASKED_ANEW })
  return {
    pull: await beginPull(scope, { feedId, asked, since: isFull ? null : await findSince(scope, feedId, asked) }),
    goesOn: false,
  }
}

const ASKED_ANEW = { because: 'given up, because something else was asked for', mend: 'Nothing needs to be done.' }

/** Never later than when we asked: a server whose clock is ahead would leave something out for ever. */
async function findSince(scope: SystemScope, feedId: FeedId, asked: string): Promise<Instant | null> {
  const last = await scope.db
    .selectFrom('pull')
    .select(['transactionTime', 'startedAt'])
    .where('feedId', '=', feedId)
    .where('asked', '=', asked)
    .where('outcome', '=', 'complete')
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last?.transactionTime) return null
  return last.transactionTime < last.startedAt ? last.transactionTime : last.startedAt
}

async function beginPull(scope: SystemScope, begun: Pick<Pull, 'feedId' | 'asked' | 'since'>): Promise<Pull> {
  const row = await scope.db
    .insertInto('pull')
    .values({ pullId: randomUUID(), ...begun, startedAt: scope.now, heldUntil: holdUntil(scope) })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict(`${begun.feedId} is being fetched`)
  return row as unknown as Pull
}

function holdUntil(scope: SystemScope): Date {
  return new Date(scope.now.getTime() + HOLD_SECONDS * 1000)
}

/** Says that this pull is still worked on. */
export async function holdPull(scope: SystemScope, { pullId }: { readonly pullId: string }): Promise<void> {
  await scope.db
    .updateTable('pull')
    .set({ heldUntil: holdUntil(scope) })
    .where('pullId', '=', pullId)
    .execute()
}

/** Lets others go on with it, with what is in the way, if anything is. */
export async function letGoOfPull(
  scope: SystemScope,
  { pullId, trouble }: { readonly pullId: string; readonly trouble: PullTrouble | null },
): Promise<void> {
  await scope.db
    .updateTable('pull')
    .set({ heldUntil: scope.now, because: trouble?.because ?? null, mend: trouble?.mend ?? null })
    .where('pullId', '=', pullId)
    .where('endedAt', 'is', null)
    .execute()
}

/** The server has begun an export, and says at `statusUrl` how far it is. */
export async function noteExport(
  scope: SystemScope,
  { pullId, statusUrl }: { readonly pullId: string; readonly statusUrl: string },
): Promise<void> {
  await scope.db
    .updateTable('pull')
    .set({ statusUrl, askedAt: scope.now, nextPollAt: scope.now, heldUntil: holdUntil(scope) })
    .where('pullId', '=', pullId)
    .execute()
}

/** The server is to be asked again in so many seconds. */
export async function notePoll(
  scope: SystemScope,
  { pullId, inSeconds }: { readonly pullId: string; readonly inSeconds: number },
): Promise<void> {
  const nextPollAt = new Date(scope.now.getTime() + inSeconds * 1000)
  await scope.db
    .updateTable('pull')
    .set({ nextPollAt, heldUntil: new Date(nextPollAt.getTime() + HOLD_SECONDS * 1000) })
    .where('pullId', '=', pullId)
    .execute()
}

/** Ends a pull. */
export async function closePull(
  scope: SystemScope,
  {
    pullId,
    outcome,
    trouble,
  }: { readonly pullId: string; readonly outcome: PullOutcome; readonly trouble: PullTrouble | null },
): Promise<void> {
  const { because = null, mend = null } = trouble ?? {}
  await sql`update pull set ended_at = ${scope.now}::timestamptz, held_until = ${scope.now}::timestamptz,
      outcome = ${outcome}, because = ${because}, mend = ${mend}
    where pull_id = ${pullId}::uuid and ended_at is null`.execute(scope.db)
}

/** How the fetching of each feed is: what the last time came to, and what is in the way. */
export type PullHealth = {
  readonly feedId: FeedId
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly outcome: PullOutcome | null
  readonly because: string | null
  readonly mend: string | null
  readonly failedFiles: number
  /** No pull has come to its end for twice as long as one should take to come round. */
  readonly isLate: boolean
}

/** Of every feed that is fetched, its last pull. */
export async function listPullHealth(scope: SystemScope): Promise<readonly PullHealth[]> {
  const { rows } = await sql<PullHealth>`
    select f.feed_id, p.started_at, p.ended_at, p.outcome, p.because, p.mend,
           coalesce((select count(*) from pull_file x where x.pull_id = p.pull_id and x.failed_because is not null), 0)::int
             as failed_files,
           f.every_minutes is not null and not exists (select from pull d where d.feed_id = f.feed_id
             and d.ended_at > ${scope.now}::timestamptz - make_interval(mins => 2 * f.every_minutes))
             and f.set_up_at < ${scope.now}::timestamptz - make_interval(mins => 2 * f.every_minutes) as is_late
    from feed_pull f
    left join lateral (select * from pull where feed_id = f.feed_id order by started_at desc limit 1) p on true
    where f.ended_at is null
    order by f.feed_id`.execute(scope.db)
  return rows
}
