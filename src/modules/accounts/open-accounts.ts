import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { normaliseEmail } from './normalise-email.ts'
import { readSessionToken } from './session-cookie.ts'

export type AccountsConfig = {
  readonly publicUrl: string
  readonly secret: string
  readonly secureCookies: boolean
  /** Only on a loopback address outside production: everybody knows the password of the demo accounts. */
  readonly allowDemo: boolean
}

/** Sign-in and sign-out. Everything else about a session is asked of the database when a scope opens. */
export type Accounts = {
  /** Answers requests below /api/auth. */
  readonly handle: (request: Request) => Promise<Response>
  /** Signs in with e-mail and password; the answer carries the cookies, and 401 when the two do not fit. */
  readonly signIn: (input: { email: string; password: string; headers: Headers }) => Promise<Response>
  readonly signOut: (input: { headers: Headers }) => Promise<Response>
  /** The token of a Cookie header, if we signed it. */
  readonly tokenOf: (cookieHeader: string | undefined) => string | null
}

const HOURS_SIGNED_IN = 12

/** Opens the accounts over the database's at-rest connection: nobody is signed in yet when a password is checked. */
export function openAccounts(database: Database, config: AccountsConfig): Accounts {
  const auth = createAuth(database, config)
  return {
    handle: (request) => auth.handler(request),
    signIn: ({ email, password, headers }) =>
      auth.api.signInEmail({
        body: { email: normaliseEmail(email), password: password.normalize('NFC') },
        headers,
        asResponse: true,
      }),
    signOut: ({ headers }) => auth.api.signOut({ headers, asResponse: true }),
    tokenOf: (cookieHeader) => readSessionToken(cookieHeader, config.secret),
  }
}

function createAuth(database: Database, config: AccountsConfig) {
  return betterAuth({
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: { db: database.atRest as never, type: 'postgres' },
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
