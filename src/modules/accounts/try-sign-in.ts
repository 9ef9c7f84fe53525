import { verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type Arrival, arrive, cookiesFor } from './arrive.ts'
import { isKnownDevice } from './known-device.ts'
import { normaliseEmail } from './normalise-email.ts'
import { findWaiting, showFactor } from './second-step.ts'
import { readSessionToken, SESSION_COOKIE } from './session-cookie.ts'
import { beginTry, type Counted, forgive, uncount } from './wrong-tries.ts'

/** How a try to sign in ended. */
export type SignedIn =
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many'; readonly retryAfterSeconds: number }
  | {
      readonly outcome: 'in' | 'code-wanted'
      readonly setCookies: readonly string[]
      readonly arrival: Arrival
    }

export type TryToSignIn = {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly device: string | null
  /** Others use this browser, too. */
  readonly isShared: boolean
  readonly headers: Headers
}

type SignIn = (input: { email: string; password: string; headers: Headers }) => Promise<Response>

/**
 * One try to sign in. It is counted first, for this account from this address, or in this browser where the account is
 * known there: so that a stranger's tries hold up nobody but the stranger.
 */
export async function trySignIn(
  database: Database,
  { secret, signIn, input }: { readonly secret: string; readonly signIn: SignIn; readonly input: TryToSignIn },
): Promise<SignedIn> {
  const email = normaliseEmail(input.email.normalize('NFKC'))
  const isKnown = await isKnownDevice(database, { email, device: input.device })
  const counted: Counted[] = isKnown
    ? [{ kind: 'device', of: [email, input.device!] }]
    : [
        { kind: 'sign-in', of: [email, input.address] },
        { kind: 'address', of: [input.address] },
      ]
  const retryAfterSeconds = await beginTry(database, { secret, counted })
  if (retryAfterSeconds > 0) return { outcome: 'too-many', retryAfterSeconds }
  const answer = await signIn(input)
  if (!answer.ok) return { outcome: 'wrong' }
  // Of the address only this try is taken back: one right password among a thousand wrong ones excuses nothing.
  await forgive(database, { secret, counted: counted.filter(({ kind }) => kind !== 'address') })
  if (!isKnown) await uncount(database, { secret, counted: { kind: 'address', of: [input.address] } })
  const setCookies = answer.headers.getSetCookie()
  const token = readSessionToken(setCookies.find((each) => each.includes(SESSION_COOKIE))?.split(';')[0], secret)
  const { rows } = await sql<{ accountId: AccountId; waits: boolean }>`
    select s.account_id, f.account_id is not null as waits
    from session s left join second_factor f on f.account_id = s.account_id and f.confirmed_at is not null
    where s.token = hash_of_token(${token})`.execute(database.web)
  const { accountId, waits } = rows[0]!
  const { device, isShared, headers } = input
  const arriving = { accountId, token: token!, device, userAgent: headers.get('user-agent'), isShared }
  return {
    outcome: waits ? 'code-wanted' : 'in',
    setCookies: cookiesFor(setCookies, input),
    arrival: await arrive(database, arriving),
  }
}

/** The code of the second step; a number is in how many seconds to come again. */
export async function tryCode(
  database: Database,
  { secret, token, code }: { readonly secret: string; readonly token: string | null; readonly code: string },
): Promise<'in' | 'wrong' | 'nobody' | number> {
  const waiting = token ? await findWaiting(database, token) : null
  if (!waiting) return 'nobody'
  const counted: Counted[] = [{ kind: 'factor', of: [waiting.accountId] }]
  const retryAfterSeconds = await beginTry(database, { secret, counted })
  if (retryAfterSeconds > 0) return retryAfterSeconds
  if (!(await showFactor(database, waiting, { code, secret }))) return 'wrong'
  await forgive(database, { secret, counted })
  return 'in'
}

/** A live session shows its account's password once more: for five minutes it counts as proved. */
export async function prove(
  database: Database,
  { secret, token, password }: { readonly secret: string; readonly token: string; readonly password: string },
): Promise<void> {
  const { rows } = await sql<{ accountId: AccountId; sessionId: string; password: string | null }>`
    select r.account_id, r.session_id, c.password from resolve_session(${token}) r
    join credential c on c.account_id = r.account_id and c.provider_id = 'credential'`.execute(database.web)
  const [own] = rows
  if (!own?.password) return
  const counted: Counted[] = [{ kind: 'factor', of: [own.accountId, 'password'] }]
  if ((await beginTry(database, { secret, counted })) > 0) return
  if (!(await verifyPassword({ hash: own.password, password: password.normalize('NFC') }))) return
  await forgive(database, { secret, counted })
  await sql`update session set proved_at = now(), proved_again_at = now() where id = ${own.sessionId}::uuid`.execute(
    database.web,
  )
}
