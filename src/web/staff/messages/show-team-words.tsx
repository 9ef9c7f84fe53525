import { Invalid, NotFound } from '#base/errors'
import { addTemplate, endTemplate, listTeams, listTemplates, openTeams, setAbsence, setSignature } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAfter, isDay, startOfDay } from '../../start-of-day.ts'
import { type TeamWordsFault, TeamWordsPage } from './team-words-page.tsx'

/** A team's own words and absence, for its members. */
export function showTeamWords(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return page(scope, visit, { frame, fault: null })
}

/** Saves the signature, a template, or when the team is away. */
export async function saveTeamWords(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const teamId = visit.params.teamId!
  await openTeams(scope)
  const fault = await save(scope, teamId, visit.form, frame.timeZone)
  return fault ? page(scope, visit, { frame, fault }) : { goTo: paths.teamWords(teamId, 'saved') }
}

async function save(
  scope: StaffScope,
  teamId: string,
  form: Visit['form'],
  timeZone: string,
): Promise<TeamWordsFault | null> {
  const { does, signature = '', title = '', text = '', template = '', cover = '' } = form
  if (does === 'signature') {
    await setSignature(scope, { teamId, signature: signature.slice(0, 300) })
    return null
  }
  if (does === 'template') {
    if (title.trim() === '' || text.trim() === '') return 'template'
    await addTemplate(scope, { teamId, title: title.slice(0, 80), text: text.slice(0, 4000) })
    return null
  }
  if (does === 'end-template') {
    await endTemplate(scope, { templateId: template })
    return null
  }
  if (does === 'back') {
    await setAbsence(scope, { teamId, awayFrom: null, awayUntil: null, coveredBy: null })
    return null
  }
  if (does !== 'away') throw new Invalid('form', { detail: 'what to do for the team' })
  const { from = '', until = '' } = form
  if (!isDay(from) || !isDay(until) || until < from) return 'away'
  const [awayFrom, awayUntil] = [startOfDay(from, timeZone), startOfDay(dayAfter(until, 1), timeZone)]
  await setAbsence(scope, { teamId, awayFrom, awayUntil, coveredBy: cover || null })
  return null
}

async function page(
  scope: StaffScope,
  visit: Visit,
  { frame, fault }: { readonly frame: Frame; readonly fault: TeamWordsFault | null },
): Promise<Shown> {
  const own = await openTeams(scope)
  const teams = await listTeams(scope)
  const team = teams.find(({ teamId }) => teamId === visit.params.teamId && own.includes(teamId))
  if (!team) throw new NotFound('team', { detail: 'not a team of theirs' })
  const templates = (await listTemplates(scope)).filter(({ teamId }) => teamId === team.teamId)
  const others = teams.filter(({ teamId }) => teamId !== team.teamId)
  const isSaved = visit.query.said === 'saved'
  return {
    view: <TeamWordsPage {...{ frame, team, others, templates, fault, isSaved }} typed={visit.form} />,
    ...(fault && { status: 422 }),
  }
}
