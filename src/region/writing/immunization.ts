import type { Immunization } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { VACCINES, type VaccineId } from '../codes/vaccines.ts'
import { type Day, dateText } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

export type GivenVaccine = {
  readonly vaccine: VaccineId
  readonly day: Day
  readonly dose?: number
  readonly refused?: boolean
}

/** Writes a vaccination, or that it was offered and not wanted. */
export function writeImmunization(chart: Chart, given: GivenVaccine): void {
  if (!chart.sends('immunizations')) return
  const { name, cvx, atc } = VACCINES[given.vaccine]
  const immunization: Immunization & { id: string } = {
    resourceType: 'Immunization',
    id: chart.id('imm'),
    status: given.refused ? 'not-done' : 'completed',
    ...(given.refused && {
      statusReason: { coding: [{ system: SYSTEMS.actReason, code: 'PATOBJ', display: 'patient objection' }] },
    }),
    vaccineCode: {
      coding: [
        { system: SYSTEMS.cvx, code: cvx, display: name },
        { system: SYSTEMS.atc, code: atc, display: name },
      ],
      text: name,
    },
    patient: chart.patient,
    occurrenceDateTime: dateText(given.day),
    recorded: dateText(given.day),
    primarySource: true,
    ...(!given.refused && { lotNumber: `L${(given.day * 37) % 9000}`, location: chart.place('programme') }),
    performer: [{ actor: chart.staff('nurse') }],
    ...(given.dose && { protocolApplied: [{ doseNumberPositiveInt: given.dose }] }),
  }
  chart.put(immunization)
}
