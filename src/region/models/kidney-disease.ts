import { type Day, workday, workdayBefore, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeAppointment } from '../writing/appointment.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

/** Chronic kidney disease: filtration falls slowly, creatinine and potassium follow; the hospital's clinic looks once a year. */
export const kidneyDisease: ConditionModel = {
  id: 'kidney-disease',
  likelihood: ({ age }) => (age < 20 ? 0 : age < 50 ? 0.01 : age < 70 ? 0.06 : 0.15),
  yearsAgo: (_person, random) => random.between(1, 8),
  affect({ body, random }, onset) {
    const pace = random.between(1.2, 2.6)
    const lost = (day: Day) => (day < onset - 3 * YEAR ? 0 : 12 + Math.max(0, (day - onset) / YEAR) * pace)
    body.affect('egfr', (day) => -lost(day))
    body.affect('potassium', (day) => lost(day) * 0.018)
    body.affect('urea', (day) => lost(day) * 0.12)
    body.affect('hemoglobin', (day) => -lost(day) * 0.25)
    body.affect('acr', (day) => lost(day) * 0.2)
  },
  tell(life, onset) {
    const clinic = life.at('hospital')
    writeProblem(clinic, { diagnosis: 'kidneyDisease', onset })
    tellUltrasound(life, onset)
    for (const day of life.everyAbout(365, onset + 20)) {
      writeLabPanel(clinic, life.body, { panel: 'renal', day: workdayBefore(day - 1) })
      writeLabPanel(clinic, life.body, { panel: 'albuminuria', day: workdayBefore(day - 1) })
      const encounter = writeVisit(clinic, {
        kind: 'AMB',
        type: 'Kidney clinic',
        day,
        serviceId: 'kidney-clinic',
        minutes: 40,
        reason: 'Kidney function',
      })
      writeDocument(clinic, {
        kind: 'consultation',
        title: 'Note from the kidney clinic',
        text: CLINIC_NOTE,
        day,
        encounter,
      })
    }
    if (life.person.index !== 0) book(life)
  },
}

const CLINIC_NOTE = `Yearly check of the kidneys.

The kidneys filter less than they used to, and the change since last year is small. Blood pressure is near the goal. Potassium is at the upper end.

Plan: keep the blood pressure below 130/80. Avoid ibuprofen and similar pain killers. Fewer bananas, dried fruit and salt substitutes because of the potassium. Blood samples every three months at your doctor's. If you have vomiting or diarrhoea, drink enough and call us about which tablets to pause.`

function tellUltrasound(life: Life, onset: Day): void {
  const day = workday(onset + 15)
  if (day > life.today - 4) return
  writeImaging(life.at('imaging'), {
    exam: 'kidneyUltrasound',
    day,
    why: 'Creatinine has risen over two years.',
    findings: 'Both kidneys are of normal size with slightly thin cortex. No stones, no widening. The bladder empties.',
    conclusion: 'Slightly thin cortex on both sides, as with long-standing high blood pressure. No obstruction.',
  })
}

function book(life: Life): void {
  writeAppointment(life.at('hospital'), {
    what: 'Kidney clinic, yearly check',
    day: life.today + life.random.int(20, 200),
    booked: life.today - 60,
    serviceId: 'kidney-clinic',
    instruction: 'Blood samples two days before, at your doctor’s or at the hospital laboratory.',
  })
}
