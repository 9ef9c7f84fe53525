import { sql } from 'kysely'
import { Invalid, NotFound, Refused } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import { listTeams, type Stage } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import type { RequestKind } from '#requests'

/** What one week cost one team: counts and times, and nothing of whom. */
export type WorkloadWeek = {
  readonly teamId: string
  readonly teamName: string
  readonly institutionId: InstitutionId
  /** The Monday, YYYY-MM-DD, by the institution's clocks. */
  readonly week: string
  /** Threads that began in this week, and what has become of them. */
  readonly asked: number
  readonly answered: number
  readonly inTime: number
  readonly done: number
  /** Medians in seconds; null where there is none yet. */
  readonly answerSeconds: number | null
  readonly doneSeconds: number | null
  /** What patients wrote in this week, replies too. */
  readonly messages: number
  /** Counted by hand; null: nobody has. */
  readonly phone: number | null
  readonly desk: number | null
}

/** The last weeks of the teams of the own institution, or of the region. Throws Refused for other roles. */
export async function listWorkload(
  scope: StaffScope,
  { weeks }: { readonly weeks: number },
): Promise<readonly WorkloadWeek[]> {
  mustCount(scope)
  const { rows } = await sql<WorkloadWeek>`
    select team_id, team_name, institution_id, week::text as week, asked::int, messages::int, answered::int, in_time::int,
           answer_seconds, done::int, done_seconds, phone, desk
    from count_workload(${weeks})`.execute(scope.db)
  return rows
}

/** What the requests of one kind cost one institution in one week: counts and times, and nothing of whom. */
export type RequestWeek = {
  readonly institutionId: InstitutionId
  /** The Monday, YYYY-MM-DD, by the institution's clocks. */
  readonly week: string
  readonly kind: RequestKind
  /** Requests of this week, and what has become of them. */
  readonly asked: number
  /** Staff have said something, if only a question. */
  readonly answered: number
  readonly inTime: number
  readonly done: number
  /** Medians in seconds; null where there is none yet. */
  readonly answerSeconds: number | null
  readonly doneSeconds: number | null
}

/** The requests of the last weeks, to the own institution or in the region, newest week first. Throws Refused for other roles. */
export async function listRequestWeeks(
  scope: StaffScope,
  { weeks }: { readonly weeks: number },
): Promise<readonly RequestWeek[]> {
  mustCount(scope)
  const { rows } = await sql<RequestWeek>`
    select institution_id, week::text as week, kind, asked::int, answered::int, in_time::int, answer_seconds, done::int,
           done_seconds
    from count_request_workload(${weeks})`.execute(scope.db)
  return rows
}

/** What one team had to read of what patients sent it in one week: values from home, or answers to questionnaires. */
export type ReadingWeek = {
  readonly institutionId: InstitutionId
  readonly teamId: string
  readonly teamName: string
  /** The Monday, YYYY-MM-DD, by the institution's clocks. */
  readonly week: string
  readonly kind: 'values' | 'questionnaires'
  readonly came: number
  /** The team has said something of them, if only that they were seen. */
  readonly read: number
  /** By their day; what had none counts once it was read. */
  readonly inTime: number
  /** Median in seconds; null where nothing was read yet. */
  readonly readSeconds: number | null
}

/** What teams read in the last weeks, at the own institution or in the region, newest week first. Throws Refused for other roles. */
export async function listReadingWeeks(
  scope: StaffScope,
  { weeks }: { readonly weeks: number },
): Promise<readonly ReadingWeek[]> {
  mustCount(scope)
  const { rows } = await sql<ReadingWeek>`
    select institution_id, team_id, team_name, week::text as week, kind, came::int, "read"::int, in_time::int, read_seconds
    from count_reading_workload(${weeks})`.execute(scope.db)
  return rows
}

function mustCount({ role }: StaffScope): void {
  if (!['institution-administrator', 'steward', 'representative', 'operator'].includes(role))
    throw new Refused('counts are for administrators and the region')
}

export type TypedCounts = {
  readonly teamId: string
  readonly week: string
  readonly phone: number
  readonly desk: number
}

/** Keeps what came to a team by telephone and at the desk in a week. Throws Refused, NotFound for teams of others, Invalid. */
export async function typeCounts(scope: StaffScope, { teamId, week, phone, desk }: TypedCounts): Promise<void> {
  if (scope.role !== 'institution-administrator') throw new Refused('only the site administrator counts')
  if (!(await listTeams(scope)).some((each) => each.teamId === teamId))
    throw new NotFound('team', { detail: 'not of this institution' })
  if (!isMonday(week)) throw new Invalid('a week is named by its Monday')
  for (const [channel, count] of Object.entries({ phone, desk }))
    await sql`insert into workload_count (team_id, institution_id, week, channel, count, account_id, actor_name)
      values (${teamId}::uuid, ${scope.institutionId}, ${week}::date, ${channel}, ${count},
        ${scope.actor.accountId}::uuid, ${scope.actor.name})
      on conflict (team_id, week, channel) do update set count = excluded.count, entered_at = excluded.entered_at,
        account_id = excluded.account_id, actor_name = excluded.actor_name`.execute(scope.db)
}

function isMonday(day: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  return at !== null && at.getUTCDay() === 1 && at.toISOString().startsWith(day)
}

/** When messages were switched at an institution: the ledger is read before and after. */
export type StageChange = {
  readonly institutionId: InstitutionId
  readonly stage: Stage
  readonly setAt: Instant
}

/** Every switch of the last year, newest first: of the own institution, or of the region. */
export async function listStageChanges(scope: StaffScope): Promise<readonly StageChange[]> {
  const { rows } = await sql<StageChange>`
    select institution_id, stage, set_at from feature_stage
    where feature = 'messages' and set_at > now() - interval '1 year'
      and (${scope.institutionId}::text is null or institution_id = ${scope.institutionId})
    order by stage_no desc limit 50`.execute(scope.db)
  return rows
}
