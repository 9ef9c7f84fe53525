import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { hashedSessions } from './hashed-sessions.ts'
import { normaliseEmail } from './normalise-email.ts'
import { type Entered, type Entering, openSession } from './open-session.ts'
import { type PasskeyAnswer, type PasskeyRequest, passkeyPlugin, takePasskeyStep } from './passkeys.ts'
import { readSessionToken } from './session-cookie.ts'
import { prove, type SignedIn, type TryToSignIn, tryCode, trySignIn } from './try-sign-in.ts'

export type AccountsConfig = {
  readonly publicUrl: string
  readonly secret: string
  readonly secureCookies: boolean
  /** Only on a loopback address outside production: everybody knows the password of the demo accounts. */
  readonly allowDemo: boolean
}

/** Sign-in and sign-out. Everything else about a session is asked of the database when a scope opens. */
export type Accounts = {
  /** Signs in with e-mail and password; the answer carries the cookies, and 401 when the two do not fit. Not limited. */
  readonly signIn: (input: { email: string; password: string; headers: Headers }) => Promise<Response>
  /** The same for whoever comes to the door: tries are counted, the browser is remembered, a second factor is asked for. */
  readonly trySignIn: (input: TryToSignIn) => Promise<SignedIn>
  /** The second step: a code of the app, or a recovery code. */
  readonly tryCode: (input: { token: string | null; code: string }) => Promise<'in' | 'wrong' | 'nobody' | number>
  /** The password once more, for what should not happen by a forgotten open window. Wrong, or too often: nothing changes. */
  readonly prove: (input: { token: string; password: string }) => Promise<void>
  /** One step of adding a passkey, or of signing in with one. */
  readonly passkey: (request: PasskeyRequest) => Promise<PasskeyAnswer>
  /** A session without a password, for who has shown an eID or a code; null where no such account may come in. */
  readonly enter: (input: Entering) => Promise<Entered | null>
  readonly signOut: (input: { headers: Headers }) => Promise<Response>
  /** The token of a Cookie header, if we signed it. */
  readonly tokenOf: (cookieHeader: string | undefined) => string | null
  /** With what second factors are sealed. */
  readonly factorKey: string
  /** Demo accounts may come in here. */
  readonly allowsDemo: boolean
}

const HOURS_SIGNED_IN = 12

/** Opens the accounts over the database's at-rest connection: nobody is signed in yet when a password is checked. */
export function openAccounts(database: Database, config: AccountsConfig): Accounts {
  const auth = createAuth(database, config)
  const signIn: Accounts['signIn'] = ({ email, password, headers }) =>
    auth.api.signInEmail({
      body: { email: normaliseEmail(email), password: password.normalize('NFC') },
      headers,
      asResponse: true,
    })
  return {
    signIn,
    trySignIn: (input) => trySignIn(database, { secret: config.secret, signIn, input }),
    tryCode: (input) => tryCode(database, { secret: config.secret, ...input }),
    prove: (input) => prove(database, { secret: config.secret, ...input }),
    passkey: (request) => takePasskeyStep(database, { ...config, handle: (inner) => auth.handler(inner) }, request),
    enter: (input) => openSession(database, config, input),
    signOut: ({ headers }) => auth.api.signOut({ headers, asResponse: true }),
    tokenOf: (cookieHeader) => readSessionToken(cookieHeader, config.secret),
    factorKey: config.secret,
    allowsDemo: config.allowDemo,
  }
}

function createAuth(database: Database, config: AccountsConfig) {
  return betterAuth({
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: hashedSessions(database.atRest),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: {
      expiresIn: HOURS_SIGNED_IN * 3600,
      disableSessionRefresh: true,
      modelName: 'session',
      fields: SESSION_FIELDS,
    },
    user: {
      modelName: 'portal_account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: { modelName: 'credential', fields: CREDENTIAL_FIELDS },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    // Our own guard looks at Sec-Fetch-Site and Origin of every unsafe request before it comes here.
    advanced: {
      cookiePrefix: 'causeway',
      useSecureCookies: config.secureCookies,
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: { generateId: () => randomUUID() },
    },
    // Our own limits count wrong tries by account and by address; the library has one bucket for everybody.
    plugins: [passkeyPlugin(config.publicUrl)],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    databaseHooks: {
      session: {
        create: {
          before: (session) => refuseDemo(database, session.userId, config.allowDemo),
          after: (session) => countSignIn(database, session.userId),
        },
      },
    },
  })
}

const SESSION_FIELDS = {
  userId: 'account_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
}

const CREDENTIAL_FIELDS = {
  userId: 'account_id',
  accountId: 'provider_account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
}

/** No session for a demo account where strangers can reach it: the answer is that of a wrong password. */
async function refuseDemo(database: Database, accountId: string, allowDemo: boolean): Promise<undefined> {
  if (allowDemo) return
  const { rows } = await sql`select 1 from portal_account where id = ${accountId}::uuid and demo`.execute(database.web)
  if (rows.length > 0) throw new APIError('UNAUTHORIZED')
}

async function countSignIn(database: Database, accountId: string): Promise<void> {
  await sql`insert into adoption_fact (kind, channel, account_id) values ('sign-in', 'password', ${accountId}::uuid)`.execute(
    database.web,
  )
}
