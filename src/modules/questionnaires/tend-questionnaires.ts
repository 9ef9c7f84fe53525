import { sql } from 'kysely'
import { languageFor, translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type NoticeDue, tellOwners } from '#platform/post/queue-notices'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

const AT_ONCE = 200
/** What is older is not news any more: the post was out of order, and the page has it. */
const NEWS_DAYS = 2

/**
 * Asks before near bookings what the institution has a rule for: each booking once. What was asked for a visit that was moved
 * follows it to its new time, answers and all; for a visit that is off it ends. Answers how many were asked.
 */
export async function askBeforeVisits(scope: SystemScope): Promise<number> {
  await followMoved(scope)
  await sql`update questionnaire_ask a set ended_at = now(), ended_by = 'visit'
    from booking b where b.person_id = a.person_id and b.booking_id = a.visit_id and b.ended_at is not null
      and a.ended_at is null and not exists (
        select from questionnaire_response r where r.person_id = a.person_id and r.ask_id = a.ask_id)`.execute(scope.db)
  const { rows } = await sql`
    insert into questionnaire_ask (person_id, institution_id, team_id, questionnaire_id, person_name, birth_date,
      shows_delegates, visit_id, rule_id, until_day, asked_name)
    select b.person_id, b.institution_id, u.team_id, q.questionnaire_id, b.person_name, b.birth_date, b.shows_delegates,
      b.booking_id, u.rule_id, (b.starts_at at time zone n.time_zone)::date, s.name
    from questionnaire_rule u
    join questionnaire q on q.institution_id = u.institution_id and q.url = u.url and q.ended_at is null
    join visit_service s on s.service_id = u.service_id
    join institution n on n.institution_id = u.institution_id
    join message_team t on t.team_id = u.team_id and t.ended_at is null
    join booking b on b.service_id = u.service_id and b.ended_at is null and b.starts_at > ${scope.now}::timestamptz
      and b.starts_at <= ${scope.now}::timestamptz + make_interval(days => u.days_before)
    where u.ended_at is null and not exists (
      select from questionnaire_ask a where a.person_id = b.person_id and a.rule_id = u.rule_id and a.visit_id = b.booking_id)
    limit ${AT_ONCE}
    on conflict do nothing returning 1`.execute(scope.db)
  return rows.length
}

/** A moved visit is another booking of the same service; it takes along what was asked for the one that it replaces. */
async function followMoved(scope: SystemScope): Promise<void> {
  await sql`
    update questionnaire_ask a set visit_id = m.new_visit, until_day = m.until_day
    from (
      select distinct on (b.person_id, b.booking_id) b.person_id, b.booking_id as old_visit, l.booking_id as new_visit,
             (l.starts_at at time zone n.time_zone)::date as until_day
      from booking b join booking l on l.person_id = b.person_id and l.service_id = b.service_id and l.ended_at is null
        and l.made_at >= b.ended_at - interval '1 minute' and l.starts_at > ${scope.now}::timestamptz
      join institution n on n.institution_id = b.institution_id
      where b.ended_word = 'moved' and b.ended_at > ${scope.now}::timestamptz - interval '60 days'
      order by b.person_id, b.booking_id, l.made_at) m
    where a.person_id = m.person_id and a.visit_id = m.old_visit and a.ended_at is null
      and not exists (select from questionnaire_ask o where o.person_id = a.person_id and o.rule_id = a.rule_id
        and o.visit_id = m.new_visit)`.execute(scope.db)
}

/**
 * Writes to a person, once for each questionnaire that waits and once for each answer of a team that was not read: that there is
 * something new, not from whom nor about what. Answers how many.
 */
export async function tellOfQuestionnaires(
  scope: SystemScope,
  { address }: { readonly address: string },
): Promise<number> {
  const since = sql`${scope.now}::timestamptz - make_interval(days => ${NEWS_DAYS})`
  const news = sql`
    select 'questionnaire-ask/' || k.ask_id, k.person_id from questionnaire_ask k
    where k.ended_at is null and k.asked_at > ${since} and not exists (
      select from questionnaire_response r where r.person_id = k.person_id and r.ask_id = k.ask_id)
    union all
    select 'questionnaire-words/' || r.ask_id, r.person_id from questionnaire_response r
    where r.words <> '' and r.read_at is null and r.decided_at > ${since}`
  const words = ({ name, language }: NoticeDue) => {
    const { subject, body } = translator(languageFor(language ?? undefined)).questionnaires.mail
    return { subject, body: body({ name, address }) }
  }
  return tellOwners(scope, news, words, { address })
}

const ROUND_MS = 20_000

/** Asks before visits and tells of what is new in the background, until it is stopped. */
export function startTendingQuestionnaires(
  database: Database,
  { log, address }: Pick<RoundsOrder, 'log'> & { readonly address: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'tending questionnaires', log }, () =>
    withSystemScope(database, { purpose: 'tend questionnaires' }, async (scope) => {
      await askBeforeVisits(scope)
      return tellOfQuestionnaires(scope, { address })
    }),
  )
}
