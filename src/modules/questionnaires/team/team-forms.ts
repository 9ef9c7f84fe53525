import { sql } from 'kysely'
import { Conflict, NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { FORM_ASK_COLUMNS, FORM_ASK_SOURCE, type FormAsk } from '../asks.ts'

/** An ask as its team reads it. */
export type TeamForm = Omit<FormAsk, 'begunAt'> & {
  readonly personId: PersonId
  readonly personName: string
  readonly birthDate: string | null
  /** Who answered: the person, or somebody for them. */
  readonly actorName: string | null
  readonly isOwn: boolean
}

const WHOM = sql`a.person_id, a.person_name, a.birth_date, r.actor_name, r.capacity = 'self' as is_own`

/**
 * What the own teams ask, of the last half year: answers that nobody has read first, the oldest promise before the others. Wants
 * `openTeams`. At most 300.
 */
export async function listTeamForms(scope: StaffScope): Promise<readonly TeamForm[]> {
  const { rows } = await sql<TeamForm>`
    select ${WHOM}, ${FORM_ASK_COLUMNS} from ${FORM_ASK_SOURCE}
    where a.asked_at > now() - interval '6 months'
    order by r.state = 'new' desc nulls last, case when r.state = 'new' then r.due_at end,
             coalesce(r.sent_at, a.asked_at) desc, a.ask_id limit 300`.execute(scope.db)
  return rows
}

/** One ask of the own teams with what was sent (JSON). Throws NotFound for those of others. Wants `openTeams`. */
export async function readTeamForm(
  scope: StaffScope,
  { askId }: { readonly askId: string },
): Promise<{ readonly ask: TeamForm; readonly sent: string | null }> {
  if (!isUuid(askId)) throw new NotFound('questionnaire', { detail: 'not an id' })
  const { rows } = await sql<TeamForm & { sent: string | null }>`
    select ${WHOM}, ${FORM_ASK_COLUMNS}, r.resource as sent from ${FORM_ASK_SOURCE}
    where a.ask_id = ${askId}::uuid`.execute(scope.db)
  if (!rows[0]) throw new NotFound('questionnaire', { detail: 'not of a team of theirs' })
  const { sent, ...ask } = rows[0]
  return { ask, sent }
}

/** What else this person has answered to the own teams, for what changed since. Wants `openTeams`. */
export async function listFormsOfPerson(
  scope: StaffScope,
  { personId }: { readonly personId: PersonId },
): Promise<readonly TeamForm[]> {
  const { rows } = await sql<TeamForm>`select ${WHOM}, ${FORM_ASK_COLUMNS} from ${FORM_ASK_SOURCE}
    where a.person_id = ${personId}::uuid order by a.asked_at desc limit 100`.execute(scope.db)
  return rows
}

export type FormToAsk = { readonly questionnaireId: string; readonly title: string; readonly resource: string }

/** What can be asked at the own institution. */
export async function listFormsInUse(scope: StaffScope): Promise<readonly FormToAsk[]> {
  const { rows } = await sql<FormToAsk>`select questionnaire_id, title, resource from questionnaire
    where institution_id = ${scope.institutionId} and ended_at is null order by title limit 200`.execute(scope.db)
  return rows
}

/** The own teams, by name. */
export async function listOwnTeams(
  scope: StaffScope,
  { teams }: { readonly teams: readonly string[] },
): Promise<readonly { readonly teamId: string; readonly name: string }[]> {
  const { rows } = await sql<{ teamId: string; name: string }>`select team_id, name from message_team
    where team_id = any (${[...teams]}::uuid[]) and ended_at is null and institution_id = ${scope.institutionId}
    order by name`.execute(scope.db)
  return rows
}

export type FormOrder = {
  readonly personId: PersonId
  readonly personName: string
  readonly birthDate: string | null
  readonly teamId: string
  readonly questionnaireId: string
  readonly untilDay: string
  readonly words: string
}

/**
 * Asks a patient of the clinician's care. Answers null where a team of theirs asks the same already, and it waits. Wants
 * `openTeams` and `takeCare`.
 */
export async function askToAnswer(scope: StaffScope, order: FormOrder): Promise<string | null> {
  const { rows: waiting } = await sql`select 1 from ${FORM_ASK_SOURCE}
    where a.person_id = ${order.personId}::uuid and a.team_id = ${order.teamId}::uuid
      and a.questionnaire_id = ${order.questionnaireId}::uuid and a.ended_at is null and r.sent_at is null
      and (now() at time zone n.time_zone)::date <= a.until_day`.execute(scope.db)
  if (waiting.length > 0) return null
  const { rows } = await sql<{ askId: string }>`
    insert into questionnaire_ask (person_id, institution_id, team_id, questionnaire_id, person_name, birth_date, until_day,
      words, asked_by, asked_name)
    values (${order.personId}::uuid, ${scope.institutionId}, ${order.teamId}::uuid, ${order.questionnaireId}::uuid,
      ${order.personName}, ${order.birthDate}, ${order.untilDay}::date, ${order.words}, ${scope.actor.accountId}::uuid,
      ${scope.actor.name})
    returning ask_id`.execute(scope.db)
  return rows[0]!.askId
}

/** The team needs it no more. */
export async function endTeamForm(scope: StaffScope, { askId }: { readonly askId: string }): Promise<void> {
  const { ask } = await readTeamForm(scope, { askId })
  if (ask.sentAt) throw new NotFound('questionnaire', { detail: 'it was answered' })
  await sql`update questionnaire_ask set ended_at = now(), ended_by = 'team'
    where person_id = ${ask.personId}::uuid and ask_id = ${askId}::uuid and ended_at is null`.execute(scope.db)
}

/**
 * Says that the answers were read, or writes to the patient. The same twice says it once. Throws Conflict where a colleague
 * was faster, so that nobody's words are written over.
 */
export async function sayToForm(
  scope: StaffScope,
  { askId, word, text }: { readonly askId: string; readonly word: 'seen' | 'answered'; readonly text: string },
): Promise<void> {
  const { ask } = await readTeamForm(scope, { askId })
  const words = word === 'answered' ? text : ''
  const { rows } = await sql`update questionnaire_response set state = ${word}, words = ${words},
      decided_by = ${scope.actor.accountId}::uuid, decided_name = ${scope.actor.name}, decided_at = now()
    where person_id = ${ask.personId}::uuid and ask_id = ${askId}::uuid
      and (state = 'new' or (state = 'seen' and ${word} = 'answered'))
    returning 1`.execute(scope.db)
  const isSaid = ask.state === word && ask.answer === words && ask.answeredBy === scope.actor.name
  if (rows.length === 0 && !isSaid) throw new Conflict('a colleague has said something to these answers')
}
