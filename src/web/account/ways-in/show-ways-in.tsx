import { encode } from 'uqr'
import {
  type Accounts,
  appAddress,
  beginFactor,
  changePassword,
  checkPassword,
  confirmFactor,
  endFactor,
  endSessions,
  hashForSignIn,
  markEventsSeen,
  type PasswordFault,
  readBegunFactor,
  readWaysIn,
  removeEid,
  removePasskey,
} from '#accounts'
import { listOwnInquiries } from '#audit'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import type { AccountScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { BeginFactorPage, RecoveryPage } from './factor-pages.tsx'
import { SAYINGS, WaysInPage } from './ways-in-page.tsx'

/** How this account is signed in to, and where it is signed in now. */
export async function showWaysIn(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  return waysInPage(scope, frame, { said: SAYINGS.find((each) => each === visit.query.said) ?? null, faults: [] })
}

/** Another password, by the rules; all other sessions end. */
export async function savePassword(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  const password = visit.form.password ?? ''
  const names = [scope.session.name, scope.session.email, frame.regionName, 'Causeway']
  const faults = scope.session.isProved ? checkPassword(password, { names }) : (['proof'] as const)
  if (faults.length > 0) return waysInPage(scope, frame, { said: null, faults })
  await changePassword(scope, { passwordHash: await hashForSignIn(password) })
  return { goTo: paths.waysIn('password') }
}

/** Ends one other session, or all of them. */
export async function endSomeSessions(scope: AccountScope, visit: Visit): Promise<Shown> {
  const { which = '' } = visit.form
  if (which !== 'others' && !isUuid(which)) throw new Invalid('form', { detail: 'which session' })
  await endSessions(scope, { which })
  return { goTo: paths.waysIn('sessions') }
}

/** Sets up, confirms or ends the second step. */
export async function saveFactor(scope: AccountScope, visit: Visit, frame: Frame, accounts: Accounts): Promise<Shown> {
  const { does, code = '' } = visit.form
  if (does !== 'begin' && does !== 'confirm' && does !== 'end') throw new Invalid('form', { detail: 'which step' })
  if (!scope.session.isProved) return waysInPage(scope, frame, { said: null, faults: ['proof'] })
  const secret = accounts.factorKey
  if (does === 'end') {
    await endFactor(scope)
    return { goTo: paths.waysIn('factor-off') }
  }
  if (does === 'begin') return factorPage(scope, frame, await beginFactor(scope, { secret }))
  const codes = await confirmFactor(scope, { code, secret })
  if (codes) return { view: <RecoveryPage frame={frame} codes={codes} /> }
  const begun = await readBegunFactor(scope, { secret })
  if (!begun) throw new Invalid('form', { detail: 'no second factor was begun' })
  return factorPage(scope, frame, begun, 422)
}

/** Takes a passkey away; or, after the password, shows the page on which a browser adds one. */
export async function savePasskeys(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { remove, does } = visit.form
  if (does !== 'begin' && !isUuid(remove ?? '')) throw new Invalid('form', { detail: 'which passkey' })
  if (!scope.session.isProved) return waysInPage(scope, frame, { said: null, faults: ['proof'] })
  if (!remove) return { goTo: paths.waysIn() }
  await removePasskey(scope, { passkeyId: remove })
  return { goTo: paths.waysIn('passkey-removed') }
}

/** Takes an eID away; or, after the password, shows the page from which one is added. */
export async function saveEid(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { remove, add } = visit.form
  if (!add && !isUuid(remove ?? '')) throw new Invalid('form', { detail: 'which eID' })
  if (!scope.session.isProved) return waysInPage(scope, frame, { said: null, faults: ['proof'] })
  if (!remove) return { goTo: paths.waysIn() }
  return { goTo: paths.waysIn((await removeEid(scope, { credentialId: remove })) ? 'eid-removed' : 'eid-last') }
}

/** The owner knows what happened to the account. */
export async function seeEvents(scope: AccountScope): Promise<Shown> {
  await markEventsSeen(scope)
  return { goTo: paths.waysIn('seen') }
}

async function waysInPage(
  scope: AccountScope,
  frame: Frame,
  { said, faults }: { said: (typeof SAYINGS)[number] | null; faults: readonly (PasswordFault | 'proof')[] },
): Promise<Shown> {
  const ways = await readWaysIn(scope)
  const props = { frame, ways, said, faults, isProved: scope.session.isProved }
  const view = <WaysInPage {...props} inquiries={await listOwnInquiries(scope)} />
  return { view, runsScript: true, ...(faults.length > 0 && { status: 422 }) }
}

function factorPage({ session }: AccountScope, frame: Frame, secret: string, status = 200): Shown {
  const address = appAddress(secret, { issuer: `Causeway ${frame.regionName}`, name: session.email })
  const squares = encode(address, { ecc: 'M', border: 0 }).data
  return { view: <BeginFactorPage frame={frame} secret={secret} squares={squares} hasFault={status !== 200} />, status }
}
