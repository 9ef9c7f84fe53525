import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'

/** Somebody who has an account, found at a desk that does not know them. */
export type LockedOut = {
  readonly personId: PersonId
  readonly family: string | null
  readonly given: string
  readonly birthDate: string
}

/**
 * Who has an account, this number and this birth date (`yyyy-mm-dd`), both as they stand on a proof of identity; in the whole
 * region, so that any desk can help somebody back in.
 */
export async function findLockedOut(
  scope: StaffScope,
  { number, birthDate }: { readonly number: string; readonly birthDate: string },
): Promise<readonly LockedOut[]> {
  const compact = number.replace(/[\s.-]/g, '')
  const { rows } = await sql<LockedOut>`
    select person_id, family, given, birth_date from find_locked_out(${compact}, ${birthDate})`.execute(scope.db)
  return rows
}
