import type { Observation, Reference } from 'fhir/r4.js'
import type { Category } from '#base/categories'
import { SURVEYS, type Survey, type SurveyId } from '../codes/surveys.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { Random } from '../ground/random.ts'
import type { StaffKind } from '../places/staff.ts'
import type { Chart } from './chart.ts'

export type Assessment = {
  readonly survey: SurveyId
  readonly day: Day
  /** How far up the answers lean, from 0 (first answer) to 1 (last). */
  readonly lean: number
  readonly staff?: StaffKind
  readonly encounter?: Reference | undefined
}

/** Writes an assessment: every answer, and the score as a survey observation. */
export function writeAssessment(chart: Chart, random: Random, assessment: Assessment): void {
  const category: Category = chart.institution.serviceType === 'general-practice' ? 'other' : 'home-care'
  if (!chart.sends(category)) return
  const survey: Survey = SURVEYS[assessment.survey]
  const at = instantText(minuteOf(assessment.day, 11, 10))
  const answered = survey.questions.map((question, at) => ({
    question,
    answer: answerOf(survey, random, at === survey.seldom ? 0 : assessment.lean),
  }))
  const score = answered.reduce((sum, { answer }) => sum + answer.points, 0)
  const author = chart.staff(assessment.staff ?? 'nurse')
  const response = chart.put({
    resourceType: 'QuestionnaireResponse',
    id: chart.id('qre'),
    questionnaire: `https://causeway.example/Questionnaire/${assessment.survey}`,
    _questionnaire: { extension: [{ url: DISPLAY, valueString: survey.name }] },
    status: 'completed',
    subject: chart.patient,
    authored: at,
    author,
    item: answered.map(({ question, answer }, index) => ({
      linkId: String(index + 1),
      text: question,
      answer: [{ valueString: answer.words }],
    })),
  })
  chart.put(scoreOf(chart, survey, { assessment, at, score, response, author }))
}

/** How R4 puts a name beside a canonical address. */
const DISPLAY = 'http://hl7.org/fhir/StructureDefinition/display'

type Scored = { assessment: Assessment; at: string; score: number; response: Reference; author: Reference }

function scoreOf(
  chart: Chart,
  survey: Survey,
  { assessment, at, score, response, author }: Scored,
): Observation & { id: string } {
  return {
    resourceType: 'Observation',
    id: chart.id('sur'),
    status: 'final',
    category: [{ coding: [{ system: SYSTEMS.observationCategory, code: 'survey', display: 'Survey' }] }],
    code: {
      coding: [{ system: SYSTEMS.loinc, code: survey.loinc, display: survey.scoreName }],
      text: survey.scoreName,
    },
    subject: chart.patient,
    effectiveDateTime: at,
    issued: at,
    performer: [author],
    valueQuantity: { value: score, unit: 'points', system: SYSTEMS.ucum, code: survey.unit },
    derivedFrom: [response],
    ...(assessment.encounter && { encounter: assessment.encounter }),
  }
}

function answerOf({ answers }: Survey, random: Random, lean: number): Survey['answers'][number] {
  const at = Math.round(random.normal(lean, lean === 0 ? 0.05 : 0.18) * (answers.length - 1))
  return answers[Math.min(answers.length - 1, Math.max(0, at))]!
}
