import type { Element } from '../../fhir/types.ts'
import { firstOf, type Segment, valueAt } from '../message.ts'
import { conceptAt, conceptsAt, wordsOf } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { locationOf, practitionersAt } from './datatypes/person-name.ts'
import { element, isSaid } from './element.ts'
import { allNamed, firstNamed, patientGroups, withNotes } from './groups.ts'
import { addResource, type Mapping, refuse, type Subject, timeAt } from './mapping.ts'
import { notesText } from './notes.ts'
import { addPatient } from './patient.ts'
import { stableId } from './stable-id.ts'

/** Table 0003, chapter 10: what an event says of the appointment. The others leave it booked. */
const BY_EVENT: Readonly<Record<string, string>> = {
  S15: 'cancelled',
  S16: 'cancelled',
  S17: 'entered-in-error',
  S26: 'noshow',
}

/** Table 0278 and words that are met there. */
const BY_STATUS: Readonly<Record<string, string>> = {
  PENDING: 'pending',
  WAITLIST: 'waitlist',
  BOOKED: 'booked',
  SCHEDULED: 'booked',
  CONFIRMED: 'booked',
  OVERBOOK: 'booked',
  ARRIVED: 'arrived',
  'CHECKED IN': 'checked-in',
  STARTED: 'arrived',
  COMPLETE: 'fulfilled',
  COMPLETED: 'fulfilled',
  CANCELLED: 'cancelled',
  CANCELED: 'cancelled',
  DC: 'cancelled',
  DELETED: 'entered-in-error',
  NOSHOW: 'noshow',
  'NO SHOW': 'noshow',
}

const EVENT = /^S(1[2-9]|2[0-6])$/

/** SIU: an appointment, for each patient who is to come. */
export function mapAppointment(mapping: Mapping): void {
  const { segments, header } = mapping.message
  const sch = firstNamed(segments, 'SCH')
  if (!EVENT.test(header.trigger)) {
    const what = `The event ${header.trigger || '(none)'} of SIU is not known here.`
    refuse(mapping, 'MSH', 9, { code: 201, what, mend: 'Send S12 to S26.' })
    return
  }
  const { groups } = patientGroups(segments)
  for (const { pid, segments: own } of groups) {
    const subject = addPatient(mapping, pid, own)
    if (subject) addAppointment(mapping, subject, sch, groups.length > 1)
  }
}

function addAppointment(mapping: Mapping, subject: Subject, sch: Segment | null, isShared: boolean): void {
  const { segments, header } = mapping.message
  const start = startOf(mapping, sch, segments)
  const key = keyOf(mapping, sch) ?? (start && `${subject.id} ${start}`)
  if (!key) {
    const where = sch ?? 'SCH'
    const what = 'Nothing says which appointment it is: SCH-1 and SCH-2 are empty, and there is no time.'
    const found = BY_EVENT[header.trigger] !== undefined || sch !== null
    const mend = 'Send the number of the appointment in SCH-1 or SCH-2.'
    refuse(mapping, where, sch ? 1 : null, { code: found ? 101 : 100, what, mend })
    return
  }
  const status = statusOf(header.trigger, sch)
  const resource = {
    resourceType: 'Appointment',
    id: stableId('Appointment', isShared ? [key, subject.id] : [key]),
    identifier: sch ? numbersOf(mapping, sch) : [],
    status,
    cancelationReason: status === 'cancelled' && sch ? conceptAt(sch, 6, mapping.facility) : null,
    serviceType: allNamed(segments, 'AIS').flatMap((ais) => conceptsAt(ais, 3, mapping.facility)),
    appointmentType: sch && appointmentType(mapping, sch),
    reasonCode: [sch && conceptAt(sch, 7, mapping.facility)].filter(isSaid),
    ...timesOf(mapping, sch, start),
    comment: commentOf(segments),
    participant: [{ actor: subject.reference, status: 'accepted' }, ...participantsOf(mapping, segments)],
  }
  addResource(mapping, { where: 'SCH', isPartial: header.trigger !== 'S12', resource })
}

/** SCH-8; where it is a bare code that SCH-6 explains, with its words. */
function appointmentType(mapping: Mapping, sch: Segment): Element | null {
  const isExplained = valueAt(sch, 8, 2) === '' && valueAt(sch, 6, 2) !== '' && valueAt(sch, 6) === valueAt(sch, 8)
  return conceptAt(sch, isExplained ? 6 : 8, mapping.facility)
}

/** The filler's number, else the placer's: it stays when the appointment moves. */
function keyOf(mapping: Mapping, sch: Segment | null): string | null {
  if (!sch) return null
  const filler = entityKey(firstOf(sch, 2), mapping.facility)
  const placer = entityKey(firstOf(sch, 1), mapping.facility)
  return filler ?? (placer && `placer ${placer}`)
}

function numbersOf(mapping: Mapping, sch: Segment): readonly Element[] {
  const { systems } = mapping.context
  return [
    entityIdentifier(firstOf(sch, 1), 'PLAC', systems),
    entityIdentifier(firstOf(sch, 2), 'FILL', systems),
  ].filter(isSaid)
}

function statusOf(event: string, sch: Segment | null): string {
  const written = sch ? wordsOf(firstOf(sch, 25)).toUpperCase() : ''
  return BY_EVENT[event] ?? BY_STATUS[written] ?? 'booked'
}

/** TQ1-7, SCH-11 (start in its fourth component), else what a service, person, place or thing is booked for. */
function startOf(mapping: Mapping, sch: Segment | null, segments: readonly Segment[]): string | null {
  const at = (name: string, field: number) => timeAt(mapping, firstNamed(segments, name), field)
  return at('TQ1', 7) ?? timeAt(mapping, sch, 11, 4) ?? at('AIS', 4) ?? at('AIP', 6) ?? at('AIL', 6) ?? at('AIG', 8)
}

function timesOf(mapping: Mapping, sch: Segment | null, start: string | null): Readonly<Record<string, unknown>> {
  if (!start) return {}
  if (!start.includes('T')) return { requestedPeriod: [{ start }] }
  const tq1 = firstNamed(mapping.message.segments, 'TQ1')
  const end = timeAt(mapping, tq1, 8) ?? timeAt(mapping, sch, 11, 5)
  const isLater = end?.includes('T') && Date.parse(end) > Date.parse(start)
  const minutes = isLater ? null : minutesOf(mapping, sch)
  if (isLater) return { start, end }
  return minutes ? { start, end: plusMinutes(start, minutes), minutesDuration: minutes } : { start }
}

/** SCH-9 and 10, or the duration of the service; only where the unit is minutes or hours. */
function minutesOf(mapping: Mapping, sch: Segment | null): number | null {
  const ais = firstNamed(mapping.message.segments, 'AIS')
  for (const [segment, field] of [
    [sch, 9],
    [ais, 7],
  ] as const) {
    const amount = segment ? Number(valueAt(segment, field)) : Number.NaN
    const unit = segment ? valueAt(segment, field + 1).toUpperCase() : ''
    const factor = /^(?:M|MIN|MINUTES?|)$/.test(unit) ? 1 : /^(?:H|HR|HOURS?)$/.test(unit) ? 60 : 0
    if (Number.isInteger(amount) && amount * factor > 0 && amount * factor < 100_000) return amount * factor
  }
  return null
}

/** The same offset: an appointment does not last through a change of the clock. */
function plusMinutes(start: string, minutes: number): string {
  const [, clock, rest] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}):(.*)$/.exec(start)!
  return `${new Date(Date.parse(`${clock}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)}:${rest}`
}

function commentOf(segments: readonly Segment[]): string {
  const kinds = ['SCH', 'TQ1', 'AIS']
  return kinds
    .flatMap((kind) => withNotes(segments, kind).map(([, notes]) => notesText(notes)))
    .filter(Boolean)
    .join('\n')
}

/** Persons, places and things that are booked. What the sender calls them is their role. */
function participantsOf(mapping: Mapping, segments: readonly Segment[]): readonly Element[] {
  const { systems } = mapping.context
  const persons = allNamed(segments, 'AIP').flatMap((aip) =>
    practitionersAt(aip, 3, systems).map((actor) => participant(actor, conceptAt(aip, 4, mapping.facility))),
  )
  const places = allNamed(segments, 'AIL').flatMap((ail) => {
    const actor = locationOf(firstOf(ail, 3))
    return actor ? [participant(actor, null)] : []
  })
  const things = allNamed(segments, 'AIG').flatMap((aig) => {
    const display = wordsOf(firstOf(aig, 3))
    return display && !persons.length ? [participant({ type: 'Device', display }, null)] : []
  })
  return [...persons, ...places, ...things]
}

function participant(actor: Element, role: Element | null): Element {
  return element({ type: role ? [role] : [], actor, status: 'accepted' })
}
