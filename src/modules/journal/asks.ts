import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { decideDue } from '#requests'
import type { Limits, LiveAsk } from './decide-sending.ts'
import type { ValueKind } from './kinds.ts'

/** What a team asks a person to measure. */
export type Ask = Limits & {
  readonly askId: string
  readonly institutionId: string
  readonly institutionName: string
  readonly teamId: string
  readonly teamName: string
  readonly teamPhone: string
  /** In working days. */
  readonly promiseDays: number
  readonly kind: ValueKind
  readonly timesWeekly: number
  readonly weeklyMost: number
  /** YYYY-MM-DD, the last day. */
  readonly untilDay: string
  readonly words: string
  readonly askedName: string
  readonly askedAt: Instant
  readonly answer: 'yes' | 'no' | null
  readonly answeredAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedBy: 'person' | 'team' | null
  /** The clocks of the institution. */
  readonly timeZone: string
  /** Its last day has passed, by those clocks. */
  readonly isOver: boolean
}

/** What every reader of an ask is told of it; `a` is the ask, `t` its team, `n` its institution. */
export const ASK_COLUMNS = sql`a.ask_id, a.institution_id, n.name as institution_name, a.team_id, t.name as team_name,
  t.phone as team_phone, t.promise_days, a.kind, a.times_weekly, a.weekly_most, a.until_day::text, a.low,
  a.high, a.second_low, a.second_high, a.words, a.asked_name, a.asked_at, a.answer, a.answered_at, a.ended_at, a.ended_by,
  n.time_zone,  (now() at time zone n.time_zone)::date > a.until_day as is_over`

/** What teams ask of this person, what waits for an answer first. */
export async function listAsks(scope: PatientScope): Promise<readonly Ask[]> {
  const { rows } = await sql<Ask>`
    select ${ASK_COLUMNS} from journal_ask a
    join message_team t on t.team_id = a.team_id join institution n on n.institution_id = a.institution_id
    where a.person_id = ${scope.subject}::uuid
    order by a.answer is not null, a.ended_at is not null, a.asked_at desc, a.ask_id limit 100`.execute(scope.db)
  return rows
}

/** Throws NotFound for what was not asked of this person. */
export async function readAsk(scope: PatientScope, { askId }: { readonly askId: string }): Promise<Ask> {
  const ask = isUuid(askId) ? (await listAsks(scope)).find((each) => each.askId === askId) : undefined
  if (!ask) throw new NotFound('ask', { detail: 'not asked of this person' })
  return ask
}

/** An ask that takes values now. */
export function isLive({ answer, endedAt, isOver }: Pick<Ask, 'answer' | 'endedAt' | 'isOver'>): boolean {
  return answer === 'yes' && endedAt === null && !isOver
}

/** Somebody is waited for to say yes or no. */
export function waitsForAnswer({ answer, endedAt, isOver }: Pick<Ask, 'answer' | 'endedAt' | 'isOver'>): boolean {
  return answer === null && endedAt === null && !isOver
}

/** The asks that take values now, with what each has had this week and by when a value beyond its limits is read. */
export async function listLiveAsks(
  scope: PatientScope,
): Promise<readonly (LiveAsk & Pick<Ask, 'teamId' | 'institutionId'> & { readonly dueAt: Instant })[]> {
  const asks = (await listAsks(scope)).filter(isLive)
  if (asks.length === 0) return []
  const { rows } = await sql<{ askId: string; sent: number }>`
    select a.ask_id, count(s.entry_id)::int as sent
    from journal_ask a join institution n on n.institution_id = a.institution_id
    left join journal_sent s on s.person_id = a.person_id and s.ask_id = a.ask_id
      and s.sent_at >= date_trunc('week', now() at time zone n.time_zone) at time zone n.time_zone
    where a.person_id = ${scope.subject}::uuid group by a.ask_id`.execute(scope.db)
  return asks.map((ask) => {
    const { sent } = rows.find(({ askId }) => askId === ask.askId)!
    const dueAt = decideDue(scope.now, { workingDays: ask.promiseDays, timeZone: ask.timeZone })
    return { ...ask, sentThisWeek: sent, dueAt }
  })
}

/** Says yes or no to a team, once; for the person, or a guardian. Throws NotFound when it was answered or is over. */
export async function answerAsk(
  scope: PatientScope,
  { askId, answer }: { readonly askId: string; readonly answer: 'yes' | 'no' },
): Promise<void> {
  const ask = await readAsk(scope, { askId })
  if (!waitsForAnswer(ask) || scope.capacity === 'delegate') throw new NotFound('ask', { detail: 'nothing to answer' })
  await sql`update journal_ask set answer = ${answer}, answered_at = now()
    where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid and answer is null`.execute(scope.db)
}

/** Ends it: nothing is sent any more, and the team sees nothing of what was sent, from its next page on. */
export async function endAsk(scope: PatientScope, { askId }: { readonly askId: string }): Promise<void> {
  const ask = await readAsk(scope, { askId })
  if (scope.capacity === 'delegate' || ask.answer !== 'yes') throw new NotFound('ask', { detail: 'nothing to end' })
  await sql`update journal_ask set ended_at = now(), ended_by = 'person'
    where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid and ended_at is null`.execute(scope.db)
}

/** What became of values that were sent. */
export const STATES = ['new', 'needs-answer', 'seen', 'answered', 'taken'] as const
export type SentState = (typeof STATES)[number]

export type Sent = {
  readonly askId: string
  readonly entryId: string
  readonly teamName: string
  readonly isBeyond: boolean
  readonly state: SentState
  readonly dueAt: Instant | null
  /** What the team wrote back. */
  readonly words: string
  readonly decidedName: string | null
  readonly decidedAt: Instant | null
  /** The person has read the team's words. */
  readonly readAt: Instant | null
}

/** What was sent of this journal, and what the teams said to it; the latest word first. */
export async function listSent(scope: PatientScope): Promise<readonly Sent[]> {
  const { rows } = await sql<Sent>`
    select s.ask_id, s.entry_id, t.name as team_name, s.is_beyond, s.state, s.due_at, s.words, s.decided_name,
           s.decided_at, s.read_at
    from journal_sent s join message_team t on t.team_id = s.team_id
    where s.person_id = ${scope.subject}::uuid
    order by coalesce(s.decided_at, s.sent_at) desc, s.entry_id limit 500`.execute(scope.db)
  return rows
}

/** The person has read what the teams wrote. */
export async function markWordsRead(scope: PatientScope): Promise<void> {
  await sql`update journal_sent set read_at = now()
    where person_id = ${scope.subject}::uuid and words <> '' and read_at is null`.execute(scope.db)
}

/** What is new for the person: asks that wait for a yes or no, and words of teams that were not read. */
export async function countJournalNews(
  scope: PatientScope,
): Promise<{ readonly asks: number; readonly words: number }> {
  const { rows } = await sql<{ asks: number; words: number }>`
    select (select count(*) from journal_ask a join institution n on n.institution_id = a.institution_id
            where a.person_id = ${scope.subject}::uuid and a.answer is null and a.ended_at is null
              and (now() at time zone n.time_zone)::date <= a.until_day)::int as asks,
           (select count(*) from journal_sent s where s.person_id = ${scope.subject}::uuid and s.words <> ''
              and s.read_at is null)::int as words`.execute(scope.db)
  return rows[0]!
}
