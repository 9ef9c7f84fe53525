import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'

/**
 * Takes an account's passkeys, second factor and recovery codes away: a desk has seen who the owner is and gave a new
 * password, and whoever holds the old ways in must not get in by them. The owner reads of it. (Security cases N22.)
 */
export async function forgetFactors(
  database: Database,
  { accountId }: { readonly accountId: AccountId },
): Promise<void> {
  const { web } = database
  await sql`delete from passkey where account_id = ${accountId}::uuid`.execute(web)
  await sql`delete from credential where account_id = ${accountId}::uuid and provider_id like 'eid:%'`.execute(web)
  await sql`update second_factor set confirmed_at = null where account_id = ${accountId}::uuid`.execute(web)
  await sql`update recovery_code set used_at = now() where account_id = ${accountId}::uuid and used_at is null`.execute(
    web,
  )
  await sql`insert into account_event (account_id, kind) values (${accountId}::uuid, 'password-changed')`.execute(web)
}
