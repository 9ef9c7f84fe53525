import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** Nobody gets more than one in so many days. */
const EVERY_DAYS = 7
const AT_ONCE = 200

/**
 * Writes a letter to each who is told on paper and has something new since their last visit and their last letter: in the own
 * record, from a team, or to answer, as they have chosen. What was not printed yet of somebody who has been here, or is told in
 * another way now, is taken back. A portion of those whose turn it is today; answers how many were looked after, and written to.
 */
export async function writeLetters(scope: SystemScope): Promise<{ readonly looked: number; readonly written: number }> {
  await takeBack(scope)
  const { rows: due } = await sql<{ accountId: string }>`
    update notice_choice set paper_look_at = now() + interval '1 day'
    where account_id in (select account_id from notice_choice where channel = 'letter' and paper_look_at <= now()
      order by paper_look_at limit ${AT_ONCE})
    returning account_id`.execute(scope.db)
  const { rows } = await sql`
    insert into paper_letter (person_id, account_id, institution_id, link_id, person_name, language)
    select g.person_id, a.id, nc.letter_institution, l.link_id, a.name, a.language
    from notice_choice nc join portal_account a on a.id = nc.account_id
    join access_grant g on g.account_id = a.id and g.capacity = 'self' and g.ended_at is null and g.valid_from <= now()
      and (g.valid_until is null or g.valid_until > now())
    join lateral (select link_id from patient_link l where l.person_id = g.person_id
      and l.institution_id = nc.letter_institution and l.parted_at is null order by l.linked_at, l.link_id limit 1) l on true
    left join lateral (select max(made_at) as at from paper_letter p where p.account_id = a.id) p on true
    left join lateral (select max(w.at) as at from last_visit w where w.person_id = g.person_id and w.account_id = a.id) v on true
    cross join lateral (select greatest(p.at, v.at, nc.set_at) as at) since
    where nc.account_id = any (${due.map(({ accountId }) => accountId)}::uuid[]) and reads_on_paper(a.id)
      and (p.at is null or p.at < now() - make_interval(days => ${EVERY_DAYS}))
      and ((nc.record <> 'never' and has_record_news(a.id, g.person_id, since.at)) or (nc.teams and ${TEAMS_WAIT}))
    on conflict do nothing returning letter_id`.execute(scope.db)
  return { looked: due.length, written: rows.length }
}

async function takeBack(scope: SystemScope): Promise<void> {
  await sql`delete from paper_letter p where p.printed_at is null and (not reads_on_paper(p.account_id) or exists (
    select from last_visit v where v.person_id = p.person_id and v.account_id = p.account_id and v.at > p.made_at))`.execute(
    scope.db,
  )
}

/** A team has written or asked something since, and waits. */
const TEAMS_WAIT = sql`(
  exists (select from thread_message s where s.person_id = g.person_id and s.by_whom = 'staff' and s.at > since.at
    and may_read_thread(a.id, g.person_id, s.thread_id) and not exists (
      select from message_reading r where r.person_id = s.person_id and r.thread_id = s.thread_id
        and r.account_id = a.id and r.read_at >= s.at))
  or exists (select from questionnaire_ask k where k.person_id = g.person_id and k.ended_at is null
    and k.asked_at > since.at and not exists (
      select from questionnaire_response r where r.person_id = k.person_id and r.ask_id = k.ask_id))
  or exists (select from journal_ask k where k.person_id = g.person_id and k.answer is null and k.ended_at is null
    and k.asked_at > since.at))`

const ROUND_MS = 600_000

/** Writes letters in the background until it is stopped. */
export function startWritingLetters(database: Database, { log }: Pick<RoundsOrder, 'log'>): Rounds {
  const portion = () => withSystemScope(database, { purpose: 'write letters' }, writeLetters)
  return startRounds({ everyMs: ROUND_MS, what: 'writing letters', log }, async (stopping) => {
    while ((await portion()).looked === AT_ONCE && !stopping.aborted);
  })
}
