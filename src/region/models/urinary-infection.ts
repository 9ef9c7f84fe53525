import { workday, YEAR } from '../ground/calendar.ts'
import { writeUrineCulture } from '../writing/culture.ts'
import { writeDocument } from '../writing/document.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

/** Urinary infections that come back: a culture each time, and the medicine the bacteria are sensitive to. */
export const urinaryInfection: ConditionModel = {
  id: 'urinary-infection',
  likelihood: ({ sex, age }) => (age < 3 ? 0 : age < 15 ? 0.04 : sex === 'female' ? 0.22 : age > 65 ? 0.12 : 0.02),
  yearsAgo: (_person, random) => random.between(0.3, 8),
  tell(life, onset) {
    const practice = life.at('practice')
    const laboratory = life.at('laboratory')
    for (const day of life.everyAbout(1.7 * YEAR, onset, life.today - 14)) {
      const encounter = writeVisit(practice, {
        kind: 'AMB',
        type: 'Consultation',
        day,
        reason: 'Burning when passing water',
      })
      writeProblem(practice, { diagnosis: 'urinaryInfection', onset: day, ended: day + 9, encounter })
      writeUrineCulture(laboratory, life.random, { day, grows: life.random.chance(0.85) })
      if (life.random.chance(0.3))
        writeLabPanel(laboratory, life.body, { panel: 'inflammation', day, fixed: { crp: life.random.int(8, 60) } })
      const medicine = life.random.chance(0.7) ? 'nitrofurantoin' : 'trimethoprim'
      writePrescription(practice, {
        medicine,
        day,
        status: 'completed',
        packs: 0,
        encounter,
        reason: 'Urinary tract infection',
      })
      writeDocument(practice, { kind: 'progress', title: 'Note from the consultation', text: NOTE, day, encounter })
      if (life.has('hip-replacement'))
        writeUrineCulture(laboratory, life.random, { day: workday(day + 10), grows: false })
    }
  },
}

const NOTE =
  'Burning and frequent for two days, no fever, no pain in the back. The strip shows white cells and nitrite. A culture is sent. Tablets for a few days; drink well. Call if you get fever or pain in the side. We write if the culture shows that you need another medicine.'
