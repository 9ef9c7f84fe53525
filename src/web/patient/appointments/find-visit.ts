import { findBooking, listBookings } from '#appointments'
import { NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { listKindItems } from '#record'
import { type AppointmentView, appointmentsOf } from './appointment-view.ts'

const CATEGORY = 'appointments' as const

/** Throws NotFound outside a helper's permission. */
export function mustSee({ categories }: PatientScope): void {
  if (categories && !categories.includes(CATEGORY)) throw new NotFound('category', { detail: 'outside the grant' })
}

/** All visits, sent and booked. */
export async function listAll(scope: PatientScope): Promise<readonly AppointmentView[]> {
  const items = await listKindItems(scope, { categories: [CATEGORY], most: 2_000 })
  return appointmentsOf(
    items.filter(({ resourceType }) => resourceType === 'Appointment'),
    await listBookings(scope),
  )
}

/** Throws NotFound for what this scope does not see. */
export async function findVisit(scope: PatientScope, visitId: string): Promise<AppointmentView> {
  mustSee(scope)
  const listed = (await listAll(scope)).find((each) => each.visitId === visitId)
  if (listed) return listed
  const booking = await findBooking(scope, { bookingId: visitId })
  if (!booking) throw new NotFound('visit', { detail: 'not of this scope' })
  return appointmentsOf([], [booking])[0]!
}
