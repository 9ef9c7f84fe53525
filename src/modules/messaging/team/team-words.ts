import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'

/** Words that a team writes often. */
export type Template = {
  readonly templateId: string
  readonly teamId: string
  readonly title: string
  readonly text: string
}

/** The templates of the own teams. Wants `openTeams`. */
export async function listTemplates(scope: StaffScope): Promise<readonly Template[]> {
  const { rows } = await sql<Template>`
    select template_id, team_id, title, text from message_template where ended_at is null
    order by title, template_id`.execute(scope.db)
  return rows
}

/** Keeps a template for the team. Throws Invalid for words that are missing or too long, and NotFound for other teams. */
export async function addTemplate(scope: StaffScope, template: Omit<Template, 'templateId'>): Promise<void> {
  await mustBeOwn(scope, template.teamId)
  const [title, text] = [template.title.trim(), template.text.trim()]
  if (title === '' || title.length > 80 || text === '' || text.length > 4000) throw new Invalid('a template has words')
  await sql`insert into message_template (team_id, title, text)
    values (${template.teamId}::uuid, ${title}, ${text})`.execute(scope.db)
}

/** Takes a template away. */
export async function endTemplate(scope: StaffScope, { templateId }: { readonly templateId: string }): Promise<void> {
  if (!isUuid(templateId)) throw new NotFound('template', { detail: 'not an id' })
  await sql`update message_template set ended_at = now() where template_id = ${templateId}::uuid`.execute(scope.db)
}

/** What stands under each answer of the team. Throws NotFound for other teams, and Invalid. */
export async function setSignature(
  scope: StaffScope,
  { teamId, signature }: { readonly teamId: string; readonly signature: string },
): Promise<void> {
  await mustBeOwn(scope, teamId)
  if (signature.trim().length > 300) throw new Invalid('a signature has up to 300 characters')
  await sql`update message_team set signature = ${signature.trim()} where team_id = ${teamId}::uuid`.execute(scope.db)
}

export type Absence = {
  readonly teamId: string
  /** Null: the team is back. */
  readonly awayFrom: Instant | null
  readonly awayUntil: Instant | null
  readonly coveredBy: string | null
}

/** When a team is away and which team of the institution answers meanwhile. Throws NotFound for other teams, and Invalid. */
export async function setAbsence(scope: StaffScope, { teamId, ...away }: Absence): Promise<void> {
  await mustBeOwn(scope, teamId)
  const { awayFrom, awayUntil, coveredBy } = away
  if (awayFrom && awayUntil && awayUntil <= awayFrom) throw new Invalid('an absence ends after it has begun')
  if (coveredBy) await mustStandHere(scope, coveredBy)
  await sql`update message_team set away_from = ${awayFrom}::timestamptz, away_until = ${awayUntil}::timestamptz,
      covered_by = ${awayFrom ? coveredBy : null}::uuid where team_id = ${teamId}::uuid`.execute(scope.db)
}

async function mustBeOwn(scope: StaffScope, teamId: string): Promise<void> {
  const { rows } = await sql<{ isOwn: boolean }>`
    select ${isUuid(teamId)} and scope_has_team(${isUuid(teamId) ? teamId : null}::uuid) as is_own`.execute(scope.db)
  if (!rows[0]?.isOwn) throw new NotFound('team', { detail: 'not a team of theirs' })
}

async function mustStandHere(scope: StaffScope, teamId: string): Promise<void> {
  const { rows } = await sql`select 1 from message_team where team_id::text = ${teamId} and ended_at is null
    and institution_id = ${scope.institutionId}`.execute(scope.db)
  if (rows.length === 0) throw new Invalid('team', { detail: 'not a team here' })
}
