import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import { type Looks, readLooks } from '#base/looks'
import type { Database } from '#platform/database/open-database'
import { rememberDevice } from './known-device.ts'

/** How long a session lives in a browser that others use, too. */
const MINUTES_SIGNED_IN_ON_SHARED = 30

export type Arrival = {
  /** What the browser is to keep as its own; null: nothing, others use it. */
  readonly device: string | null
  /** How the account wants pages to be. */
  readonly looks: Looks
}

export type Arriving = {
  readonly accountId: AccountId
  readonly token: string
  readonly device: string | null
  readonly userAgent: string | null
  /** The browser is used by others: its session ends soon, and it is not remembered as the owner's. */
  readonly isShared: boolean
}

/** What a sign-in, by whatever way, changes in its session and leaves in its browser. */
export async function arrive(
  database: Database,
  { accountId, token, device, userAgent, isShared }: Arriving,
): Promise<Arrival> {
  const own = await rememberDevice(database, { accountId, device, userAgent })
  if (isShared)
    await sql`update session set expires_at = least(expires_at, now() + make_interval(mins => ${MINUTES_SIGNED_IN_ON_SHARED}))
      where token = hash_of_token(${token})`.execute(database.web)
  const { rows } = await sql<{ looks: string }>`
    select looks from portal_account where id = ${accountId}::uuid`.execute(database.web)
  return { device: isShared ? null : own, looks: readLooks(rows[0]?.looks) }
}

/** Cookies that end with the browser's window, where others use it. */
export function cookiesFor(setCookies: readonly string[], { isShared }: Pick<Arriving, 'isShared'>): readonly string[] {
  return isShared ? setCookies.map((cookie) => cookie.replace(/;\s*(?:Max-Age|Expires)=[^;]*/gi, '')) : setCookies
}
