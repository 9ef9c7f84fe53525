import { workdayBefore } from '../ground/calendar.ts'
import { pressureAt } from '../people/pressure.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** High blood pressure: found at a check, treated in steps, followed twice a year. */
export const hypertension: ConditionModel = {
  id: 'hypertension',
  likelihood: ({ age }) => (age < 20 ? 0 : age < 35 ? 0.01 : age < 50 ? 0.12 : age < 65 ? 0.32 : 0.52),
  yearsAgo: (_person, random) => random.between(1, 14),
  affect({ body }, onset) {
    body.affect('potassium', (day) => (day > onset + 60 ? 0.15 : 0))
  },
  tell(life, onset) {
    const practice = life.at('practice')
    const isSevere = life.random.chance(0.4)
    const stepUp = onset + life.random.int(200, 900)
    writeProblem(practice, { diagnosis: 'hypertension', onset })
    const isStepped = isSevere && stepUp < life.today
    writePrescription(practice, {
      medicine: 'losartan',
      day: onset + 14,
      reason: 'High blood pressure',
      status: isStepped ? 'stopped' : 'active',
    })
    if (isStepped) {
      writePrescription(practice, { medicine: 'losartanHigh', day: stepUp, reason: 'High blood pressure' })
      writePrescription(practice, { medicine: 'amlodipine', day: stepUp, reason: 'High blood pressure' })
    }
    let checks = 0
    for (const day of life.everyAbout(370, onset)) {
      const encounter = writeVisit(practice, {
        kind: 'AMB',
        type: 'Blood pressure check',
        day,
        staff: 'nurse',
        reason: 'High blood pressure',
      })
      const treated = day > stepUp && isSevere ? 18 : day > onset + 14 ? 10 : 0
      writeVitals(practice, {
        day,
        encounter,
        values: { pulse: life.random.int(58, 86) },
        pressure: pressureAt(life, day, 22 - treated),
      })
      if (checks++ % 2 === 0)
        writeLabPanel(life.at('laboratory'), life.body, { panel: 'salts', day: workdayBefore(day - 1) })
    }
  },
}
