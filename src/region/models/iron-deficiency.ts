import { workday } from '../ground/calendar.ts'
import { writeDocument } from '../writing/document.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

/** Low iron stores: tired, found, filled up within half a year. */
export const ironDeficiency: ConditionModel = {
  id: 'iron-deficiency',
  likelihood: ({ sex, age }) => (age < 13 ? 0 : sex === 'female' && age < 52 ? 0.16 : 0.03),
  yearsAgo: ({ age }, random) => random.between(0.3, Math.min(8, Math.max(0.5, age - 12))),
  affect({ body, person }, onset) {
    const depth = person.sex === 'female' ? 1 : 1.3
    const empty = (day: number) => (day < onset - 180 || day > onset + 200 ? 0 : day < onset + 30 ? 1 : 0.4)
    body.affect('ferritin', (day) => -65 * empty(day) * depth)
    body.affect('hemoglobin', (day) => -24 * empty(day) * depth)
    body.affect('mcv', (day) => -8 * empty(day))
  },
  tell(life, onset) {
    const practice = life.at('practice')
    const laboratory = life.at('laboratory')
    const found = workday(Math.min(onset, life.today - 14))
    const encounter = writeVisit(practice, { kind: 'AMB', type: 'Consultation', day: found, reason: 'Tired' })
    for (const after of [1, 95, 190]) {
      const day = workday(found + after)
      if (day > life.today - 4) break
      writeLabPanel(laboratory, life.body, { panel: 'blood', day })
      writeLabPanel(laboratory, life.body, { panel: 'iron', day })
    }
    const isOver = found + 200 < life.today
    writeProblem(practice, { diagnosis: 'ironDeficiency', onset: found, ended: isOver ? found + 195 : undefined })
    writePrescription(practice, {
      medicine: 'ironSulfate',
      day: found + 3,
      status: isOver ? 'completed' : 'active',
      reason: 'Low iron',
    })
    writeDocument(practice, {
      kind: 'progress',
      title: 'Note from the consultation',
      text: NOTE,
      day: found,
      encounter,
    })
  },
}

const NOTE =
  'Tired for some months, otherwise well, eats varied food. Blood samples today: count and iron stores. Iron tablets every second day on an empty stomach if the stores are low, new samples in three months.'
