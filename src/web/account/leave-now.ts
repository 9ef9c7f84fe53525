import { endSessions } from '#accounts'
import type { AccountScope } from '#platform/database/scopes'
import { type Shown, SUBJECT_COOKIE } from '../shell/visit.ts'

/** A page that everybody may have open. */
const ELSEWHERE = 'https://www.wikipedia.org/'

/** Ends the session and leads away from here; going back finds a page that asks to sign in. */
export async function leaveNow(scope: AccountScope): Promise<Shown> {
  await endSessions(scope, { which: scope.session.sessionId })
  return { goTo: ELSEWHERE, cookies: { [SUBJECT_COOKIE]: null } }
}
