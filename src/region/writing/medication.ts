import type { CodeableConcept, Dosage, MedicationRequest, MedicationStatement, Reference } from 'fhir/r4.js'
import { MEDICINES, type Medicine, type MedicineId } from '../codes/medicines.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, dateText, instantText, minuteOf } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

export type Prescription = {
  readonly medicine: MedicineId
  readonly day: Day
  readonly status?: 'active' | 'stopped' | 'completed' | 'entered-in-error'
  readonly reason?: string
  readonly encounter?: Reference | undefined
  readonly setting?: 'community' | 'inpatient' | 'discharge'
  readonly packs?: number
  /** A prescription of comfort: "if the pain returns". */
  readonly note?: string
}

/** Writes a prescription. */
export function writePrescription(chart: Chart, prescription: Prescription): Reference | undefined {
  if (!chart.sends('medications')) return undefined
  const { day, encounter, setting = 'community', status = 'active' } = prescription
  const medicine: Medicine = MEDICINES[prescription.medicine]
  const request: MedicationRequest & { id: string } = {
    resourceType: 'MedicationRequest',
    id: chart.id('med'),
    status,
    intent: 'order',
    category: [{ coding: [{ system: SYSTEMS.medicationCategory, code: setting, display: SETTING_WORDS[setting] }] }],
    medicationCodeableConcept: conceptOf(medicine),
    subject: chart.patient,
    authoredOn: instantText(minuteOf(day, 11, (day * 3) % 60)),
    requester: chart.staff('doctor'),
    dosageInstruction: [dosageOf(medicine)],
    dispenseRequest: {
      validityPeriod: { start: dateText(day), end: dateText(day + 365) },
      numberOfRepeatsAllowed: prescription.packs ?? (setting === 'community' ? 3 : 0),
    },
    ...(encounter && { encounter }),
    ...(prescription.reason && { reasonCode: [{ text: prescription.reason }] }),
    ...(prescription.note && { note: [{ text: prescription.note }] }),
  }
  return chart.put(request)
}

/** Writes what a person takes by the institution's knowledge, without having prescribed it. */
export function writeTakenMedicine(
  chart: Chart,
  taken: { medicine: MedicineId; since: Day; stated: Day; status?: 'active' | 'stopped' },
): void {
  if (!chart.sends('medications')) return
  const medicine: Medicine = MEDICINES[taken.medicine]
  const statement: MedicationStatement & { id: string } = {
    resourceType: 'MedicationStatement',
    id: chart.id('tak'),
    status: taken.status ?? 'active',
    category: { coding: [{ system: SYSTEMS.statementCategory, code: 'community', display: 'Community' }] },
    medicationCodeableConcept: conceptOf(medicine),
    subject: chart.patient,
    effectivePeriod: {
      start: dateText(taken.since),
      ...(taken.status === 'stopped' && { end: dateText(taken.stated) }),
    },
    dateAsserted: dateText(taken.stated),
    informationSource: chart.patient,
    dosage: [dosageOf(medicine)],
  }
  chart.put(statement)
}

const SETTING_WORDS = { community: 'Community', inpatient: 'Inpatient', discharge: 'Discharge' } as const

function conceptOf({ name, atc, rxnorm, product }: Medicine): CodeableConcept {
  return {
    coding: [
      { system: SYSTEMS.atc, code: atc, display: name },
      { system: SYSTEMS.rxnorm, code: rxnorm, display: name },
    ],
    text: product,
  }
}

const ROUTES = {
  oral: { code: '26643006', display: 'Oral route' },
  inhaled: { code: '447694001', display: 'Respiratory tract route' },
  injected: { code: '34206005', display: 'Subcutaneous route' },
} as const

function dosageOf({ dosage, route = 'oral' }: Medicine): Dosage {
  return { text: dosage, route: { coding: [{ system: SYSTEMS.snomed, ...ROUTES[route] }] } }
}
