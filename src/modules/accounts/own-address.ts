import { type RawBuilder, sql } from 'kysely'
import type { AccountId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/**
 * Whether an address is one by which a guardian of this teenager signs in or gets codes: then it is not the teenager's own.
 * False for everybody below the age that the region's rule pack says, and for adults. (In one hospital 62 % of teenagers'
 * accounts had a guardian's address.)
 */
export async function isAddressOfGuardian(
  scope: SystemScope,
  { personId, address }: { readonly personId: PersonId; readonly address: string },
): Promise<boolean> {
  const { rows } = await sql<{ isTheirs: boolean }>`
    select is_address_of_guardian(${personId}::uuid, ${address}) as is_theirs`.execute(scope.db)
  return rows[0]!.isTheirs
}

/** The same for the person whose account it is; false where an account is nobody's own. */
export async function isAddressOfOwnersGuardian(
  scope: SystemScope,
  { accountId, address }: { readonly accountId: AccountId; readonly address: string },
): Promise<boolean> {
  const { rows } = await sql<{ isTheirs: boolean }>`
    select not ${isOwn('asked.account_id', 'asked.address')} as is_theirs
    from (values (${accountId}::uuid, ${address})) as asked (account_id, address)`.execute(scope.db)
  return rows[0]!.isTheirs
}

/** Whether an address may carry codes for an account, from columns of a statement: a birthday stops a guardian's by itself. */
export function isOwn(account: string, address: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select from access_grant own where own.account_id = ${sql.ref(account)} and own.capacity = 'self'
      and own.ended_at is null and is_address_of_guardian(own.person_id, ${sql.ref(address)}))`
}
