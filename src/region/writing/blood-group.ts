import type { CodeableConcept, Observation } from 'fhir/r4.js'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import { Random } from '../ground/random.ts'
import type { Chart } from './chart.ts'

/** Blood groups with their share of the region's people. */
const GROUPS = [
  { words: 'A RhD positive', code: '278149003', share: 0.42 },
  { words: 'O RhD positive', code: '278147001', share: 0.33 },
  { words: 'B RhD positive', code: '278150003', share: 0.07 },
  { words: 'AB RhD positive', code: '278151004', share: 0.03 },
  { words: 'A RhD negative', code: '278152006', share: 0.07 },
  { words: 'O RhD negative', code: '278148006', share: 0.06 },
  { words: 'B RhD negative', code: '278153001', share: 0.015 },
  { words: 'AB RhD negative', code: '278154007', share: 0.005 },
] as const

/** Writes a type and screen: blood group, search for antibodies, and the blood bank's report. */
export function writeTypeAndScreen(chart: Chart, day: Day): void {
  if (!chart.sends('blood-bank')) return
  const group = groupOf(chart.person.nationalNumber ?? chart.person.index)
  const at = { taken: instantText(minuteOf(day, 8, 40)), issued: instantText(minuteOf(day, 12, 5)) }
  const typed = chart.put({
    ...baseOf(chart, at, '882-1', 'Blood group (ABO and RhD)'),
    valueCodeableConcept: {
      coding: [{ system: SYSTEMS.snomed, code: group.code, display: `Blood group ${group.words}` }],
      text: group.words,
    },
  })
  const screened = chart.put({
    ...baseOf(chart, at, '890-4', 'Antibody screen'),
    valueCodeableConcept: {
      coding: [{ system: SYSTEMS.snomed, code: '260385009', display: 'Negative' }],
      text: 'Negative',
    },
    interpretation: [{ coding: [{ system: SYSTEMS.interpretation, code: 'NEG', display: 'Negative' }] }],
  })
  chart.put({
    resourceType: 'DiagnosticReport',
    id: chart.id('rep'),
    status: 'final',
    category: [section('BLB', 'Blood Bank'), section('LAB', 'Laboratory')],
    code: {
      coding: [
        { system: SYSTEMS.loinc, code: '34532-2', display: 'Blood type and Indirect antibody screen panel - Blood' },
      ],
      text: 'Type and screen',
    },
    subject: chart.patient,
    effectiveDateTime: at.taken,
    issued: at.issued,
    performer: [chart.organization],
    result: [typed, screened],
    conclusion: `${group.words}. No antibodies found. Valid for four days.`,
  })
}

/** A blood group stays for life, and is the same at every institution. */
function groupOf(key: string | number): (typeof GROUPS)[number] {
  return new Random('blood group', key).pickByShare(GROUPS)
}

function baseOf(
  chart: Chart,
  at: { taken: string; issued: string },
  loinc: string,
  name: string,
): Observation & { id: string } {
  return {
    resourceType: 'Observation',
    id: chart.id('bld'),
    status: 'final',
    category: [
      { coding: [{ system: SYSTEMS.observationCategory, code: 'laboratory', display: 'Laboratory' }] },
      section('BLB', 'Blood Bank'),
    ],
    code: { coding: [{ system: SYSTEMS.loinc, code: loinc, display: name }], text: name },
    subject: chart.patient,
    effectiveDateTime: at.taken,
    issued: at.issued,
    performer: [chart.organization],
  }
}

function section(code: string, display: string): CodeableConcept {
  return { coding: [{ system: SYSTEMS.diagnosticService, code, display }] }
}
