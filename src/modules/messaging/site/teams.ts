import { sql } from 'kysely'
import { Invalid, NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { Route } from '../decide-route.ts'
import type { Team } from '../team.ts'
import type { Topic } from '../topic.ts'

const TEAM = sql`t.team_id, t.institution_id, t.name, t.answered_by, t.phone, t.opening_hours, t.promise_days, t.in_pilot,
  t.signature, t.cap_weekly, t.cap_effect, t.cap_extra_days, t.away_from, t.away_until, t.covered_by,
  (select c.name from message_team c where c.team_id = t.covered_by) as cover_name`

/** The teams of the institution of who works here. */
export async function listTeams(scope: StaffScope): Promise<readonly Team[]> {
  const { rows } = await sql<Team>`
    select ${TEAM} from message_team t
    where t.institution_id = ${scope.institutionId} and t.ended_at is null order by t.name, t.team_id`.execute(scope.db)
  return rows
}

/** A team that messages can be handed over to, at any institution. */
export type TakingTeam = Pick<Team, 'teamId' | 'institutionId' | 'name' | 'promiseDays'> & {
  readonly institutionName: string
  readonly timeZone: string
}

/** All teams that take messages now, those of the own institution first. */
export async function listTakingTeams(scope: StaffScope): Promise<readonly TakingTeam[]> {
  const { rows } = await sql<TakingTeam>`
    select t.team_id, t.institution_id, t.name, t.promise_days, i.name as institution_name, i.time_zone
    from message_team t join institution i on i.institution_id = t.institution_id
    join lateral (select f.stage from feature_stage f where f.institution_id = t.institution_id and f.feature = 'messages'
                  order by f.stage_no desc limit 1) f on f.stage = 'on' or (f.stage = 'pilot' and t.in_pilot)
    where t.ended_at is null
    order by t.institution_id is distinct from ${scope.institutionId}, i.name, t.name, t.team_id`.execute(scope.db)
  return rows
}

export type TeamSettings = Pick<
  Team,
  | 'name'
  | 'answeredBy'
  | 'phone'
  | 'openingHours'
  | 'promiseDays'
  | 'inPilot'
  | 'capWeekly'
  | 'capEffect'
  | 'capExtraDays'
>

/** Adds a team to the administrator's institution; answers its id, or null where there is one of that name. */
export async function addTeam(scope: StaffScope, { name }: { readonly name: string }): Promise<string | null> {
  mustAdminister(scope)
  const { rows } = await sql<{ teamId: string }>`
    insert into message_team (institution_id, name) values (${scope.institutionId}, ${readName(name)})
    on conflict (institution_id, name) do nothing returning team_id`.execute(scope.db)
  return rows[0]?.teamId ?? null
}

/** Changes what a team promises. Throws NotFound for teams of others; answers false where another team has the name. */
export async function saveTeam(
  scope: StaffScope,
  { teamId, ...team }: TeamSettings & { readonly teamId: string },
): Promise<boolean> {
  mustAdminister(scope)
  const name = readName(team.name)
  const own = await listTeams(scope)
  if (!own.some((each) => each.teamId === teamId)) throw new NotFound('team', { detail: 'not of this institution' })
  if (own.some((each) => each.teamId !== teamId && each.name === name)) return false
  await sql`update message_team set name = ${name}, answered_by = ${team.answeredBy.trim()}, phone = ${team.phone.trim()},
      opening_hours = ${[...team.openingHours]}::text[], promise_days = ${team.promiseDays}, in_pilot = ${team.inPilot},
      cap_weekly = ${team.capWeekly}, cap_effect = ${team.capEffect}, cap_extra_days = ${team.capExtraDays}
    where team_id = ${teamId}::uuid and institution_id = ${scope.institutionId}`.execute(scope.db)
  return true
}

/** Which topics go where at the administrator's institution. */
export async function listRoutes(scope: StaffScope): Promise<readonly Route[]> {
  const { rows } = await sql<Route>`
    select institution_id, topic, service_id, team_id from message_route
    where institution_id = ${scope.institutionId} order by topic, service_id`.execute(scope.db)
  return rows
}

/** The services of the administrator's institution. */
export async function listOwnServices(
  scope: StaffScope,
): Promise<readonly { readonly serviceId: string; readonly name: string }[]> {
  const { rows } = await sql<{ serviceId: string; name: string }>`
    select service_id, name from service where institution_id = ${scope.institutionId} order by name, service_id`.execute(
    scope.db,
  )
  return rows
}

/** Says which team takes a topic, for one service or for all; null: none does. */
export async function setRoute(
  scope: StaffScope,
  { topic, serviceId, teamId }: { readonly topic: Topic; readonly serviceId: string; readonly teamId: string | null },
): Promise<void> {
  mustAdminister(scope)
  if (teamId === null) {
    await sql`delete from message_route where institution_id = ${scope.institutionId} and topic = ${topic}
      and service_id = ${serviceId}`.execute(scope.db)
    return
  }
  const own = await listTeams(scope)
  if (!own.some((each) => each.teamId === teamId)) throw new NotFound('team', { detail: 'not of this institution' })
  await sql`insert into message_route (institution_id, topic, service_id, team_id)
    values (${scope.institutionId}, ${topic}, ${serviceId}, ${teamId}::uuid)
    on conflict (institution_id, topic, service_id) do update set team_id = excluded.team_id`.execute(scope.db)
}

/** Who is in which team of the administrator's institution, by account. */
export async function listMembers(
  scope: StaffScope,
): Promise<readonly { readonly teamId: string; readonly accountId: string }[]> {
  const { rows } = await sql<{ teamId: string; accountId: string }>`
    select team_id, account_id from message_team_member
    where institution_id = ${scope.institutionId} and ended_at is null order by team_id, account_id`.execute(scope.db)
  return rows
}

/** Somebody joins a team or leaves it. Throws NotFound for teams of others. */
export async function setMember(
  scope: StaffScope,
  { teamId, accountId, isIn }: { readonly teamId: string; readonly accountId: string; readonly isIn: boolean },
): Promise<void> {
  mustAdminister(scope)
  const own = await listTeams(scope)
  if (!isUuid(accountId) || !own.some((each) => each.teamId === teamId))
    throw new NotFound('team', { detail: 'not of this institution' })
  await sql`insert into message_team_member (team_id, account_id, institution_id, added_by, ended_at)
    values (${teamId}::uuid, ${accountId}::uuid, ${scope.institutionId}, ${scope.actor.name},
      ${isIn ? null : scope.now}::timestamptz)
    on conflict (team_id, account_id) do update set ended_at = excluded.ended_at`.execute(scope.db)
}

function mustAdminister({ role }: StaffScope): void {
  if (role !== 'institution-administrator') throw new Refused('only the site administrator looks after teams')
}

function readName(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > 100) throw new Invalid('a team has a name of up to 100 characters')
  return name
}
