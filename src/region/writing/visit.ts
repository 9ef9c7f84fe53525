import type { Encounter, Reference } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { ServiceKind } from '../places/institutions.ts'
import type { StaffKind } from '../places/staff.ts'
import type { Chart } from './chart.ts'

export type VisitClass = 'AMB' | 'IMP' | 'EMER' | 'HH' | 'VR'

export type Visit = {
  readonly kind: VisitClass
  /** What it was, in words: "Consultation", "Home nursing visit". */
  readonly type: string
  readonly reason?: string
  readonly day: Day
  readonly hour?: number
  readonly minutes?: number
  /** Nights of a stay. */
  readonly nights?: number
  readonly staff?: StaffKind
  readonly which?: number
  readonly service?: ServiceKind
  readonly serviceId?: string
}

/** Writes a visit or stay; undefined when this institution does not send visits. */
export function writeVisit(chart: Chart, visit: Visit): Reference | undefined {
  if (!chart.sends(visit.kind === 'HH' ? 'home-care' : 'visits')) return undefined
  const start = minuteOf(visit.day, visit.hour ?? 9 + (visit.day % 6), (visit.day % 4) * 15)
  const end = visit.nights ? minuteOf(visit.day + visit.nights, 12) : start + (visit.minutes ?? 20)
  const encounter: Encounter & { id: string } = {
    resourceType: 'Encounter',
    id: chart.id('enc'),
    status: 'finished',
    class: { system: SYSTEMS.actCode, code: visit.kind, display: CLASS_WORDS[visit.kind] },
    type: [{ coding: [{ system: SYSTEMS.snomed, ...TYPE_CODES[visit.kind] }], text: visit.type }],
    subject: chart.patient,
    participant: [{ individual: chart.staff(visit.staff ?? 'doctor', visit.which) }],
    period: { start: instantText(start), end: instantText(end) },
    location: [{ location: chart.place(visit.service ?? SERVICE_KINDS[visit.kind], visit.serviceId) }],
    serviceProvider: chart.organization,
    ...(visit.reason && { reasonCode: [{ text: visit.reason }] }),
  }
  return chart.put(encounter)
}

const CLASS_WORDS: Readonly<Record<VisitClass, string>> = {
  AMB: 'ambulatory',
  IMP: 'inpatient encounter',
  EMER: 'emergency',
  HH: 'home health',
  VR: 'virtual',
}

const TYPE_CODES: Readonly<Record<VisitClass, { code: string; display: string }>> = {
  AMB: { code: '185349003', display: 'Encounter for check up' },
  IMP: { code: '32485007', display: 'Hospital admission' },
  EMER: { code: '50849002', display: 'Emergency room admission' },
  HH: { code: '439708006', display: 'Home visit' },
  VR: { code: '185317003', display: 'Telephone encounter' },
}

const SERVICE_KINDS: Readonly<Record<VisitClass, ServiceKind>> = {
  AMB: 'clinic',
  IMP: 'ward',
  EMER: 'emergency',
  HH: 'home-care-team',
  VR: 'clinic',
}
