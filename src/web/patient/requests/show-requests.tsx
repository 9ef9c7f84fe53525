import { Invalid } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { listRequests, type OwnRequest, readRequest, replyToTeam, takeBack } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { askedOf } from '../asked-of.ts'
import type { Frame } from '../view-types.ts'
import { type RequestLine, RequestPage, RequestsPage } from './requests-page.tsx'

/** All that has been asked for: what waits first. */
export async function showRequests(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const requests = await listRequests(scope)
  return { view: <RequestsPage frame={frame} lines={requests.map((request) => lineOf(request, scope))} /> }
}

/** One request with its history. */
export function showRequest(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  return requestPage(scope, visit, { frame, hasFault: false })
}

async function requestPage(
  scope: PatientScope,
  visit: Visit,
  { frame, hasFault }: { readonly frame: Frame; readonly hasFault: boolean },
): Promise<Shown> {
  const page = await readRequest(scope, { requestId: visit.params.requestId! })
  const mayTakeBack = scope.capacity === 'self' || page.accountId === scope.actor.accountId
  return {
    view: (
      <RequestPage frame={frame} {...lineOf(page, scope)} page={page} mayTakeBack={mayTakeBack} hasFault={hasFault} />
    ),
    category: page.category,
    ...(hasFault && { status: 422 }),
  }
}

/** Answers a question of the team, or takes the request back. */
export async function actOnRequest(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const requestId = visit.params.requestId!
  const { does, text = '' } = visit.form
  await readRequest(scope, { requestId })
  if (does === 'take-back') await takeBack(scope, { requestId })
  else if (does !== 'reply') throw new Invalid('form', { detail: 'what to do with the request' })
  else if (text.trim() === '') return requestPage(scope, visit, { frame, hasFault: true })
  else await replyToTeam(scope, { requestId, text })
  return { goTo: paths.request(requestId) }
}

/** A request with what a page says of it. */
export function lineOf(request: OwnRequest, scope: PatientScope): RequestLine {
  return { request, asked: request.closedAt ? null : askedOf(request, scope) }
}
