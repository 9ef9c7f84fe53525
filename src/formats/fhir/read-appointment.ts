import { type ClinicalDate, readClinicalDate } from '#base/instant'
import { child, children, follow, text } from './elements.ts'
import { withoutNamesOfItems } from './quiet-references.ts'
import { referenceText } from './references.ts'
import { say, sayAll } from './say/say.ts'
import type { Element, Resource } from './types.ts'

/** What the page of a visit needs of an Appointment (R4), in the sender's words. */
export type AppointmentFacts = {
  readonly start: ClinicalDate | null
  readonly end: ClinicalDate | null
  /** As written; null where the sender says nothing. */
  readonly status: string | null
  readonly places: readonly string[]
  /** Whom one meets. */
  readonly people: readonly string[]
  /** How to prepare. */
  readonly instruction: string | null
  /** Why it was cancelled. */
  readonly reason: string | null
  /** The slots that it was booked from, as `Slot/id`. */
  readonly slots: readonly string[]
  /** The numbers that it bears, without whose they are. */
  readonly numbers: readonly string[]
  /** The orders that it is about, as `ServiceRequest/id`. */
  readonly orders: readonly string[]
}

/** Reads an Appointment; what is missing or malformed is null. */
export function readAppointment(received: Resource): AppointmentFacts {
  const resource = withoutNamesOfItems(received)
  const actors = children(resource, 'participant')
    .map((participant) => child(participant, 'actor'))
    .filter((actor) => actor !== null)
  const cancelled = child(resource, 'cancelationReason')
  return {
    start: dateAt(resource, 'start') ?? firstRequested(resource),
    end: dateAt(resource, 'end'),
    status: text(resource, 'status'),
    places: namesOf(actors, ['Location', 'HealthcareService']),
    people: namesOf(actors, ['Practitioner', 'PractitionerRole', 'CareTeam']),
    instruction: text(resource, 'patientInstruction'),
    reason: cancelled && say(cancelled),
    slots: follow(resource, 'slot').flatMap((slot) => referenceText(slot) ?? []),
    numbers: children(resource, 'identifier').flatMap((identifier) => text(identifier, 'value') ?? []),
    orders: follow(resource, 'basedOn').flatMap((order) => referenceText(order) ?? []),
  }
}

function dateAt(resource: Resource, name: string): ClinicalDate | null {
  return readClinicalDate(text(resource, name))
}

function firstRequested(resource: Resource): ClinicalDate | null {
  return readClinicalDate(text(children(resource, 'requestedPeriod')[0] ?? null, 'start'))
}

/** HL7 v2 gives places as a type and a name, without a reference. */
function namesOf(actors: readonly Element[], types: readonly string[]): readonly string[] {
  const ofType = actors.filter((actor) => types.includes(typeOf(actor)))
  return [...new Set(ofType.flatMap((actor) => sayAll([actor]) ?? []))]
}

function typeOf(actor: Element): string {
  return text(actor, 'type') ?? referenceText(actor)?.match(/^(?:.*\/)?([A-Z]\w+)[/?]/)?.[1] ?? ''
}
