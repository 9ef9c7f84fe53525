import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { isOverdue, type OwnRequest } from '#requests'
import type { AskedView, Frame } from './view-types.ts'

/** A request that waits, as a card and a list say it. */
export function askedOf(request: OwnRequest, scope: PatientScope): AskedView {
  const { requestId, askedAt, dueAt, askedName, accountId } = request
  return {
    requestId,
    askedAt,
    dueAt,
    askedBy: accountId === scope.actor.accountId ? null : askedName,
    state: stateOf(request, scope.now),
  }
}

function stateOf(request: OwnRequest, now: Instant): AskedView['state'] {
  if (request.ball === 'person') return 'yours'
  return isOverdue(request, now) ? 'late' : 'waits'
}

/** Who asked and when, and when the answer comes, in two sentences. */
export function askedWords({ askedAt, askedBy, dueAt, state }: AskedView, { w, timeZone }: Frame): string {
  const t = w.requests
  const date = w.formatInstantDay(askedAt, timeZone)
  const asked = askedBy === null ? t.asked({ date }) : t.askedBy({ name: askedBy, date })
  const due = w.formatInstantDay(dueAt, timeZone)
  return `${asked} ${state === 'yours' ? t.states.yours : t.states[state]({ date: due })}`
}
