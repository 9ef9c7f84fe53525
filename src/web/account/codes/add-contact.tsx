import { askToConfirm, beginCodes, CODE_COOKIE, endCodes, takeCode } from '#accounts'
import { Refused } from '#base/errors'
import { readSession, withAccountScope } from '#platform/database/scopes'
import { isAddress, readPhone } from '#platform/post/queue-message'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Session } from '../../shell/session.ts'
import { cookieValue, type Shown, type Visit } from '../../shell/visit.ts'
import { TypeCodePage } from './code-pages.tsx'
import type { CodeParts, CodeVisit } from './show-code.tsx'
import { tellCodeIn } from './tell-code.ts'

type FrameOf = (session: Session, visit: Visit) => Frame

/** Where the code is typed that went to the new address. */
export async function showConfirm({ visit }: CodeVisit, { database }: CodeParts, frameOf: FrameOf): Promise<Shown> {
  return { view: confirmPage(frameOf(await sessionOf(database, visit), visit), visit, false) }
}

const REFUSED = {
  'too-often': 'codes-many',
  'there-already': 'codes-there',
  'of-guardian': 'codes-guardian',
} as const

/** Sends a code to an address that the owner wants to use; or takes one away. Both want the password just before. */
export async function addContact({ visit, frame }: CodeVisit, { database, accounts }: CodeParts): Promise<Shown> {
  if (visit.token && visit.form.proof)
    await accounts.prove({ token: visit.token, password: visit.form.proof.slice(0, 1000) })
  const session = await sessionOf(database, visit)
  const { remove, address = '', use } = visit.form
  if (!session.isProved) return { goTo: paths.waysIn('codes-bad') }
  if (remove === 'mail' || remove === 'sms') {
    await withAccountScope(database, visit, (scope) => endCodes(scope, { kind: remove }))
    return { goTo: paths.waysIn('codes-off') }
  }
  const to = readAddress(address)
  if (!to) return { goTo: paths.waysIn('codes-bad') }
  const asked = await askToConfirm(database, {
    ...to,
    accountId: session.accountId,
    usedAs: use === 'second-step' ? 'second-step' : 'way-in',
    secret: accounts.factorKey,
    tell: tellCodeIn(session.language ?? frame.w.language),
    requestId: visit.requestId,
  })
  if (asked.outcome !== 'sent') return { goTo: paths.waysIn(REFUSED[asked.outcome]) }
  return { goTo: paths.codes(), cookies: { [CODE_COOKIE]: asked.mark } }
}

function readAddress(text: string): { readonly kind: 'mail' | 'sms'; readonly address: string } | null {
  const mail = text.trim()
  if (isAddress('mail', mail)) return { kind: 'mail', address: mail }
  const phone = readPhone(text)
  return isAddress('sms', phone) ? { kind: 'sms', address: phone } : null
}

/** The code arrived: from now on codes go there. */
export async function confirmAddress(
  { visit, cookies }: CodeVisit,
  { database, accounts }: CodeParts,
  frameOf: FrameOf,
): Promise<Shown> {
  const session = await sessionOf(database, visit)
  const secret = accounts.factorKey
  const accountId = await takeCode(database, {
    purpose: 'confirm',
    mark: cookieValue(cookies, CODE_COOKIE),
    typed: visit.form.code ?? '',
    secret,
    requestId: visit.requestId,
  })
  if (accountId !== session.accountId) return { view: confirmPage(frameOf(session, visit), visit, true), status: 422 }
  await withAccountScope(database, visit, (scope) => beginCodes(scope, { secret }))
  return { goTo: paths.waysIn('codes'), cookies: { [CODE_COOKIE]: null } }
}

function confirmPage(frame: Frame, visit: Visit, fault: boolean) {
  const reference = visit.requestId
  return (
    <TypeCodePage
      frame={frame}
      next={null}
      fault={fault}
      reference={reference}
      to="confirm"
      action={paths.confirmCodes()}
    />
  )
}

async function sessionOf(database: CodeParts['database'], visit: Visit): Promise<Session> {
  const session = visit.token ? await readSession(database, visit.token) : null
  if (!session) throw new Refused('sign-in')
  return session
}
