import type { Accounts } from '#accounts'
import { TooMany } from '#base/errors'
import { paths } from '../paths.ts'
import { SignInPage, type SignInPageProps } from '../patient/sign-in/sign-in-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { TryLimit } from '../shell/limit-tries.ts'
import { type Shown, SUBJECT_COOKIE, type Visit } from '../shell/visit.ts'

const REASONS: readonly SignInPageProps['why'][] = ['needed', 'ended', 'signed-out']

/** The page where one signs in. */
export function showSignIn(visit: Visit, frame: Frame): Shown {
  const why = REASONS.find((reason) => reason === visit.query.why) ?? null
  const next = safeNext(visit.query.next)
  return { view: <SignInPage frame={frame} next={next} email="" fault={null} why={next && !why ? 'needed' : why} /> }
}

/** Signs in and goes on to where the visitor wanted to go; a fault never says which of the two was wrong. */
export async function signIn(
  visit: Visit,
  frame: Frame,
  { accounts, tries, address, headers }: { accounts: Accounts; tries: TryLimit; address: string; headers: Headers },
): Promise<Shown> {
  const email = visit.form.email?.slice(0, 320) ?? ''
  const next = safeNext(visit.form.next)
  const again = (fault: SignInPageProps['fault'], status: number): Shown => ({
    view: <SignInPage frame={frame} next={next} email={email} fault={fault} why={null} />,
    status,
  })
  try {
    tries.check(email, address)
  } catch (fault) {
    if (fault instanceof TooMany) return again('too-many', 429)
    throw fault
  }
  tries.count(email, address)
  const answer = await accounts.signIn({ email, password: visit.form.password?.slice(0, 1000) ?? '', headers })
  if (!answer.ok) return again('wrong', 422)
  tries.forgive(email, address)
  return { goTo: next ?? paths.home(), setCookies: answer.headers.getSetCookie(), cookies: { [SUBJECT_COOKIE]: null } }
}

/** Ends the session at once. */
export async function signOut(accounts: Accounts, headers: Headers): Promise<Shown> {
  const answer = await accounts.signOut({ headers })
  return {
    goTo: `${paths.signIn()}?why=signed-out`,
    setCookies: answer.headers.getSetCookie(),
    cookies: { [SUBJECT_COOKIE]: null },
  }
}

/** Only a path of ours: never another host, never a second slash. */
export function safeNext(next: string | undefined): string | null {
  return next && /^\/(?![/\\])[\w\-./?=&%:+~,@]*$/.test(next) && !next.startsWith('/sign-') && next.length < 500
    ? next
    : null
}
