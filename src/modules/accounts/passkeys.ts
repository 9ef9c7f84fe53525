import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type Arrival, arrive, cookiesFor } from './arrive.ts'
import { readSessionToken, SESSION_COOKIE } from './session-cookie.ts'
import { beginTry } from './wrong-tries.ts'

/** The four steps of the two ceremonies (WebAuthn Level 3, 7.1 and 7.2), by their addresses below /api/auth. */
export const PASSKEY_STEPS = {
  'begin-adding': { method: 'GET', path: '/passkey/generate-register-options' },
  add: { method: 'POST', path: '/passkey/verify-registration' },
  'begin-entering': { method: 'GET', path: '/passkey/generate-authenticate-options' },
  enter: { method: 'POST', path: '/passkey/verify-authentication' },
} as const
export type PasskeyStep = keyof typeof PASSKEY_STEPS

/** The library's part: it makes challenges and checks what authenticators sign, for our host alone. */
export function passkeyPlugin(publicUrl: string) {
  const { hostname, origin } = new URL(publicUrl)
  return passkey({
    rpID: hostname,
    rpName: 'Causeway',
    origin: [origin],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    authentication: {
      // A key that its owner had to unlock stands for both: what one has, and what one knows or is.
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
      },
    },
    schema: {
      passkey: {
        fields: {
          publicKey: 'public_key',
          userId: 'account_id',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  })
}

export type PasskeyRequest = {
  readonly step: PasskeyStep
  readonly body: unknown
  readonly headers: Headers
  readonly token: string | null
  readonly device: string | null
  /** Others use this browser, too. */
  readonly isShared: boolean
  readonly address: string
}

/** What goes back to the browser: for `begin-` steps what the library asks of it, else only whether it went well. */
export type PasskeyAnswer = {
  readonly status: number
  readonly body: unknown
  readonly setCookies: readonly string[]
  /** Null: nobody has signed in by this step. */
  readonly arrival: Arrival | null
}

type House = {
  readonly publicUrl: string
  readonly secret: string
  readonly handle: (request: Request) => Promise<Response>
}

/** One step. To add a key one has given the password in the last five minutes; one address may not ask without end. */
export async function takePasskeyStep(
  database: Database,
  { publicUrl, secret, handle }: House,
  request: PasskeyRequest,
): Promise<PasskeyAnswer> {
  const isAdding = request.step === 'begin-adding' || request.step === 'add'
  if (isAdding && !(await isProved(database, request.token))) return refused(403)
  if ((await beginTry(database, { secret, counted: [{ kind: 'passkey', of: [request.address] }] })) > 0)
    return refused(429)
  const answer = await handle(asRequest(publicUrl, request))
  const setCookies = answer.headers.getSetCookie()
  if (!answer.ok) return { ...refused(answer.status === 401 ? 401 : 400), setCookies }
  if (request.step === 'add') await noteAdded(database, request.token)
  const arrival = request.step === 'enter' ? await enterWith(database, { setCookies, secret, request }) : null
  const body = request.step.startsWith('begin-') ? await answer.json() : { code: 'in' }
  return { status: 200, body, setCookies: cookiesFor(setCookies, request), arrival }
}

function refused(status: number): PasskeyAnswer {
  return { status, body: { code: 'refused' }, setCookies: [], arrival: null }
}

function asRequest(publicUrl: string, { step, body, headers }: PasskeyRequest): Request {
  const { method, path } = PASSKEY_STEPS[step]
  const sent = new Headers(headers)
  sent.set('origin', new URL(publicUrl).origin)
  if (method === 'POST') sent.set('content-type', 'application/json')
  const url = new URL(`/api/auth${path}`, publicUrl)
  return new Request(url, { method, headers: sent, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) })
}

async function isProved(database: Database, token: string | null): Promise<boolean> {
  if (!token) return false
  const { rows } = await sql<{ isProved: boolean }>`select is_proved from resolve_session(${token})`.execute(
    database.web,
  )
  return rows[0]?.isProved ?? false
}

async function noteAdded(database: Database, token: string | null): Promise<void> {
  await sql`insert into account_event (account_id, kind, session_id)
    select account_id, 'passkey-added', session_id from resolve_session(${token})`.execute(database.web)
}

/** The session that a key has opened needs no second step; its browser is remembered like any other. */
async function enterWith(
  database: Database,
  given: { readonly setCookies: readonly string[]; readonly secret: string; readonly request: PasskeyRequest },
): Promise<Arrival> {
  const cookie = given.setCookies.find((each) => each.includes(SESSION_COOKIE))?.split(';')[0]
  const token = readSessionToken(cookie, given.secret)!
  const { rows } = await sql<{ accountId: AccountId }>`update session set factor_at = now()
    where token = hash_of_token(${token}) returning account_id`.execute(database.web)
  const { device, headers, isShared } = given.request
  const { accountId } = rows[0]!
  return arrive(database, { accountId, token, device, userAgent: headers.get('user-agent'), isShared })
}
