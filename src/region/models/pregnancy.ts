import { type Day, workday } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { pressureAt } from '../people/pressure.ts'
import { writeAppointment } from '../writing/appointment.ts'
import { writeTypeAndScreen } from '../writing/blood-group.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeProcedure } from '../writing/procedure.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** The checks of a pregnancy, in weeks. */
const CHECK_WEEKS = [9, 18, 24, 28, 32, 36, 38, 40]
const WEEK = 7
const TERM = 40 * WEEK

/**
 * Pregnancies: checks with midwife and doctor, the ultrasound, the birth and the stay after it. A mother has had one
 * for each child of her household; a woman without children may be on the way to her first.
 */
export const pregnancy: ConditionModel = {
  id: 'pregnancy',
  likelihood: ({ sex, age, household }) => {
    if (sex !== 'female' || age < 18) return 0
    if (household.children.length > 0) return 1
    return age >= 21 && age <= 42 ? 0.06 : 0
  },
  yearsAgo: (_person, random) => random.between(0.2, 0.6),
  affect(life, onset) {
    for (const { begun } of pregnanciesOf(life, onset)) {
      const isPregnant = (day: Day) => day > begun + 60 && day < begun + TERM
      life.body.affect('hemoglobin', (day) => (isPregnant(day) ? -14 : 0))
      life.body.affect('ferritin', (day) => (isPregnant(day) ? -25 : 0))
    }
  },
  tell(life, onset) {
    for (const { begun, birth } of pregnanciesOf(life, onset)) tellPregnancy(life, begun, birth)
  },
}

type Pregnancy = { readonly begun: Day; readonly birth: Day | null }

/** The pregnancies on file; without children, the one that began at the onset and goes on. */
function pregnanciesOf(life: Life, onset: Day): Pregnancy[] {
  const births = life.birthsOfChildren()
  if (births.length === 0) return [{ begun: onset, birth: null }]
  return births.filter((birth) => birth - TERM > life.since).map((birth) => ({ begun: birth - TERM, birth }))
}

function tellPregnancy(life: Life, begun: Day, birth: Day | null): void {
  const practice = life.at('practice')
  const noted = workday(begun + 6 * WEEK)
  writeProblem(practice, { diagnosis: 'pregnancy', onset: noted, ended: birth ?? undefined })
  writePrescription(practice, {
    medicine: 'folicAcid',
    day: noted,
    status: birth === null ? 'active' : 'completed',
    reason: 'Pregnancy',
  })
  tellChecks(life, begun, Math.min((birth ?? life.today) - 1, life.today - 3))
  tellUltrasound(life, begun)
  if (birth === null) bookNextChecks(life, begun)
  else if (birth < life.today - 6) tellBirth(life, birth)
}

function tellChecks(life: Life, onset: Day, until: Day): void {
  const practice = life.at('practice')
  for (const week of CHECK_WEEKS) {
    const day = workday(onset + week * WEEK)
    if (day > until || day < life.since) continue
    const encounter = writeVisit(practice, {
      kind: 'AMB',
      type: `Pregnancy check, week ${week}`,
      day,
      staff: week === 18 ? 'doctor' : 'midwife',
      minutes: 30,
      reason: 'Pregnancy',
    })
    writeVitals(practice, {
      day,
      encounter,
      values: { weight: life.weightOn(day) + week * 0.32 },
      pressure: pressureAt(life, day, -4),
    })
    if (week === 9 || week === 28) {
      writeLabPanel(life.at('laboratory'), life.body, { panel: 'blood', day })
      writeLabPanel(life.at('laboratory'), life.body, { panel: 'iron', day })
    }
    if (week === 9) writeTypeAndScreen(life.at('hospital'), day)
    if (week === 36)
      writeDocument(practice, {
        kind: 'progress',
        title: 'Pregnancy check, week 36',
        staff: 'midwife',
        day,
        encounter,
        text: WEEK_36,
      })
  }
}

function tellUltrasound(life: Life, onset: Day): void {
  const day = workday(onset + 19 * WEEK)
  if (day > life.today - 4) return
  writeImaging(life.at('hospital'), {
    exam: 'fetus',
    day,
    waitDays: 0,
    why: 'Ultrasound in week 19.',
    findings:
      'One living child. Head, heart, spine, kidneys and limbs look normal. The placenta lies high on the back wall.',
    conclusion: 'Normal findings. The due date fits.',
  })
}

function tellBirth(life: Life, day: Day): void {
  const hospital = life.at('hospital')
  const isCaesarean = life.random.chance(0.16)
  const encounter = writeVisit(hospital, {
    kind: 'IMP',
    type: 'Birth',
    day,
    nights: isCaesarean ? 3 : 2,
    staff: 'midwife',
    serviceId: 'maternity',
    reason: 'Birth',
  })
  writeTypeAndScreen(hospital, day)
  writeProcedure(hospital, {
    procedure: isCaesarean ? 'caesarean' : 'delivery',
    day,
    staff: isCaesarean ? 'surgeon' : 'midwife',
    encounter,
  })
  writeLabPanel(hospital, life.body, { panel: 'blood', day: day + 1, fixed: { hemoglobin: life.random.int(96, 118) } })
  writeDocument(hospital, {
    kind: 'discharge',
    title: 'Discharge summary, maternity ward',
    staff: 'midwife',
    day: day + 2,
    encounter,
    text: BIRTH,
  })
}

function bookNextChecks(life: Life, onset: Day): void {
  const coming = CHECK_WEEKS.filter((week) => onset + week * WEEK > life.today).slice(0, 2)
  for (const week of coming) {
    writeAppointment(life.at('practice'), {
      what: `Pregnancy check, week ${week}`,
      day: onset + week * WEEK,
      booked: life.today - 20,
      staff: 'midwife',
    })
  }
  writeAppointment(life.at('hospital'), {
    what: 'Talk about the birth',
    day: onset + 34 * WEEK > life.today ? onset + 34 * WEEK : life.today + 6,
    booked: life.today - 20,
    staff: 'midwife',
    serviceId: 'maternity',
  })
}

const WEEK_36 =
  'Mother and child are well. The child lies with the head down. The heartbeat is regular. You have written your wishes for the birth; the maternity ward has them. Call the ward when contractions come every five minutes, or if the water breaks.'
const BIRTH = `A healthy child. Mother and child are well.

The first days
The midwife from the health service visits you at home within three days. Bleeding for some weeks is normal. Call the maternity ward day or night if you have fever, strong pain, or if the child does not drink.

A check with your doctor after six weeks.`
