import { recordSight } from '#audit'
import type { StaffScope } from '#platform/database/scopes'
import { answerRequest, listTeamRequests, readTeamRequest } from '#requests'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { openSecretarysTeams } from '../own-teams.tsx'
import { TeamListPage } from './team-list-page.tsx'
import { TeamRequestPage } from './team-request-page.tsx'

/** What patients ask of the clinician's institution; of a secretary's team, the visits that are wished for. Everybody who is named finds the look in their access log. */
export async function showTeamRequests(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  await openSecretarysTeams(scope)
  const requests = await listTeamRequests(scope)
  await recordSight(scope, { persons: requests.map(({ personId }) => personId), page: 'requests' })
  return { view: <TeamListPage frame={frame} requests={requests} /> }
}

/** One request, with the form that answers it. */
export async function showTeamRequest(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  await openSecretarysTeams(scope)
  const request = await readTeamRequest(scope, { requestId: visit.params.requestId! })
  await recordSight(scope, { persons: [request.personId], page: 'requests' })
  const isDone = visit.query.done === 'yes'
  return { view: <TeamRequestPage frame={frame} request={request} tried={null} isDone={isDone} /> }
}

/** Answers a request; what is opened is open before the answer leaves. */
export async function answerTeamRequest(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const requestId = visit.params.requestId!
  const { word, text = '' } = visit.form
  await openSecretarysTeams(scope)
  const request = await readTeamRequest(scope, { requestId })
  const { fault } = await answerRequest(scope, { requestId, word, text })
  await recordSight(scope, { persons: [request.personId], page: 'requests' })
  if (!fault) return { goTo: paths.teamRequest(requestId, true) }
  const tried = { word, text, fault }
  return { view: <TeamRequestPage frame={frame} request={request} tried={tried} isDone={false} />, status: 422 }
}
