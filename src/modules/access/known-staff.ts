import { sql } from 'kysely'
import type { AccountId, PersonId } from '#base/ids'
import type { PatientScope, StaffScope } from '#platform/database/scopes'

/** A member of staff who has looked at a record, or is in a team that its person has written with. */
type KnownStaff = { readonly accountId: AccountId; readonly name: string; readonly institutionId: string }

/** Those whom the person may name; empty but just after the password. By name. */
export async function listStaffWhoLooked(scope: PatientScope): Promise<readonly KnownStaff[]> {
  const { rows } = await sql<KnownStaff>`
    select account_id, name, institution_id from list_staff_who_looked()`.execute(scope.db)
  return rows
}

/** The same for staff beside the patient: of one institution, by at least three letters of the name; ten at most. */
export async function findStaffToKeepOut(
  scope: StaffScope,
  asked: { readonly personId: PersonId; readonly institutionId: string; readonly name: string },
): Promise<readonly KnownStaff[]> {
  const { rows } = await sql<KnownStaff>`
    select account_id, name, institution_id
    from find_staff_to_keep_out(${asked.personId}::uuid, ${asked.institutionId}, ${asked.name})`.execute(scope.db)
  return rows
}
