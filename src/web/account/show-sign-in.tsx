import type { Accounts } from '#accounts'
import { paths } from '../paths.ts'
import { SignInPage, type SignInPageProps } from '../patient/sign-in/sign-in-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import { cookiesAfterLeaving, cookiesOfArrival } from '../shell/arrival.ts'
import type { Shown, Visit } from '../shell/visit.ts'

const REASONS: readonly SignInPageProps['why'][] = ['needed', 'ended', 'signed-out']

/** The page where one signs in. */
export function showSignIn(visit: Visit, frame: Frame): Shown {
  const why = REASONS.find((reason) => reason === visit.query.why) ?? null
  const next = safeNext(visit.query.next)
  return {
    view: <SignInPage frame={frame} next={next} email="" fault={null} why={next && !why ? 'needed' : why} />,
    runsScript: true,
  }
}

/** Signs in and goes on to where the visitor wanted to go; a fault never says which of the two was wrong. */
export async function signIn(
  visit: Visit,
  frame: Frame,
  { accounts, address, headers }: { accounts: Accounts; address: string; headers: Headers },
): Promise<Shown> {
  const email = visit.form.email?.slice(0, 320) ?? ''
  const next = safeNext(visit.form.next)
  const password = visit.form.password?.slice(0, 1000) ?? ''
  const tried = await accounts.trySignIn({
    email,
    password,
    address,
    headers,
    device: visit.device,
    isShared: visit.looks.isShared,
  })
  if (tried.outcome === 'wrong' || tried.outcome === 'too-many') {
    const [fault, status] = tried.outcome === 'wrong' ? (['wrong', 422] as const) : (['too-many', 429] as const)
    const reference = visit.requestId
    const view = <SignInPage frame={frame} next={next} email={email} fault={fault} why={null} reference={reference} />
    return { view, status, runsScript: true }
  }
  return {
    goTo: tried.outcome === 'in' ? (next ?? paths.home()) : paths.secondStep(next ?? undefined),
    setCookies: tried.setCookies,
    cookies: cookiesOfArrival(visit, tried.arrival),
  }
}

/** Ends the session at once. */
export async function signOut(visit: Visit, accounts: Accounts, headers: Headers): Promise<Shown> {
  const answer = await accounts.signOut({ headers })
  return {
    goTo: `${paths.signIn()}?why=signed-out`,
    setCookies: answer.headers.getSetCookie(),
    cookies: cookiesAfterLeaving(visit),
  }
}

/** Only a path of ours: never another host, never a second slash. */
export function safeNext(next: string | undefined): string | null {
  return next && /^\/(?![/\\])[\w\-./?=&%:+~,@]*$/.test(next) && !next.startsWith('/sign-') && next.length < 500
    ? next
    : null
}
