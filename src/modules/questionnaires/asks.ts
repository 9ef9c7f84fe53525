import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** What became of answers that were sent. */
export type ResponseState = 'new' | 'seen' | 'answered'

/** What a team asks a person to answer, or has had answered. */
export type FormAsk = {
  readonly askId: string
  readonly institutionId: string
  readonly institutionName: string
  readonly teamName: string
  readonly teamPhone: string
  readonly questionnaireId: string
  /** The Questionnaire, JSON. */
  readonly resource: string
  /** Its address, the same in all versions. */
  readonly url: string
  /** The booking before which it is asked; null: a team asked by itself. */
  readonly visitId: string | null
  /** YYYY-MM-DD, the last day. */
  readonly untilDay: string
  readonly words: string
  readonly askedName: string
  readonly askedAt: Instant
  readonly endedAt: Instant | null
  readonly endedBy: 'person' | 'team' | 'visit' | null
  /** In working days, from when it is sent. */
  readonly promiseDays: number
  readonly timeZone: string
  /** Its last day has passed, by the clocks of the institution. */
  readonly isOver: boolean
  /** When answers were kept last, and not sent. */
  readonly begunAt: Instant | null
  readonly sentAt: Instant | null
  readonly score: number | null
  readonly state: ResponseState | null
  readonly dueAt: Instant | null
  /** What the team wrote back, and whether that was read. */
  readonly answer: string
  readonly answeredBy: string | null
  readonly readAt: Instant | null
}

/** What every reader of an ask is told of it; `a` is the ask, `t` its team, `n` its institution, `q` what is asked, `r` what was sent. */
export const FORM_ASK_COLUMNS = sql`a.ask_id, a.institution_id, n.name as institution_name, t.name as team_name,
  t.phone as team_phone, a.questionnaire_id, q.resource, q.url, a.visit_id, a.until_day::text, a.words, a.asked_name, a.asked_at,
  a.ended_at, a.ended_by, t.promise_days, n.time_zone, (now() at time zone n.time_zone)::date > a.until_day as is_over,
  r.sent_at, r.score, r.state, r.due_at, coalesce(r.words, '') as answer, r.decided_name as answered_by, r.read_at`

export const FORM_ASK_SOURCE = sql`questionnaire_ask a
  join questionnaire q on q.questionnaire_id = a.questionnaire_id
  join message_team t on t.team_id = a.team_id join institution n on n.institution_id = a.institution_id
  left join questionnaire_response r on r.person_id = a.person_id and r.ask_id = a.ask_id`

/** Whether this scope answers questionnaires: the person's, and theirs who may see everything. */
export async function answersQuestionnaires(scope: PatientScope): Promise<boolean> {
  const { rows } = await sql<{ covers: boolean }>`select covers_questionnaires() as covers`.execute(scope.db)
  return rows[0]!.covers
}

/** What teams ask of this person, what waits first. At most 100. */
export async function listFormAsks(scope: PatientScope): Promise<readonly FormAsk[]> {
  const { rows } = await sql<FormAsk>`
    select ${FORM_ASK_COLUMNS}, d.saved_at as begun_at from ${FORM_ASK_SOURCE}
    left join questionnaire_draft d on d.person_id = a.person_id and d.ask_id = a.ask_id
    where a.person_id = ${scope.subject}::uuid
    order by r.sent_at is not null, a.ended_at is not null, coalesce(r.sent_at, a.asked_at) desc, a.ask_id
    limit 100`.execute(scope.db)
  return rows
}

/** Throws NotFound for what was not asked of this person. */
export async function readFormAsk(scope: PatientScope, { askId }: { readonly askId: string }): Promise<FormAsk> {
  const ask = isUuid(askId) ? (await listFormAsks(scope)).find((each) => each.askId === askId) : undefined
  if (!ask) throw new NotFound('questionnaire', { detail: 'not asked of this person' })
  return ask
}

/** Somebody is waited for to answer. */
export function waitsForAnswers({ sentAt, endedAt, isOver }: Pick<FormAsk, 'sentAt' | 'endedAt' | 'isOver'>): boolean {
  return sentAt === null && endedAt === null && !isOver
}

/** Does not answer; the draft goes. For the person, or a guardian. Throws NotFound where nothing waits. */
export async function declineForm(scope: PatientScope, { askId }: { readonly askId: string }): Promise<void> {
  const ask = await readFormAsk(scope, { askId })
  if (!waitsForAnswers(ask) || scope.capacity === 'delegate')
    throw new NotFound('questionnaire', { detail: 'nothing to decline' })
  await sql`delete from questionnaire_draft where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid`.execute(
    scope.db,
  )
  await sql`update questionnaire_ask set ended_at = now(), ended_by = 'person'
    where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid and ended_at is null`.execute(scope.db)
}

/** The person has read what the team wrote. */
export async function markAnswerRead(scope: PatientScope, { askId }: { readonly askId: string }): Promise<void> {
  await sql`update questionnaire_response set read_at = now()
    where person_id = ${scope.subject}::uuid and ask_id = ${askId}::uuid and words <> '' and read_at is null`.execute(
    scope.db,
  )
}

/** What is new for the person: what waits to be answered, and words of teams that were not read; and how much there is in all. */
export type FormNews = { readonly asks: number; readonly words: number; readonly all: number }

export async function countFormNews(scope: PatientScope): Promise<FormNews> {
  const { rows } = await sql<FormNews>`
    select count(*)::int as all, count(*) filter (where r.sent_at is null and a.ended_at is null
             and (now() at time zone n.time_zone)::date <= a.until_day)::int as asks,
           count(*) filter (where r.words <> '' and r.read_at is null)::int as words
    from questionnaire_ask a join institution n on n.institution_id = a.institution_id
    left join questionnaire_response r on r.person_id = a.person_id and r.ask_id = a.ask_id
    where a.person_id = ${scope.subject}::uuid`.execute(scope.db)
  return rows[0]!
}

/** What is asked before one visit, by its booking. */
export async function listFormsForVisit(
  scope: PatientScope,
  { visitId }: { readonly visitId: string },
): Promise<readonly FormAsk[]> {
  return (await listFormAsks(scope)).filter((ask) => ask.visitId === visitId)
}

/** One total of the same questionnaire, of any version, at one institution. */
export type Total = { readonly askId: string; readonly sentAt: Instant; readonly score: number }

/** Totals of what was answered of the same questionnaire, the earliest first. */
export function totalsLike(ask: Answered, asks: readonly Answered[]): readonly Total[] {
  return asks
    .filter((each) => each.institutionId === ask.institutionId && each.url === ask.url)
    .flatMap(({ askId, sentAt, score }) => (sentAt && score !== null ? [{ askId, sentAt, score }] : []))
    .toSorted((one, other) => one.sentAt.getTime() - other.sentAt.getTime())
}

type Answered = Pick<FormAsk, 'askId' | 'sentAt' | 'score' | 'url' | 'institutionId'>
