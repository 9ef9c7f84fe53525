import { endSessions } from '#accounts'
import type { AccountScope } from '#platform/database/scopes'
import { type Shown, SUBJECT_COOKIE } from '../shell/visit.ts'

/** A page that everybody may have open. */
const ELSEWHERE = 'https://www.wikipedia.org/'

/** Away from here, whether or not a session lives. */
export const GO_ELSEWHERE: Shown = { goTo: ELSEWHERE, cookies: { [SUBJECT_COOKIE]: null } }

/** Ends the session and leads away from here; going back finds a page that asks to sign in. */
export async function leaveNow(scope: AccountScope): Promise<Shown> {
  await endSessions(scope, { which: scope.session.sessionId })
  return GO_ELSEWHERE
}
