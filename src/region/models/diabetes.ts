import { type Day, workday, workdayBefore, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { pressureAt } from '../people/pressure.ts'
import { writeAppointment } from '../writing/appointment.ts'
import { writeCarePlan } from '../writing/care-plan.ts'
import { writeDocument } from '../writing/document.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeProcedure } from '../writing/procedure.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

const REASON = 'Type 2 diabetes'

/** The steps of treatment: how long each holds, and how much long-term sugar it takes away again. */
const STEPS = [
  { medicine: 'metformin', afterYears: 0.1, lowers: 14 },
  { medicine: 'metforminHigh', afterYears: 2.2, lowers: 7 },
  { medicine: 'empagliflozin', afterYears: 4.5, lowers: 8 },
  { medicine: 'glargine', afterYears: 9.2, lowers: 9 },
] as const

/** Type 2 diabetes: sugar climbs a little every year, each step of treatment takes some of it back. */
export const diabetes: ConditionModel = {
  id: 'diabetes',
  likelihood: ({ age }) => (age < 20 ? 0 : age < 30 ? 0.002 : age < 50 ? 0.04 : age < 65 ? 0.11 : 0.19),
  yearsAgo: (_person, random) => random.between(0.6, 13),
  affect({ body, random }, onset) {
    const pace = random.between(1.7, 2.9)
    const sugar = (day: Day): number => {
      const years = Math.max(0, (day - onset) / YEAR)
      if (day < onset - 400) return 0
      const treated = STEPS.filter((step) => years > step.afterYears + 0.2).reduce((sum, step) => sum + step.lowers, 0)
      return Math.max(10, 26 + years * pace - treated)
    }
    body.affect('hba1c', sugar)
    body.affect('glucose', (day) => sugar(day) * 0.13)
    body.affect('acr', (day) => Math.max(0, (day - onset) / YEAR - 5) * 0.55)
    body.affect('egfr', (day) => -Math.max(0, (day - onset) / YEAR - 3) * 1.1)
    body.affect('ldl', (day) => (day > onset + 90 ? -1.1 : 0))
    body.affect('cholesterol', (day) => (day > onset + 90 ? -1.2 : 0))
  },
  tell(life, onset) {
    writeProblem(life.at('practice'), { diagnosis: 'diabetes', onset })
    prescribe(life, onset)
    followUp(life, onset)
    tellEyesAndFeet(life, onset)
    plan(life, onset)
  },
}

function prescribe(life: Life, onset: Day): void {
  const practice = life.at('practice')
  const begun = STEPS.filter((step) => onset + step.afterYears * YEAR < life.today - 5)
  for (const { medicine, afterYears } of begun) {
    const isReplaced = medicine === 'metformin' && begun.length > 1
    const day = workday(onset + Math.round(afterYears * YEAR))
    writePrescription(practice, { medicine, day, reason: REASON, status: isReplaced ? 'stopped' : 'active' })
  }
  if (onset + 60 < life.today)
    writePrescription(practice, {
      medicine: 'atorvastatin',
      day: workday(onset + 50),
      reason: 'Protects heart and vessels in diabetes',
    })
}

function followUp(life: Life, onset: Day): void {
  const practice = life.at('practice')
  const laboratory = life.at('laboratory')
  let visit = 0
  for (const day of life.everyAbout(210, onset)) {
    const isYearly = visit++ % 3 === 0
    writeLabPanel(laboratory, life.body, { panel: 'sugar', day: workdayBefore(day - 3) })
    if (isYearly) {
      writeLabPanel(laboratory, life.body, { panel: 'salts', day: workdayBefore(day - 3) })
      writeLabPanel(laboratory, life.body, { panel: 'albuminuria', day: workdayBefore(day - 3) })
      writeLabPanel(laboratory, life.body, { panel: 'lipids', day: workdayBefore(day - 3) })
    }
    const encounter = writeVisit(practice, { kind: 'AMB', type: 'Diabetes check', day, minutes: 30, reason: REASON })
    const weight = life.weightOn(day)
    writeVitals(practice, { day, encounter, values: isYearly ? { weight } : {}, pressure: pressureAt(life, day, 8) })
    if (isYearly)
      writeDocument(practice, {
        kind: 'progress',
        title: 'Yearly diabetes check',
        text: yearlyNote(life),
        day,
        encounter,
      })
  }
}

function yearlyNote(life: Life): string {
  const sugar = life.random.pick([
    'at the goal we agreed on',
    'a little above the goal we agreed on',
    'higher than last time',
  ])
  const feeling = life.random.pick([
    'Feels well and walks every day.',
    'Tired in the afternoons.',
    'Has been less active this winter.',
  ])
  return `Yearly diabetes check.\n\n${feeling} Long-term sugar (HbA1c) is ${sugar}. No low sugars. Feet: pulses and feeling present, skin whole.\n\nPlan: go on with the medicines. New blood samples in six months. Eye photo every second year.`
}

function tellEyesAndFeet(life: Life, onset: Day): void {
  for (const day of life.everyAbout(2.1 * YEAR, onset + 200)) {
    writeProcedure(life.at('hospital'), {
      procedure: 'eyePhoto',
      day,
      staff: 'nurse',
      outcome: 'No changes from diabetes',
    })
    writeProcedure(life.at('practice'), {
      procedure: 'footExam',
      day: day + 20 > life.today - 3 ? day : workday(day + 20),
      staff: 'nurse',
      outcome: 'Normal',
    })
  }
  if (life.random.chance(0.5)) {
    const day = life.today + life.random.int(12, 90)
    writeAppointment(life.at('hospital'), {
      what: 'Eye photo (diabetes)',
      day,
      booked: life.today - 30,
      staff: 'nurse',
      minutes: 20,
      instruction: 'Drops may blur your sight for some hours: do not drive home.',
    })
  }
}

function plan(life: Life, onset: Day): void {
  writeCarePlan(life.at('practice'), {
    title: 'Living with type 2 diabetes',
    description: 'What we have agreed on for sugar, blood pressure, movement and checks.',
    from: workday(Math.max(onset, life.today - 330)),
    goals: [
      { text: 'Long-term sugar (HbA1c) below 53 mmol/mol', progress: 'in-progress' },
      { text: 'A walk of half an hour on five days a week', progress: 'improving' },
    ],
    activities: [
      { what: 'Blood samples', when: 'every six months' },
      { what: 'Eye photo', when: 'every second year' },
      { what: 'Look at your feet', when: 'every evening' },
    ],
    team: ['doctor', 'nurse'],
  })
}
