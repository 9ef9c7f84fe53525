import { type Day, workday } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeAssessment } from '../writing/assessment.ts'
import { writeCarePlan } from '../writing/care-plan.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImmunization } from '../writing/immunization.ts'
import { writeTakenMedicine } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** Moving to a nursing home: who the person is, what she likes, how she is helped, month by month. */
export const nursingHome: ConditionModel = {
  id: 'nursing-home',
  likelihood: ({ age }) => (age < 80 ? 0 : age < 88 ? 0.1 : 0.32),
  yearsAgo: (_person, random) => random.between(0.3, 3),
  tell(life, onset) {
    const home = life.at('nursing-home')
    const moved = workday(Math.min(onset, life.today - 20))
    writeProblem(home, { diagnosis: 'dementia', onset: moved })
    writeVisit(home, { kind: 'AMB', type: 'Moving in', day: moved, staff: 'nurse', service: 'ward', minutes: 120 })
    writeDocument(home, {
      kind: 'homeAssessment',
      title: 'Who I am and what I like',
      staff: 'nurse',
      day: moved,
      text: WHO_I_AM,
    })
    writeDocument(home, {
      kind: 'directive',
      title: 'What we agreed about treatment',
      day: moved + 12 > life.today - 3 ? moved : moved + 12,
      text: AGREEMENT,
      asPdf: true,
    })
    writeTakenMedicine(home, { medicine: 'donepezil', since: moved, stated: moved })
    writeCarePlan(home, { ...PLAN, from: moved })
    tellMonths(life, moved)
  },
}

function tellMonths(life: Life, moved: Day): void {
  const home = life.at('nursing-home')
  let month = 0
  for (const day of life.everyAbout(45, moved + 10)) {
    writeVitals(home, {
      day,
      values: { weight: life.weightOn(day), pulse: life.random.int(62, 84) },
      pressure: [life.random.int(116, 144), life.random.int(62, 80)],
    })
    if (month % 4 === 0) writeAssessment(home, life.random, { survey: 'dailyLife', day, lean: 0.3, staff: 'nurse' })
    if (month % 2 === 0)
      writeDocument(home, {
        kind: 'homeProgress',
        title: 'Note from the ward',
        staff: 'nurse',
        day,
        text: life.random.pick(NOTES),
      })
    if (month % 8 === 3) writeImmunization(home, { vaccine: 'influenza', day })
    month += 1
  }
}

const PLAN = {
  title: 'Everyday life at the nursing home',
  description: 'What makes a good day, and what we help with.',
  goals: [
    { text: 'Sit in the garden or the winter garden every day', progress: 'achieved' },
    { text: 'Keep the weight above 60 kg', progress: 'in-progress' },
  ],
  activities: [
    { what: 'Singing group', when: 'Wednesdays' },
    { what: 'Help with washing and dressing', when: 'morning and evening' },
    { what: 'Weight', when: 'every six weeks' },
  ],
  team: ['nurse', 'doctor', 'therapist'],
  isHomeCare: true,
} as const

const WHO_I_AM =
  'Was a teacher for forty years. Likes to be called by the first name, likes coffee in a thin cup, music from the fifties and the window seat. Gets worried in the evening; then it helps to look at the photo album.'
const AGREEMENT =
  'We talked with you and your family. If you become seriously ill we treat what can be treated here. You wish to go to hospital only if it can relieve what cannot be relieved here. We look at this again every year.'
const NOTES = [
  'Sleeps well, eats well at breakfast. Joins the singing group.',
  'Was restless for some evenings. Calmer since the evening walk in the corridor with the same helper.',
  'Visit from the family on Sunday. Laughed a lot. Weight is stable.',
] as const
