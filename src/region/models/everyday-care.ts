import { type Day, dateInWords, workdayBefore, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { pressureAt } from '../people/pressure.ts'
import { writeAppointment } from '../writing/appointment.ts'
import { writeDocument } from '../writing/document.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeSmoking } from '../writing/smoking.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'
import { smallIllness, suitable } from './small-illnesses.ts'

/** The family doctor's everyday: illnesses that pass, a check now and then, a blood sample to be sure. */
export const everydayCare: ConditionModel = {
  id: 'everyday-care',
  likelihood: () => 1,
  yearsAgo: () => 15,
  tell(life, onset) {
    if (life.ageOn(life.today) < 1) return
    for (const day of life.everyAbout(life.person.age > 60 ? 800 : 950, onset + 60)) tellSmallIllness(life, day)
    if (life.person.age >= 20) tellChecks(life, onset)
    if (life.random.chance(0.3) && life.person.age >= 12) bookNext(life)
  },
}

function tellSmallIllness(life: Life, day: Day): void {
  const practice = life.at('practice')
  const { diagnosis, why, fever, medicine, note } = smallIllness(life, life.ageOn(day))
  const which = life.random.int(0, 2)
  const encounter = writeVisit(practice, { kind: 'AMB', type: 'Consultation', day, which, reason: why })
  writeProblem(practice, { diagnosis, onset: day, ended: Math.min(day + 21, life.today - 1), encounter })
  if (fever) {
    const values = { temperature: life.random.normal(fever, 0.3), pulse: life.random.int(70, 98) }
    writeVitals(practice, { day, encounter, values })
    if (life.random.chance(0.4)) measureInflammation(life, day, medicine !== undefined)
  }
  if (medicine) {
    const given = suitable(life, medicine)
    writePrescription(practice, { medicine: given, day, encounter, status: 'completed', packs: 0, reason: why })
  }
  writeDocument(practice, { kind: 'progress', title: 'Note from the consultation', text: note, day, which, encounter })
}

function measureInflammation(life: Life, day: Day, isBacterial: boolean): void {
  const crp = isBacterial ? life.random.int(25, 90) : life.random.int(6, 24)
  writeLabPanel(life.at('laboratory'), life.body, { panel: 'inflammation', day, hour: 12, fixed: { crp } })
}

function tellChecks(life: Life, onset: Day): void {
  const practice = life.at('practice')
  const laboratory = life.at('laboratory')
  const smoking = life.random.pickByShare([
    { answer: 'never', share: 0.55 },
    { answer: 'former', share: 0.33 },
    { answer: 'daily', share: 0.12 },
  ] as const).answer
  let first = true
  for (const day of life.everyAbout(life.person.age > 50 ? 4.5 * YEAR : 6 * YEAR, onset)) {
    if (life.ageOn(day) < 18) continue
    const encounter = writeVisit(practice, {
      kind: 'AMB',
      type: 'Health check',
      day,
      minutes: 30,
      reason: 'Health check',
    })
    const { height } = life.build
    const weight = life.weightOn(day)
    const bmi = weight / (height / 100) ** 2
    const values = { weight, pulse: life.random.int(56, 84), ...(first && { height, bmi }) }
    writeVitals(practice, { day, encounter, values, pressure: pressureAt(life, day) })
    writeLabPanel(laboratory, life.body, { panel: 'blood', day: workdayBefore(day - 2) })
    writeLabPanel(laboratory, life.body, {
      panel: life.random.pick(['lipids', 'liver', 'bone', 'iron']),
      day: workdayBefore(day - 2),
    })
    if (life.person.sex === 'male' && life.ageOn(day) > 55)
      writeLabPanel(laboratory, life.body, { panel: 'prostate', day: workdayBefore(day - 2) })
    if (first) writeSmoking(practice, { answer: smoking, day })
    first = false
  }
}

function bookNext(life: Life): void {
  const day = life.today + life.random.int(3, 120)
  writeAppointment(life.at('practice'), {
    what: 'Appointment with your doctor',
    day,
    booked: life.today - life.random.int(2, 20),
    instruction: `Bring your list of medicines. Write by ${dateInWords(day - 1)} if you cannot come.`,
  })
}
