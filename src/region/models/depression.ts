import { type Day, workday } from '../ground/calendar.ts'
import { writeAssessment } from '../writing/assessment.ts'
import { writeDocument } from '../writing/document.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

/** The talks of the first year, in days, and how heavy it was. */
const TALKS = [
  {
    after: 0,
    lean: 0.55,
    note: 'Low mood since the autumn, wakes early, has little joy. No thoughts of ending life. We agree on talks every second week, a walk every day, and a tablet.',
  },
  {
    after: 21,
    lean: 0.5,
    note: 'A little better sleep. Some nausea from the tablets in the first week, now gone. Back to work two days a week.',
  },
  {
    after: 60,
    lean: 0.32,
    note: 'Much better. Meets friends again. Goes on with the tablets for at least six months, then we lower the dose together.',
  },
  { after: 200, lean: 0.15, note: 'Well for four months. We made a plan for what to do if the early signs come back.' },
] as const

/** A depression that is treated with talks and tablets, and lifts within the year. */
export const depression: ConditionModel = {
  id: 'depression',
  likelihood: ({ age }) => (age < 15 ? 0 : 0.1),
  yearsAgo: ({ age }, random) => random.between(0.2, Math.min(10, age - 14)),
  tell(life, onset) {
    const practice = life.at('practice')
    const isOver = onset + 300 < life.today
    writeProblem(practice, { diagnosis: 'depression', onset, ended: isOver ? onset + 260 : undefined })
    writePrescription(practice, {
      medicine: 'sertraline',
      day: onset,
      status: isOver ? 'completed' : 'active',
      reason: 'Depression',
    })
    for (const { after, lean, note } of TALKS) {
      const day: Day = workday(onset + after)
      if (day > life.today - 3) return
      const encounter = writeVisit(practice, {
        kind: after === 21 ? 'VR' : 'AMB',
        type: 'Talk with your doctor',
        day,
        minutes: 40,
        reason: 'Low mood',
      })
      writeAssessment(practice, life.random, { survey: 'mood', day, lean, staff: 'doctor', encounter })
      writeDocument(practice, { kind: 'progress', title: 'Note from the talk', text: note, day, encounter })
    }
  },
}
