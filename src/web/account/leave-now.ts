import { endSessions } from '#accounts'
import type { AccountScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import type { Frame } from '../patient/view-types.ts'
import { cookiesAfterLeaving } from '../shell/arrival.ts'
import type { Shown, Visit } from '../shell/visit.ts'

/** Where the quick way out leads when the region says nothing else: a page that everybody may have open. */
export const WAY_OUT = 'https://www.wikipedia.org/'

/**
 * Away from here, whether or not a session lives. A page that nobody has touched for long on a shared device leads here by
 * itself (`idle`), and on to where the next one signs in.
 */
export function goElsewhere({ wayOut }: Pick<Frame, 'wayOut'>, visit: Visit): Shown {
  const goTo = visit.query.idle ? `${paths.signIn()}?why=ended` : wayOut
  return { goTo, cookies: cookiesAfterLeaving(visit) }
}

/** Ends the session and leads away from here; going back finds a page that asks to sign in. */
export async function leaveNow(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  await endSessions(scope, { which: scope.session.sessionId })
  return goElsewhere(frame, visit)
}
