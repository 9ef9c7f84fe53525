import type { FastifyInstance } from 'fastify'
import { type Accounts, setLooks } from '#accounts'
import { Refused } from '#base/errors'
import { type Looks, TEXT_SIZES, USUAL_LOOKS, writeLooks } from '#base/looks'
import type { Database } from '#platform/database/open-database'
import { withAccountScope } from '#platform/database/scopes'
import { safeNext } from '../../account/show-sign-in.tsx'
import { paths } from '../../paths.ts'
import { cookiesAfterLeaving } from '../../shell/arrival.ts'
import { send } from '../../shell/send.ts'
import { LOOKS_COOKIE, readVisit, type Visit } from '../../shell/visit.ts'

type LooksParts = { readonly database: Database; readonly accounts: Accounts; readonly secure: boolean }

/** Takes how pages are to be: the browser keeps it, and the account of whoever is signed in. */
export function addLooks(server: FastifyInstance, { database, accounts, secure }: LooksParts): void {
  server.post(paths.looks(), async (request, reply) => {
    const visit = readVisit(request, accounts.tokenOf)
    const looks = looksIn(visit)
    await keepForAccount(database, visit, looks)
    if (looks.isShared && !visit.looks.isShared && visit.token) {
      // The session that lives here was made for a browser of one's own: the next one is made for this.
      const { headers } = await accounts.signOut({ headers: new Headers({ cookie: request.headers.cookie ?? '' }) })
      const cookies = { ...cookiesAfterLeaving({ looks }), [LOOKS_COOKIE]: writeLooks(looks) }
      return send(reply, visit, { goTo: paths.signIn(), setCookies: headers.getSetCookie(), cookies }, secure)
    }
    const isAskedAlone = visit.form.only === 'shared'
    const goTo = isAskedAlone ? paths.signIn(safeNext(visit.form.next) ?? undefined) : paths.looks('yes')
    return send(reply, visit, { goTo, cookies: { [LOOKS_COOKIE]: writeLooks(looks) || null } }, secure)
  })
}

/** The whole form; or, from a page that asks it alone, only whether others use this device. */
function looksIn({ form, looks }: Visit): Looks {
  if (form.only === 'shared') return { ...looks, isShared: form.shared === 'yes' }
  return {
    ...USUAL_LOOKS,
    isSimple: form.simple === 'yes',
    size: TEXT_SIZES.find((size) => size === form.size) ?? 'usual',
    isHighContrast: form.contrast === 'yes',
    isLowData: form['low-data'] === 'yes',
    isReadAloud: form.aloud === 'yes',
    isShared: form.shared === 'yes',
  }
}

/** Nobody signed in: the browser alone remembers it. */
async function keepForAccount(database: Database, visit: Visit, looks: Looks): Promise<void> {
  if (!visit.token) return
  try {
    await withAccountScope(database, visit, (scope) => setLooks(scope, { looks }))
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
  }
}
