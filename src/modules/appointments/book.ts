import { sql } from 'kysely'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

/** What became of a wish to book: `taken` somebody else was first, `gone` it is not offered any more. */
export type BookingOutcome = 'booked' | 'taken' | 'gone' | 'not-here' | 'had-one' | 'too-late'
export type Booked = { readonly outcome: BookingOutcome; readonly bookingId: string | null }

export type SlotToTake = {
  readonly slotId: string
  /** The booking that moves here; null: a new one. */
  readonly moves: string | null
  readonly note: string
  readonly showsDelegates: boolean
}

/**
 * Books a slot, or moves a booking to it. Of any number who try at once exactly one is `booked`; the same form sent twice
 * is answered twice and books once.
 */
export async function bookSlot(scope: PatientScope, wish: SlotToTake): Promise<Booked> {
  if (!isUuid(wish.slotId) || (wish.moves !== null && !isUuid(wish.moves))) return { outcome: 'gone', bookingId: null }
  const shows = wish.showsDelegates || scope.capacity !== 'self'
  const { rows } = await sql<Booked>`
    select outcome, booking_id from book_slot(${wish.slotId}::uuid, ${wish.moves}::uuid, ${wish.note.trim()}, ${shows},
      ${scope.actor.name}, ${scope.subjectName}, (select birth_date from person where person_id = ${scope.subject}::uuid))`.execute(
    scope.db,
  )
  return rows[0]!
}

export type CancelOutcome = 'cancelled' | 'too-late' | 'had' | 'gone'

/** Gives a booked visit back, as long as the service's rule lets it; the slot goes to the first who waits. */
export async function cancelBooking(
  scope: PatientScope,
  { bookingId, reason }: { readonly bookingId: string; readonly reason: string },
): Promise<CancelOutcome> {
  const { rows } = await sql<{ outcome: CancelOutcome }>`
    select cancel_booking(${bookingId}::uuid, ${reason.trim()}, ${scope.actor.name}) as outcome`.execute(scope.db)
  return rows[0]!.outcome
}
