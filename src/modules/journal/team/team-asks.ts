import { sql } from 'kysely'
import { Conflict, NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { decideDue } from '#requests'
import { ASK_COLUMNS, type Ask, type SentState } from '../asks.ts'
import type { Limits } from '../decide-sending.ts'
import type { ValueKind } from '../kinds.ts'

/** An ask as its team reads it. */
export type TeamAsk = Ask & {
  readonly personId: PersonId
  readonly personName: string
  readonly birthDate: string | null
}

/** An ask with how much has come and waits to be read. */
export type WatchedAsk = TeamAsk & {
  readonly waiting: number
  /** Of what waits, how much lies beyond the limits, or was found to need an answer. */
  readonly urgent: number
  /** By when the first of those is to be read. */
  readonly dueAt: Instant | null
  readonly lastSentAt: Instant | null
}

const WHOM = sql`a.person_id, a.person_name, a.birth_date`

/**
 * What the own teams have asked for and is not over, what presses first. What a person has ended is listed for a week
 * without values, so that the team learns of it. Wants `openTeams`. At most 500.
 */
export async function listTeamAsks(scope: StaffScope): Promise<readonly WatchedAsk[]> {
  const { rows } = await sql<WatchedAsk>`
    select ${WHOM}, ${ASK_COLUMNS}, coalesce(s.waiting, 0)::int as waiting, coalesce(s.urgent, 0)::int as urgent, s.due_at,
           s.last_sent_at
    from journal_ask a
    join message_team t on t.team_id = a.team_id join institution n on n.institution_id = a.institution_id
    left join lateral (
      select count(*) filter (where w.state in ('new', 'needs-answer')) as waiting,
             count(*) filter (where w.state = 'needs-answer' or (w.state = 'new' and w.is_beyond)) as urgent,
             min(w.due_at) filter (where w.state in ('new', 'needs-answer')) as due_at, max(w.sent_at) as last_sent_at
      from journal_sent w where w.person_id = a.person_id and w.ask_id = a.ask_id) s on true
    where (a.ended_at is null or a.ended_at > now() - interval '7 days') and a.until_day > now() - interval '30 days'
    order by s.urgent > 0 desc nulls last, s.due_at, s.waiting > 0 desc nulls last, s.last_sent_at desc nulls last,
             a.asked_at desc limit 500`.execute(scope.db)
  return rows
}

/** A value as the team reads it. */
export type SentValue = {
  readonly entryId: string
  readonly measuredAt: Instant
  readonly value: number
  readonly second: number | null
  readonly note: string
  /** Who wrote it down: the person, or somebody for them. */
  readonly actorName: string
  readonly isOwn: boolean
  readonly sentAt: Instant
  readonly isBeyond: boolean
  readonly state: SentState
  readonly dueAt: Instant | null
  readonly words: string
  readonly decidedBy: string | null
  readonly decidedName: string | null
  readonly struckAt: Instant | null
}

/** One ask of the own teams, with its values, the newest first. Throws NotFound for those of others. Wants `openTeams`. */
export async function readTeamAsk(
  scope: StaffScope,
  { askId }: { readonly askId: string },
): Promise<{ readonly ask: TeamAsk; readonly values: readonly SentValue[] }> {
  if (!isUuid(askId)) throw new NotFound('ask', { detail: 'not an id' })
  const { rows } = await sql<TeamAsk>`
    select ${WHOM}, ${ASK_COLUMNS} from journal_ask a
    join message_team t on t.team_id = a.team_id join institution n on n.institution_id = a.institution_id
    where a.ask_id = ${askId}::uuid`.execute(scope.db)
  const ask = rows[0]
  if (!ask) throw new NotFound('ask', { detail: 'not of a team of theirs' })
  const values = await sql<SentValue>`
    select e.entry_id, e.measured_at, e.value, e.second_value as second, e.note, e.actor_name,
           e.capacity = 'self' as is_own, s.sent_at, s.is_beyond,
           s.state, s.due_at, s.words, s.decided_by, s.decided_name, e.struck_at
    from journal_sent s join journal_entry e on e.person_id = s.person_id and e.entry_id = s.entry_id
    where s.person_id = ${ask.personId}::uuid and s.ask_id = ${askId}::uuid
    order by e.measured_at desc, e.entry_id limit 500`.execute(scope.db)
  return { ask, values: values.rows }
}

export type AskOrder = Limits & {
  readonly personId: PersonId
  readonly personName: string
  readonly birthDate: string | null
  readonly teamId: string
  readonly kind: ValueKind
  readonly timesWeekly: number
  readonly untilDay: string
  readonly words: string
}

/** Teams of the own that have agreed to read measurements, with what each reads of one patient in a week. */
export async function listTakingTeams(
  scope: StaffScope,
  { teams }: { readonly teams: readonly string[] },
): Promise<readonly { readonly teamId: string; readonly name: string; readonly weeklyMost: number }[]> {
  const { rows } = await sql<{ teamId: string; name: string; weeklyMost: number }>`
    select team_id, name, measurements_weekly as weekly_most from message_team
    where team_id = any (${[...teams]}::uuid[]) and takes_measurements and ended_at is null
      and institution_id = ${scope.institutionId} order by name`.execute(scope.db)
  return rows
}

/**
 * Asks a patient of the clinician's care for measurements of one kind; the patient says yes or no. Wants `openTeams` and
 * `takeCare`. Answers null where the team asks for the same already. Throws NotFound for a team that takes none.
 */
export async function askForMeasurements(scope: StaffScope, order: AskOrder): Promise<string | null> {
  const team = (await listTakingTeams(scope, { teams: [order.teamId] }))[0]
  if (!team) throw new NotFound('team', { detail: 'takes no measurements' })
  // What has run out makes room for the same anew.
  await sql`update journal_ask a set ended_at = now(), ended_by = 'team' from institution n
    where a.person_id = ${order.personId}::uuid and a.team_id = ${order.teamId}::uuid and a.kind = ${order.kind}
      and a.ended_at is null and n.institution_id = a.institution_id
      and (now() at time zone n.time_zone)::date > a.until_day`.execute(scope.db)
  const { rows } = await sql<{ askId: string }>`
    insert into journal_ask (person_id, institution_id, team_id, kind, person_name, birth_date, times_weekly, weekly_most,
      until_day, low, high, second_low, second_high, words, asked_by, asked_name)
    values (${order.personId}::uuid, ${scope.institutionId}, ${order.teamId}::uuid, ${order.kind}, ${order.personName},
      ${order.birthDate}, ${order.timesWeekly}, ${Math.max(team.weeklyMost, order.timesWeekly)}, ${order.untilDay}::date,
      ${order.low}, ${order.high}, ${order.secondLow}, ${order.secondHigh}, ${order.words},
      ${scope.actor.accountId}::uuid, ${scope.actor.name})
    on conflict do nothing returning ask_id`.execute(scope.db)
  return rows[0]?.askId ?? null
}

/** The team needs no more of it; what came stays with the team. */
export async function endTeamAsk(scope: StaffScope, { askId }: { readonly askId: string }): Promise<void> {
  const { ask } = await readTeamAsk(scope, { askId })
  await sql`update journal_ask set ended_at = now(), ended_by = 'team'
    where person_id = ${ask.personId}::uuid and ask_id = ${askId}::uuid and ended_at is null`.execute(scope.db)
}

/** What a team can say to values: read, to be answered, answered in words, written into its own record. */
export const TEAM_WORDS = ['seen', 'needs-answer', 'answered', 'taken'] as const
export type TeamWord = (typeof TEAM_WORDS)[number]

/**
 * Says something to all values of an ask that wait and were shown, up to the newest of them (`upTo`). Words go with
 * "answered" and stand at the newest; what will be answered gets a day. The same form twice says it once. Throws NotFound for asks
 * of others, and Conflict where a colleague was faster, so that nobody's words are written over.
 */
export async function sayToValues(scope: StaffScope, { askId, upTo, word, text }: SaidOfValues): Promise<void> {
  const { ask, values } = await readTeamAsk(scope, { askId })
  const newest = values.find(({ entryId }) => entryId === upTo)
  if (!newest) throw new NotFound('value', { detail: 'not of this ask' })
  const meant = values
    .filter(({ state, sentAt }) => (state === 'new' || state === 'needs-answer') && sentAt <= newest.sentAt)
    .map(({ entryId }) => entryId)
  const isOwn = newest.decidedBy === scope.actor.accountId
  if (meant.length === 0 && isOwn) return
  const dueAt = decideDue(scope.now, { workingDays: ask.promiseDays, timeZone: ask.timeZone })
  const { rows } =
    await sql`update journal_sent set state = case when ${word} = 'answered' and entry_id <> ${meant[0] ?? null}::uuid then 'seen' else ${word} end,
      due_at = case when ${word} = 'needs-answer' then coalesce(due_at, ${dueAt}::timestamptz) else due_at end,
      words = case when entry_id = ${meant[0] ?? null}::uuid then ${word === 'answered' ? text : ''} else words end,
      decided_by = ${scope.actor.accountId}::uuid, decided_name = ${scope.actor.name}, decided_at = now()
    where person_id = ${ask.personId}::uuid and ask_id = ${askId}::uuid and entry_id = any (${meant}::uuid[])
      and state in ('new', 'needs-answer')
    returning entry_id`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('a colleague has said something to these values')
}

export type SaidOfValues = {
  readonly askId: string
  readonly upTo: string
  readonly word: TeamWord
  /** For the patient; wanted with "answered". */
  readonly text: string
}
