import type { Observation, Reference } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { VITAL_SIGNS, type VitalSign } from '../codes/vital-signs.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

export type Measured = {
  readonly day: Day
  readonly hour?: number
  readonly encounter?: Reference | undefined
  readonly values: Partial<Record<VitalSign, number>>
  readonly pressure?: readonly [systolic: number, diastolic: number]
}

/** Writes vital signs taken at one moment, each as its own observation. */
export function writeVitals(chart: Chart, measured: Measured): void {
  if (!chart.sends('vitals')) return
  for (const [sign, value] of Object.entries(measured.values) as [VitalSign, number][]) {
    const { loinc, name, unit, ucum, decimals } = VITAL_SIGNS[sign]
    const factor = 10 ** decimals
    chart.put({
      ...frameOf(chart, measured, loinc, name),
      valueQuantity: { value: Math.round(value * factor) / factor, unit, system: SYSTEMS.ucum, code: ucum },
    })
  }
  if (!measured.pressure) return
  const [systolic, diastolic] = measured.pressure
  const component = [
    pressureOf('8480-6', 'Systolic blood pressure', systolic),
    pressureOf('8462-4', 'Diastolic blood pressure', diastolic),
  ]
  chart.put({ ...frameOf(chart, measured, '85354-9', 'Blood pressure'), component })
}

function frameOf(
  chart: Chart,
  { day, hour, encounter }: Measured,
  loinc: string,
  name: string,
): Observation & { id: string } {
  const at = instantText(minuteOf(day, hour ?? 9 + (day % 6), (day % 4) * 15 + 10))
  return {
    resourceType: 'Observation',
    id: chart.id('vit'),
    status: 'final',
    category: [{ coding: [{ system: SYSTEMS.observationCategory, code: 'vital-signs', display: 'Vital Signs' }] }],
    code: { coding: [{ system: SYSTEMS.loinc, code: loinc, display: name }], text: name },
    subject: chart.patient,
    effectiveDateTime: at,
    issued: at,
    performer: [chart.organization],
    ...(encounter && { encounter }),
  }
}

function pressureOf(code: string, display: string, value: number) {
  return {
    code: { coding: [{ system: SYSTEMS.loinc, code, display }] },
    valueQuantity: { value: Math.round(value), unit: 'mmHg', system: SYSTEMS.ucum, code: 'mm[Hg]' },
  }
}
