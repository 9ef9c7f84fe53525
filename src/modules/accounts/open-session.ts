import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type Arrival, arrive, cookiesFor } from './arrive.ts'
import { hashOfToken } from './hashed-sessions.ts'
import { SESSION_COOKIE } from './session-cookie.ts'

const HOURS_SIGNED_IN = 12

export type Entering = {
  readonly accountId: AccountId
  /** By what: counted with the sign-in. */
  readonly by: 'eid' | 'code'
  /** What was shown stands for the second step, too. */
  readonly showsFactor: boolean
  /** A live session of the same account in this browser, which ends. */
  readonly replaces: string | null
  readonly device: string | null
  readonly userAgent: string | null
  /** Others use this browser, too. */
  readonly isShared: boolean
}

export type Entered = {
  readonly outcome: 'in' | 'code-wanted'
  readonly setCookies: readonly string[]
  readonly arrival: Arrival
}

/**
 * Opens a session for somebody who has shown who they are by other means than a password: with the token, cookie and life
 * that the sign-in library gives. Null for a demo account where strangers can reach it.
 */
export async function openSession(
  database: Database,
  config: { readonly secret: string; readonly secureCookies: boolean; readonly allowDemo: boolean },
  { accountId, by, showsFactor, replaces, device, userAgent, isShared }: Entering,
): Promise<Entered | null> {
  const { web } = database
  const token = randomBytes(24).toString('base64url')
  const { rows } = await sql<{ waits: boolean }>`
    insert into session (id, token, account_id, expires_at, user_agent, factor_at)
    select ${randomUUID()}::uuid, ${hashOfToken(token)}, a.id, now() + make_interval(hours => ${HOURS_SIGNED_IN}), ${userAgent},
           case when ${showsFactor} then now() end
    from portal_account a where a.id = ${accountId}::uuid and (${config.allowDemo} or not a.demo)
    returning factor_at is null and exists (
      select from second_factor f where f.account_id = ${accountId}::uuid and f.confirmed_at is not null) as waits`.execute(
    web,
  )
  const [made] = rows
  if (!made) return null
  await sql`insert into adoption_fact (kind, channel, account_id) values ('sign-in', ${by}, ${accountId}::uuid)`.execute(
    web,
  )
  if (replaces !== null)
    await sql`delete from session where token = ${hashOfToken(replaces)} and account_id = ${accountId}::uuid`.execute(
      web,
    )
  return {
    outcome: made.waits ? 'code-wanted' : 'in',
    setCookies: cookiesFor([cookieOf(token, config)], { isShared }),
    arrival: await arrive(database, { accountId, token, device, userAgent, isShared }),
  }
}

function cookieOf(token: string, { secret, secureCookies }: { secret: string; secureCookies: boolean }): string {
  const signed = `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
  const name = secureCookies ? `__Secure-${SESSION_COOKIE}` : SESSION_COOKIE
  const life = `Max-Age=${HOURS_SIGNED_IN * 3600}; Path=/; HttpOnly; SameSite=Lax`
  return `${name}=${encodeURIComponent(signed)}; ${life}${secureCookies ? '; Secure' : ''}`
}
