import { type Day, workday, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeProcedure } from '../writing/procedure.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** Asthma in the young, chronic obstructive lung disease in the older: inhalers, spirometry, now and then a bad week. */
export const airways: ConditionModel = {
  id: 'airways',
  likelihood: ({ age }) => (age < 4 ? 0 : age < 45 ? 0.09 : age < 60 ? 0.07 : 0.14),
  yearsAgo: ({ age }, random) => random.between(0.5, Math.min(14, Math.max(1, age - 3))),
  tell(life, onset) {
    const practice = life.at('practice')
    const isCopd = life.person.age >= 55
    writeProblem(practice, { diagnosis: isCopd ? 'copd' : 'asthma', onset })
    writePrescription(practice, { medicine: 'salbutamol', day: onset, reason: isCopd ? 'COPD' : 'Asthma' })
    writePrescription(practice, {
      medicine: isCopd ? 'tiotropium' : 'budesonide',
      day: onset,
      reason: isCopd ? 'COPD' : 'Asthma',
    })
    for (const day of life.everyAbout(1.6 * YEAR, onset)) {
      writeProcedure(practice, {
        procedure: 'spirometry',
        day,
        staff: 'nurse',
        outcome: spirometryOf(life, day, onset, isCopd),
      })
    }
    if (!isCopd) return
    for (const day of life.everyAbout(2.8 * YEAR, onset + 300, life.today - 20)) tellBadWeek(life, day)
  },
}

function spirometryOf(life: Life, day: Day, onset: Day, isCopd: boolean): string {
  const share = isCopd ? 68 - ((day - onset) / YEAR) * 1.4 : 88
  return `FEV1 ${Math.round(life.random.normal(share, 4))} % of expected`
}

function tellBadWeek(life: Life, day: Day): void {
  const hospital = life.at('hospital')
  const encounter = writeVisit(hospital, {
    kind: 'IMP',
    type: 'Stay on the medical ward',
    day,
    nights: 4,
    serviceId: 'medicine',
    reason: 'COPD, getting worse',
  })
  // biome-ignore format: a moment is read as one
  writeVitals(hospital, {
    day, encounter, values: { saturation: life.random.int(86, 91), breaths: life.random.int(24, 30), temperature: life.random.normal(38.1, 0.4), pulse: life.random.int(92, 116) },
    pressure: [life.random.int(128, 152), life.random.int(70, 88)],
  })
  writeLabPanel(hospital, life.body, { panel: 'inflammation', day, hour: 11, fixed: { crp: life.random.int(30, 120) } })
  writeLabPanel(hospital, life.body, {
    panel: 'blood',
    day,
    hour: 11,
    fixed: { leukocytes: life.random.between(11, 16) },
  })
  writeImaging(hospital, {
    exam: 'chest',
    day,
    waitDays: 0,
    encounter,
    why: 'Shortness of breath and fever. Pneumonia?',
    findings: 'Hyperinflated lungs. No consolidation. Heart of normal size. No fluid.',
    conclusion: 'Signs of COPD. No pneumonia.',
  })
  writePrescription(hospital, {
    medicine: 'prednisolone',
    day: day + 4,
    status: 'completed',
    setting: 'discharge',
    encounter,
  })
  writeDocument(hospital, {
    kind: 'discharge',
    title: 'Discharge summary, medical ward',
    text: DISCHARGE,
    day: workday(day + 4),
    encounter,
  })
}

const DISCHARGE = `Why you were here
Your lung disease got worse after a cold. You needed oxygen for two days.

What we did
Oxygen, inhalations, tablets with prednisolone. The X-ray showed no pneumonia.

When you come home
Prednisolone: finish the five days. Inhalers as before; the nurse has checked how you use them. You are booked for a lung rehabilitation course.

Call your doctor if you need the blue inhaler more than every four hours. Call 113 if you cannot say a whole sentence.`
