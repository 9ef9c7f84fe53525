import type { Device, Procedure, Reference } from 'fhir/r4.js'
import { PROCEDURES, type ProcedureId } from '../codes/procedures.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, dateText, instantText, minuteOf } from '../ground/calendar.ts'
import type { StaffKind } from '../places/staff.ts'
import type { Chart } from './chart.ts'

export type DoneProcedure = {
  readonly procedure: ProcedureId
  readonly day: Day
  readonly staff?: StaffKind
  readonly encounter?: Reference | undefined
  readonly status?: 'completed' | 'not-done' | 'entered-in-error'
  readonly outcome?: string
  readonly note?: string
}

/** Writes something that was done. */
export function writeProcedure(chart: Chart, done: DoneProcedure): void {
  if (!chart.sends('procedures')) return
  const { code, display, name } = PROCEDURES[done.procedure]
  const procedure: Procedure & { id: string } = {
    resourceType: 'Procedure',
    id: chart.id('prc'),
    status: done.status ?? 'completed',
    code: { coding: [{ system: SYSTEMS.snomed, code, display }], text: name },
    subject: chart.patient,
    performedDateTime: instantText(minuteOf(done.day, 10, 15)),
    performer: [{ actor: chart.staff(done.staff ?? 'surgeon') }],
    location: chart.place('ward'),
    ...(done.encounter && { encounter: done.encounter }),
    ...(done.outcome && { outcome: { text: done.outcome } }),
    ...(done.note && { note: [{ text: done.note }] }),
  }
  chart.put(procedure)
}

/** Writes what was put into the body, so that it can be found again if the maker calls it back. */
export function writeImplant(chart: Chart, implant: { name: string; code: string; day: Day; maker: string }): void {
  if (!chart.sends('other')) return
  const device: Device & { id: string } = {
    resourceType: 'Device',
    id: chart.id('dev'),
    status: 'active',
    type: { coding: [{ system: SYSTEMS.snomed, code: implant.code, display: implant.name }], text: implant.name },
    manufacturer: implant.maker,
    lotNumber: `H${(implant.day * 53) % 90_000}`,
    manufactureDate: dateText(implant.day - 200),
    patient: chart.patient,
    owner: chart.organization,
  }
  chart.put(device)
}
