import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'

/** What a browser keeps, so that its owner is known there; it signs nobody in. */
export const DEVICE_COOKIE = 'causeway.device'

/** Whether this account, by its address, has been signed in in this browser before. */
export async function isKnownDevice(
  database: Database,
  { email, device }: { readonly email: string; readonly device: string | null },
): Promise<boolean> {
  if (!device) return false
  const { rows } = await sql`
    select 1 from portal_account a join account_device d on d.account_id = a.id
    where a.email = ${email} and d.device_hash = ${hashOfDevice(device)}`.execute(database.web)
  return rows.length > 0
}

/**
 * Remembers the browser of a sign-in, and tells the owner when it is a new one; of the very first it tells nothing. Answers
 * what the browser is to keep.
 */
export async function rememberDevice(
  database: Database,
  seen: { readonly accountId: AccountId; readonly device: string | null; readonly userAgent: string | null },
): Promise<string> {
  const device = seen.device && /^[\w-]{22,64}$/.test(seen.device) ? seen.device : randomBytes(18).toString('base64url')
  const { rows } = await sql<{ isNew: boolean; others: number }>`
    insert into account_device as d (account_id, device_hash) values (${seen.accountId}::uuid, ${hashOfDevice(device)})
    on conflict (account_id, device_hash) do update set last_at = now()
    returning d.first_at = now() as is_new,
      (select count(*)::int from account_device o where o.account_id = ${seen.accountId}::uuid) as others`.execute(
    database.web,
  )
  if (rows[0]?.isNew && rows[0].others > 0)
    await sql`insert into account_event (account_id, kind, user_agent)
      values (${seen.accountId}::uuid, 'new-device', ${seen.userAgent})`.execute(database.web)
  return device
}

function hashOfDevice(device: string): string {
  return createHash('sha256').update(`device ${device}`).digest('hex')
}
