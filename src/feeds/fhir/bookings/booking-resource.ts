import type { BookingToTell } from '#appointments'
import type { Resource } from '#formats/fhir/types'

const CANCELLED = 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason'

/** Under which system a booking's own id stands in `Appointment.identifier`: send it back with the visit. */
export function bookingSystem(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/booking`
}

/** A booking as an Appointment of FHIR R4, for the calendar of the institution where it is. */
export function bookingResource(booking: BookingToTell, { publicUrl }: { readonly publicUrl: string }): Resource {
  const { bookingId, version, endedWord, sourceId } = booking
  return {
    resourceType: 'Appointment',
    id: bookingId,
    meta: { versionId: String(version), lastUpdated: booking.changedAt.toISOString() },
    identifier: [{ system: bookingSystem(publicUrl), value: bookingId }],
    status: endedWord ? 'cancelled' : 'booked',
    ...(endedWord && { cancelationReason: reasonOf(booking, endedWord) }),
    serviceType: [{ text: booking.serviceName }],
    start: booking.startsAt.toISOString(),
    end: booking.endsAt.toISOString(),
    ...(sourceId && { slot: [{ reference: `Slot/${sourceId}` }] }),
    created: booking.madeAt.toISOString(),
    ...(booking.note.trim() && { comment: booking.note }),
    participant: [{ actor: actorOf(booking), required: 'required', status: endedWord ? 'declined' : 'accepted' }],
  }
}

const WORDS = {
  cancelled: { code: 'pat', text: 'Cancelled by the patient' },
  moved: { code: 'pat', text: 'Moved by the patient to another time' },
  withdrawn: { code: 'prov', text: 'The time was taken back' },
} as const

function reasonOf({ endedReason }: BookingToTell, endedWord: keyof typeof WORDS) {
  const { code, text } = WORDS[endedWord]
  return { coding: [{ system: CANCELLED, code }], text: endedReason?.trim() ? endedReason : text }
}

/** Whom the institution knows by its own id and number; whoever keeps the visit from those who work there is not named. */
function actorOf({ isNamed, personName, patientKeys }: BookingToTell) {
  if (!isNamed) return { type: 'Patient', display: 'Not named here: the reception sees who comes' }
  const own = patientKeys.find((key) => /^Patient\/[A-Za-z0-9.-]{1,64}$/.test(key))
  const number = patientKeys.find((key) => /^[^|]*\|[^|]+$/.test(key))
  const [system, value] = number?.split('|') ?? []
  return {
    ...(own && { reference: own }),
    type: 'Patient',
    ...(value && { identifier: { ...(system && { system: uriOf(system) }), value } }),
    ...(personName && { display: personName }),
  }
}

/** An authority of HL7 v2 that is no address stands as the sender wrote it. */
function uriOf(system: string): string {
  return system.replaceAll(/\s/g, '-')
}
