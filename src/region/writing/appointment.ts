import type { Appointment, Reference } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf, workday } from '../ground/calendar.ts'
import type { ServiceKind } from '../places/institutions.ts'
import type { StaffKind } from '../places/staff.ts'
import type { Chart } from './chart.ts'

export type Booking = {
  readonly what: string
  readonly day: Day
  readonly hour?: number
  readonly minutes?: number
  readonly booked: Day
  readonly service?: ServiceKind
  readonly serviceId?: string
  readonly staff?: StaffKind
  readonly status?: 'booked' | 'fulfilled' | 'cancelled' | 'noshow' | 'proposed'
  /** What to bring or do before. */
  readonly instruction?: string
  readonly reason?: string
}

/** Writes a coming or past appointment; coming ones fall on working days. */
export function writeAppointment(chart: Chart, booking: Booking): void {
  if (!chart.sends('appointments')) return
  const { status = 'booked', minutes = 30 } = booking
  const start = minuteOf(workday(booking.day), booking.hour ?? 9 + (booking.day % 6), (booking.day % 4) * 15)
  const place = chart.place(booking.service ?? 'clinic', booking.serviceId)
  const appointment: Appointment & { id: string } = {
    resourceType: 'Appointment',
    id: chart.id('app'),
    status,
    serviceType: [{ text: booking.what }],
    appointmentType: {
      coding: [
        {
          system: SYSTEMS.appointmentReason,
          code: 'FOLLOWUP',
          display: 'A follow up visit from a previous appointment',
        },
      ],
    },
    description: booking.what,
    start: instantText(start),
    end: instantText(start + minutes),
    minutesDuration: minutes,
    created: instantText(minuteOf(booking.booked, 13)),
    participant: participants([chart.patient, chart.staff(booking.staff ?? 'doctor'), place], status),
    ...(booking.reason && { reasonCode: [{ text: booking.reason }] }),
    ...(booking.instruction && { patientInstruction: booking.instruction }),
  }
  chart.put(appointment)
}

function participants(actors: Reference[], status: string): Appointment['participant'] {
  const answer = status === 'proposed' ? 'needs-action' : 'accepted'
  return actors.map((actor) => ({ actor, status: answer }))
}
