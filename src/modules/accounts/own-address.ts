import { sql } from 'kysely'
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
  const { rows } = await sql<{ isTheirs: boolean | null }>`
    select bool_or(is_address_of_guardian(person_id, ${address})) as is_theirs from access_grant
    where account_id = ${accountId}::uuid and capacity = 'self' and ended_at is null`.execute(scope.db)
  return rows[0]?.isTheirs === true
}
