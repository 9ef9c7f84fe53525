import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

/** A helper who can be taken along to a visit. */
export type VisitGuest = { readonly accountId: string; readonly name: string; readonly isInvited: boolean }

/** Whom one can take along to a visit to come: helpers who may see it. Nobody for helpers themselves, but for guardians. */
export async function listGuests(
  scope: PatientScope,
  { bookingId }: { readonly bookingId: string },
): Promise<readonly VisitGuest[]> {
  const { rows } = await sql<VisitGuest>`
    select account_id, name, is_invited from list_visit_guests(${bookingId}::uuid)`.execute(scope.db)
  return rows
}

/** Takes a helper along to a visit, or not any more. Throws NotFound where that is not theirs to say. */
export async function inviteGuest(
  scope: PatientScope,
  { bookingId, accountId, comes }: { readonly bookingId: string; readonly accountId: string; readonly comes: boolean },
): Promise<void> {
  if (!isUuid(accountId)) throw new NotFound('helper', { detail: 'not an id' })
  const { rows } = await sql<{ isDone: boolean }>`
    select invite_to_visit(${bookingId}::uuid, ${accountId}::uuid, ${comes}::boolean) as is_done`.execute(scope.db)
  if (!rows[0]!.isDone) throw new NotFound('helper', { detail: 'not one who could come' })
}

/** Whether who acts may come in: the person, a guardian, whoever booked it, and whom the person takes along. */
export async function comesToVisit(
  scope: PatientScope,
  { bookingId, accountId }: { readonly bookingId: string; readonly accountId: string },
): Promise<boolean> {
  if (scope.capacity !== 'delegate' || scope.actor.accountId === accountId) return true
  const { rows } = await sql`
    select from visit_guest where person_id = ${scope.subject}::uuid and booking_id = ${bookingId}::uuid
      and account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
  return rows.length > 0
}

/** Guests come along when a visit moves to another time of the same service. */
export async function takeGuestsAlong(
  scope: PatientScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`select carry_visit_guests(${from}::uuid, ${to}::uuid)`.execute(scope.db)
}
