import { sql } from 'kysely'
import { languageFor, translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { NOTICE, type NoticeDue, queueNotices } from '#platform/post/queue-notices'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

const AT_ONCE = 200
/** Who wants to be told at once is looked after so often. */
const SOON_MINUTES = 10
/** The hour of the day at which daily and weekly news go out. */
const HOUR = 8

export type RecordsOrder = {
  readonly address: string
  /** The region's clocks: for whom has chosen nothing. */
  readonly timeZone: string
}

type Due = NoticeDue & {
  readonly personId: string
  readonly accountId: string
  readonly isNew: boolean
  readonly isWanted: boolean
  readonly isOwn: boolean
}

/**
 * Tells people, as often as they have chosen, that something has come into their own record, or one that they help with, or has
 * opened there since their last visit and since they were told: only of what they can open now, and not what it is. A portion of
 * those whose turn it is; answers how many were looked after, and told.
 */
export async function tellOfRecords(
  scope: SystemScope,
  { address, timeZone }: RecordsOrder,
): Promise<{ readonly looked: number; readonly told: number }> {
  await beginForNew(scope, timeZone)
  const { rows } = await sql<Due>`
    select n.person_id, n.account_id, ${NOTICE.columns},
      'record/' || n.account_id || '/' || n.person_id || '/' || extract(epoch from n.told_until) as key,
      o.is_own is not null and ${TIMES} <> 'never' and ${NOTICE.isReachable} as is_wanted, coalesce(o.is_own, false) as is_own,
      has_record_news(n.account_id, n.person_id, greatest(n.told_until, v.at)) as is_new
    from record_notice n join portal_account a on a.id = n.account_id ${NOTICE.joins}
    left join lateral (select max(w.at) as at from last_visit w
      where w.person_id = n.person_id and w.account_id = n.account_id) v on true
    ${OWN}
    where n.next_look_at <= now()
    order by n.next_look_at limit ${AT_ONCE}`.execute(scope.db)
  const told = rows.filter(({ isNew, isWanted }) => isNew && isWanted)
  const words = ({ name, language, isOwn }: Due) => {
    const t = translator(languageFor(language ?? undefined)).notices
    const { subject, body } = isOwn ? t.mail : t.otherMail
    return { subject, body: body({ name, address }) }
  }
  const count = await queueNotices(scope, told, words, { address })
  await sql`update record_notice n set next_look_at = ${nextLook(timeZone)},
      told_until = case when o.is_done then now() else told_until end
    from unnest(${rows.map(({ personId }) => personId)}::uuid[], ${rows.map(({ accountId }) => accountId)}::uuid[],
                ${rows.map(({ isOwn }) => isOwn)}::boolean[],
                ${rows.map(({ isNew, isWanted }) => isNew || !isWanted)}::boolean[]) as o(person_id, account_id, is_own, is_done)
    left join notice_choice nc on nc.account_id = o.account_id
    where n.person_id = o.person_id and n.account_id = o.account_id`.execute(scope.db)
  return { looked: rows.length, told: count }
}

/** How often, of this record. */
const TIMES = sql`case when o.is_own then coalesce(nc.record, 'daily') else coalesce(nc.others, 'daily') end`

/** Whether it is the own record now, or one to help with; null: neither, any more. */
const OWN = sql`cross join lateral (select bool_or(g.capacity = 'self') as is_own from access_grant g
      where g.person_id = n.person_id and g.account_id = n.account_id and g.ended_at is null and g.valid_from <= now()
        and (g.valid_until is null or g.valid_until > now())) o`

/** Whom nobody has looked after yet: from now on, and not of what is there already. */
async function beginForNew(scope: SystemScope, timeZone: string): Promise<void> {
  await sql`insert into record_notice (person_id, account_id, next_look_at)
    select g.person_id, a.id, ${nextLook(timeZone)}
    from access_grant g join portal_account a on a.id = g.account_id left join notice_choice nc on nc.account_id = a.id
      cross join lateral (select g.capacity = 'self' as is_own) o
    where g.ended_at is null and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()) and not exists (
      select from record_notice n where n.person_id = g.person_id and n.account_id = g.account_id)
    limit ${AT_ONCE} on conflict do nothing`.execute(scope.db)
}

/** Soon, or next morning, or next Monday morning; `nc` is the choice, `o` whose record it is. */
function nextLook(timeZone: string) {
  const zone = sql`coalesce(nc.time_zone, ${timeZone})`
  const morning = (unit: 'day' | 'week', days: number) =>
    sql`(date_trunc(${sql.lit(unit)}, now() at time zone ${zone})
      + make_interval(days => ${days}, hours => ${HOUR})) at time zone ${zone}`
  return sql`case ${TIMES} when 'at-once' then now() + make_interval(mins => ${SOON_MINUTES})
    when 'weekly' then ${morning('week', 7)} else ${morning('day', 1)} end`
}

const ROUND_MS = 30_000

/** Tells of records in the background until it is stopped. */
export function startTellingOfRecords(
  database: Database,
  { log, ...order }: Pick<RoundsOrder, 'log'> & RecordsOrder,
): Rounds {
  const portion = () =>
    withSystemScope(database, { purpose: 'tell of records' }, (scope) => tellOfRecords(scope, order))
  return startRounds({ everyMs: ROUND_MS, what: 'telling of records', log }, async (stopping) => {
    // All who want to know in the morning have their turn in the same minute.
    while ((await portion()).looked === AT_ONCE && !stopping.aborted);
  })
}
