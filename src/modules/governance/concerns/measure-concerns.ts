import { sql } from 'kysely'
import { type Instant, plusDays } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { type Rounds, startRounds } from '#platform/start-rounds'
import type { Metric } from './concern.ts'
import { countEvents } from './count-events.ts'

const EVERY_MS = 60_000

type Due = {
  readonly concernId: string
  readonly metric: Metric
  readonly from: Instant
  readonly days: number
}

/**
 * Measures every worry that has not been measured for a day, and once more after its last day; then never again. Each in a
 * transaction of its own. Answers how many.
 */
export async function measureConcerns(database: Database): Promise<number> {
  const due = await withSystemScope(database, { purpose: 'measure worries' }, listDue)
  for (const each of due)
    await withSystemScope(database, { purpose: 'measure worries' }, (scope) => measure(scope, each))
  return due.length
}

/** Measures in the background, until it is stopped. */
export function startMeasuring(database: Database, { log }: { readonly log: Pick<Log, 'warn'> }): Rounds {
  return startRounds({ everyMs: EVERY_MS, what: 'measuring worries', log }, () => measureConcerns(database))
}

async function listDue(scope: SystemScope): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select c.concern_id, c.metric, (c.switch_on::timestamp at time zone 'UTC') as from, c.days
    from concern c left join lateral (
      select max(m.measured_at) as at from concern_measure m where m.concern_id = c.concern_id) last on true
    where last.at is null
       or (last.at < now() - interval '1 day'
         and last.at < (c.switch_on::timestamp at time zone 'UTC') + make_interval(days => c.days))
    order by c.raised_at limit 100`.execute(scope.db)
  return rows
}

async function measure(scope: SystemScope, { concernId, metric, from, days }: Due): Promise<void> {
  const begin = plusDays(from, -days)
  const beforeEnd = earlier(from, scope.now)
  const afterEnd = earlier(plusDays(from, days), scope.now)
  const before = await countEvents(scope, { metric, from: begin, to: beforeEnd })
  const after = afterEnd > from ? await countEvents(scope, { metric, from, to: afterEnd }) : 0
  await sql`insert into concern_measure (concern_id, before_count, before_days, after_count, after_days)
    values (${concernId}::uuid, ${before}, ${daysBetween(begin, beforeEnd)}, ${after}, ${daysBetween(from, afterEnd)})
    on conflict do nothing`.execute(scope.db)
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}

/** To a hundredth; none where the end comes first. */
function daysBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 864_000) / 100)
}
