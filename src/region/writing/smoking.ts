import { SYSTEMS } from '../codes/systems.ts'
import { type Day, dateText } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

/** Answers to "do you smoke", by SNOMED CT. */
const ANSWERS = {
  never: { code: '266919005', display: 'Never smoked tobacco' },
  former: { code: '8517006', display: 'Ex-smoker' },
  daily: { code: '449868002', display: 'Smokes tobacco daily' },
} as const

export function writeSmoking(chart: Chart, smoking: { answer: keyof typeof ANSWERS; day: Day }): void {
  if (!chart.sends('other')) return
  const answer = ANSWERS[smoking.answer]
  chart.put({
    resourceType: 'Observation',
    id: chart.id('soc'),
    status: 'final',
    category: [
      { coding: [{ system: SYSTEMS.observationCategory, code: 'social-history', display: 'Social History' }] },
    ],
    code: { coding: [{ system: SYSTEMS.loinc, code: '72166-2', display: 'Tobacco smoking status' }], text: 'Smoking' },
    subject: chart.patient,
    effectiveDateTime: dateText(smoking.day),
    performer: [chart.staff('doctor')],
    valueCodeableConcept: { coding: [{ system: SYSTEMS.snomed, ...answer }], text: answer.display },
  })
}
