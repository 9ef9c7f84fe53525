import type { Element } from '../../fhir/types.ts'
import { firstOf, type Parts, partOf, type Segment, valueAt } from '../message.ts'
import { coded, conceptAt, conceptOf, wordsOf } from './datatypes/concept.ts'
import { authorityAt, identifierElement, systemOf } from './datatypes/identifier.ts'
import { locationOf, practitionersAt } from './datatypes/person-name.ts'
import { element, elementOrNull } from './element.ts'
import { allNamed, firstNamed } from './groups.ts'
import { confidentialityAt, protectionAt, restrictionLabels, unique } from './labels.ts'
import { addResource, type Mapping, type Subject, timeAt } from './mapping.ts'
import { stableId } from './stable-id.ts'

export type VisitStatus =
  | 'planned'
  | 'arrived'
  | 'in-progress'
  | 'onleave'
  | 'finished'
  | 'cancelled'
  | 'entered-in-error'
  | 'unknown'

type Visit = { readonly pid: Segment; readonly pv1: Segment; readonly segments: readonly Segment[] }

/** A visit as an Encounter; false when nothing says which visit it is. Always partial: ADT events tell what changed. */
export function addVisit(mapping: Mapping, subject: Subject, visit: Visit, status: VisitStatus): boolean {
  const { pid, pv1, segments } = visit
  const opens = status === 'in-progress' || status === 'arrived' || status === 'planned'
  const id = visitId(mapping, subject, pid, pv1) ?? (opens ? idOfEvent(mapping, subject) : null)
  if (!id) return false
  const labels = [
    ...confidentialityAt(pv1, 16),
    ...protectionAt(firstNamed(segments, 'PV2'), 22),
    ...restrictionLabels(allNamed(segments.slice(segments.indexOf(pv1)), 'ARV')),
  ]
  const resource = {
    resourceType: 'Encounter',
    id,
    identifier: visitNumber(mapping, pv1),
    status,
    class: classOf(valueAt(pv1, 2)),
    serviceType: serviceOf(mapping, pv1),
    subject: subject.reference,
    participant: participantsOf(mapping, pv1),
    period: periodOf(mapping, pv1, status),
    reasonCode: reasonOf(mapping, segments),
    hospitalization: hospitalizationOf(mapping, pv1),
    location: placesOf(pv1),
  }
  addResource(mapping, { where: `PV1 ${pv1.sequence}`, isPartial: true, resource }, unique(labels))
  return true
}

/** The visit that results, orders and documents belong to, when it has a number. */
export function visitReference(mapping: Mapping, pv1: Segment | null): Element | null {
  const key = pv1 && visitKey(mapping, pv1)
  return key ? { reference: `Encounter/${stableId('Encounter', [key])}` } : null
}

/** The id of a visit by a number of its own, as MRG-5 gives the old one. */
export function visitIdByNumber(mapping: Mapping, number: Parts | null): string | null {
  const key = numberKey(mapping, number)
  return key ? stableId('Encounter', [key]) : null
}

/** Visit number, alternate visit number, account, or the patient's admission time: the first that is there. */
function visitId(mapping: Mapping, subject: Subject, pid: Segment, pv1: Segment): string | null {
  const key = visitKey(mapping, pv1) ?? numberKey(mapping, firstOf(pid, 18))
  if (key) return stableId('Encounter', [key])
  const admitted = valueAt(pv1, 44)
  return admitted ? stableId('Encounter', [subject.id, admitted]) : null
}

function visitKey(mapping: Mapping, pv1: Segment): string | null {
  return numberKey(mapping, firstOf(pv1, 19)) ?? numberKey(mapping, firstOf(pv1, 50))
}

/** A number without an authority is the sending facility's. */
function numberKey(mapping: Mapping, number: Parts | null): string | null {
  const value = number ? partOf(number, 1) : ''
  if (!number || !value) return null
  return `${systemOf(authorityAt(number, 4), mapping.context.systems) ?? `at ${mapping.facility}`}|${value}`
}

/** An admission without any number is known by its time. */
function idOfEvent(mapping: Mapping, subject: Subject): string | null {
  return mapping.at && stableId('Encounter', [subject.id, 'event', mapping.at])
}

function visitNumber(mapping: Mapping, pv1: Segment): readonly Element[] {
  const number = firstOf(pv1, 19)
  const value = number ? partOf(number, 1) : ''
  if (!number || !value) return []
  return [identifierElement(systemOf(authorityAt(number, 4), mapping.context.systems), value, 'VN')]
}

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

/** Table 0004, and the home care that senders write there. */
const CLASSES: Readonly<Record<string, readonly [string, string]>> = {
  I: ['IMP', 'Inpatient stay'],
  B: ['IMP', 'Obstetric stay'],
  E: ['EMER', 'Emergency visit'],
  O: ['AMB', 'Outpatient visit'],
  R: ['AMB', 'Recurring outpatient visit'],
  P: ['PRENC', 'Planned admission'],
  H: ['HH', 'Home care visit'],
  HH: ['HH', 'Home care visit'],
  V: ['VR', 'Remote consultation'],
}

function classOf(written: string): Element {
  const [code, display] = CLASSES[written.toUpperCase()] ?? []
  if (code) return element({ system: ACT_CODE, code, display })
  return { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK', display: 'Visit' }
}

/** Table 0069, as far as it is published; a code without words would be a riddle as a title. */
const SERVICES: Readonly<Record<string, string>> = {
  MED: 'Medical service',
  SUR: 'Surgical service',
  URO: 'Urology service',
  PUL: 'Pulmonary service',
  CAR: 'Cardiac service',
}

function serviceOf(mapping: Mapping, pv1: Segment): Element | null {
  const service = firstOf(pv1, 10)
  const code = service ? partOf(service, 1) : ''
  const words = SERVICES[code.toUpperCase()]
  if (words) return coded('http://terminology.hl7.org/CodeSystem/v2-0069', code.toUpperCase(), words)
  return service && (partOf(service, 2) || code.length > 5) ? conceptOf(service, mapping.facility) : null
}

const PARTICIPANTS = [
  [7, 'ATND', 'attender'],
  [9, 'CON', 'consultant'],
  [17, 'ADM', 'admitter'],
  [8, 'REF', 'referrer'],
] as const

function participantsOf(mapping: Mapping, pv1: Segment): readonly Element[] {
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'
  return PARTICIPANTS.flatMap(([field, code, display]) =>
    practitionersAt(pv1, field, mapping.context.systems).map((individual) => ({
      type: [coded(system, code, display)],
      individual,
    })),
  )
}

function periodOf(mapping: Mapping, pv1: Segment, status: VisitStatus): Element | null {
  const evn = firstNamed(mapping.message.segments, 'EVN')
  const occurred = timeAt(mapping, evn, 6)
  const start = timeAt(mapping, pv1, 44) ?? (status === 'in-progress' && isAdmission(mapping) ? occurred : null)
  const end = timeAt(mapping, pv1, 45) ?? (status === 'finished' ? (occurred ?? mapping.at) : null)
  return elementOrNull({ start, end: status === 'cancelled' ? null : end })
}

function isAdmission({ message }: Mapping): boolean {
  return message.header.trigger === 'A01'
}

function reasonOf(mapping: Mapping, segments: readonly Segment[]): readonly Element[] {
  const pv2 = firstNamed(segments, 'PV2')
  const reason = pv2 && conceptAt(pv2, 3, mapping.facility)
  return reason ? [reason] : []
}

function hospitalizationOf(mapping: Mapping, pv1: Segment): Element | null {
  const disposition = conceptAt(pv1, 36, mapping.facility)
  return elementOrNull({ dischargeDisposition: disposition })
}

function placesOf(pv1: Segment): readonly Element[] {
  const place = locationOf(firstOf(pv1, 3))
  const servicing = wordsOf(firstOf(pv1, 39))
  if (place) return [{ location: place, status: 'active' }]
  return servicing ? [{ location: { type: 'Location', display: servicing } }] : []
}
