import { YEAR } from '../ground/calendar.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import type { ConditionModel } from './condition-model.ts'

/** An underactive thyroid: found tired, treated in two steps, checked once a year. */
export const hypothyroidism: ConditionModel = {
  id: 'hypothyroidism',
  likelihood: ({ sex, age }) => (age < 8 ? 0 : age < 25 ? 0.005 : sex === 'female' ? 0.09 : 0.02),
  yearsAgo: (_person, random) => random.between(1, 13),
  affect({ body }, onset) {
    const untreated = (day: number) => (day < onset - 200 ? 0 : day < onset + 30 ? 1 : day < onset + 200 ? 0.35 : 0)
    body.affect('tsh', (day) => untreated(day) * 14)
    body.affect('ft4', (day) => untreated(day) * -7)
  },
  tell(life, onset) {
    const practice = life.at('practice')
    writeProblem(practice, { diagnosis: 'hypothyroidism', onset })
    writePrescription(practice, {
      medicine: 'levothyroxine',
      day: onset + 5,
      reason: 'Underactive thyroid',
      status: 'stopped',
    })
    const isSteppedUp = onset + 120 < life.today - 5
    if (isSteppedUp)
      writePrescription(practice, { medicine: 'levothyroxineHigh', day: onset + 120, reason: 'Underactive thyroid' })
    writeLabPanel(life.at('laboratory'), life.body, { panel: 'thyroid', day: onset })
    if (isSteppedUp) writeLabPanel(life.at('laboratory'), life.body, { panel: 'thyroid', day: onset + 110 })
    for (const day of life.everyAbout(YEAR, onset + 250))
      writeLabPanel(life.at('laboratory'), life.body, { panel: 'thyroid', day })
  },
}
