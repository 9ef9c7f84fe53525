import type { Condition, Reference } from 'fhir/r4.js'
import { DIAGNOSES, type DiagnosisId } from '../codes/diagnoses.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, dateText } from '../ground/calendar.ts'
import type { Chart } from './chart.ts'

export type Problem = {
  readonly diagnosis: DiagnosisId
  readonly onset: Day
  readonly ended?: Day | undefined
  /** On the problem list, or the reason of one visit. */
  readonly encounter?: Reference | undefined
  readonly note?: string
  readonly status?: 'confirmed' | 'provisional' | 'entered-in-error'
}

/** Writes a diagnosis in the code system of this institution, SNOMED CT beside it. */
export function writeProblem(chart: Chart, problem: Problem): Reference | undefined {
  if (!chart.sends('problems')) return undefined
  const { name, snomed, icd10, icpc2 } = DIAGNOSES[problem.diagnosis]
  const own =
    chart.dialect.diagnoses === 'icpc2'
      ? { system: SYSTEMS.icpc2, code: icpc2 }
      : { system: SYSTEMS.icd10, code: icd10 }
  const verification = problem.status ?? 'confirmed'
  const kind = problem.encounter
    ? { code: 'encounter-diagnosis', display: 'Encounter Diagnosis' }
    : { code: 'problem-list-item', display: 'Problem List Item' }
  const condition: Condition & { id: string } = {
    resourceType: 'Condition',
    id: chart.id('prb'),
    ...(verification !== 'entered-in-error' && {
      clinicalStatus: { coding: [{ system: SYSTEMS.conditionClinical, code: problem.ended ? 'resolved' : 'active' }] },
    }),
    verificationStatus: { coding: [{ system: SYSTEMS.conditionVerification, code: verification }] },
    category: [{ coding: [{ system: SYSTEMS.conditionCategory, ...kind }] }],
    code: {
      coding: [
        { system: SYSTEMS.snomed, code: snomed, display: name },
        { ...own, display: name },
      ],
      text: name,
    },
    subject: chart.patient,
    onsetDateTime: dateText(problem.onset),
    recordedDate: dateText(problem.onset),
    recorder: chart.staff('doctor'),
    ...(problem.ended && { abatementDateTime: dateText(problem.ended) }),
    ...(problem.encounter && { encounter: problem.encounter }),
    ...(problem.note && { note: [{ text: problem.note }] }),
  }
  return chart.put(condition)
}
