import { Invalid } from '#base/errors'
import {
  addTeam,
  asTopic,
  listMembers,
  listOwnServices,
  listRoutes,
  listTeams,
  readStage,
  STAGES,
  setRoute,
  setStage,
} from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type SiteTeamsFault, SiteTeamsPage } from './site-teams-page.tsx'

/** Which teams answer messages at the administrator's institution, what goes where, and whether it is on. */
export function showSiteTeams(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return page(scope, visit, frame, null)
}

/** Adds a team, says which one takes a topic, or switches messages. */
export async function saveSiteTeams(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { does, name = '' } = visit.form
  if (does === 'add') {
    const said = name.trim()
    const teamId = said === '' || said.length > 100 ? null : await addTeam(scope, { name: said })
    return teamId ? { goTo: paths.siteTeam(teamId) } : page(scope, visit, frame, 'name')
  }
  if (does === 'stage' && !(await switchStage(scope, visit.form))) return page(scope, visit, frame, 'stage')
  if (does === 'route') await saveRoute(scope, visit.form)
  else if (does !== 'stage') throw new Invalid('form', { detail: 'what to do with teams' })
  return { goTo: paths.siteTeams('saved') }
}

function switchStage(scope: StaffScope, form: Visit['form']): Promise<boolean> {
  const stage = STAGES.find((each) => each === form.stage)
  if (!stage) throw new Invalid('form', { detail: 'no stage' })
  const is = (name: string) => form[name] === 'yes'
  const criteria = { hasCover: is('hasCover'), hasHours: is('hasHours'), isTrained: is('isTrained') }
  return setStage(scope, { stage, ownerName: form.owner ?? '', ...criteria })
}

async function saveRoute(scope: StaffScope, form: Visit['form']): Promise<void> {
  const topic = asTopic(form.topic)
  const serviceId = form.service ?? ''
  const services = await listOwnServices(scope)
  if (!topic || (serviceId !== '' && !services.some((each) => each.serviceId === serviceId)))
    throw new Invalid('form', { detail: 'no such topic or service' })
  await setRoute(scope, { topic, serviceId, teamId: form.team || null })
}

async function page(
  scope: StaffScope,
  { form, query }: Visit,
  frame: Frame,
  fault: SiteTeamsFault | null,
): Promise<Shown> {
  return {
    view: (
      <SiteTeamsPage
        frame={frame}
        stage={await readStage(scope)}
        teams={await listTeams(scope)}
        members={await listMembers(scope)}
        routes={await listRoutes(scope)}
        services={await listOwnServices(scope)}
        typed={fault ? form : null}
        fault={fault}
        isSaved={query.said === 'saved'}
      />
    ),
    ...(fault && { status: 422 }),
  }
}
