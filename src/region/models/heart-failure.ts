import { type Day, workday, workdayBefore, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { pressureAt } from '../people/pressure.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** Heart failure with atrial fibrillation: a stay when it is found, a clinic that adjusts, a doctor who watches weight and salts. */
export const heartFailure: ConditionModel = {
  id: 'heart-failure',
  likelihood: ({ age }) => (age < 30 ? 0 : age < 55 ? 0.003 : age < 75 ? 0.04 : 0.13),
  yearsAgo: (_person, random) => random.between(0.5, 7),
  affect({ body }, onset) {
    body.affect('ntProBnp', (day) => (day < onset - 60 ? 0 : day < onset + 40 ? 3200 : 900))
    body.affect('potassium', (day) => (day > onset ? 0.2 : 0))
    body.affect('egfr', (day) => (day > onset ? -9 : 0))
  },
  tell(life, onset) {
    tellFirstStay(life, workday(Math.min(onset, life.today - 40)))
    const practice = life.at('practice')
    for (const day of life.everyAbout(210, onset + 60)) {
      writeLabPanel(life.at('laboratory'), life.body, { panel: 'salts', day: workdayBefore(day - 1) })
      const encounter = writeVisit(practice, {
        kind: 'AMB',
        type: 'Heart failure check',
        day,
        staff: 'nurse',
        reason: 'Heart failure',
      })
      const values = { weight: life.weightOn(day), pulse: life.random.int(60, 84) }
      writeVitals(practice, { day, encounter, values, pressure: pressureAt(life, day, -12) })
    }
    for (const day of life.everyAbout(1.3 * YEAR, onset + 120)) tellClinic(life, day)
  },
}

function tellFirstStay(life: Life, day: Day): void {
  const hospital = life.at('hospital')
  writeProblem(hospital, { diagnosis: 'heartFailure', onset: day })
  writeProblem(hospital, { diagnosis: 'atrialFibrillation', onset: day })
  const encounter = writeVisit(hospital, {
    kind: 'IMP',
    type: 'Stay on the medical ward',
    day,
    nights: 6,
    serviceId: 'medicine',
    reason: 'Short of breath, swollen legs',
  })
  writeLabPanel(hospital, life.body, {
    panel: 'heart',
    day,
    hour: 13,
    fixed: { ntProBnp: life.random.int(2800, 5200) },
  })
  writeLabPanel(hospital, life.body, { panel: 'renal', day, hour: 13 })
  writeImaging(hospital, {
    exam: 'echocardiography',
    day: day + 1,
    encounter,
    why: 'New heart failure.',
    findings:
      'The left ventricle is slightly widened, ejection fraction 38 %. The left atrium is enlarged. No valve disease that matters.',
    conclusion: 'Moderately reduced pumping of the left ventricle.',
  })
  for (const medicine of ['bisoprolol', 'furosemide', 'spironolactone', 'apixaban', 'lisinopril'] as const) {
    if (medicine === 'lisinopril' && life.has('hypertension')) continue
    writePrescription(hospital, {
      medicine,
      day: day + 6,
      setting: 'discharge',
      packs: 3,
      reason: 'Heart failure',
      encounter,
    })
  }
  writeDocument(hospital, {
    kind: 'discharge',
    title: 'Discharge summary, medical ward',
    text: DISCHARGE,
    day: day + 6,
    encounter,
  })
}

function tellClinic(life: Life, day: Day): void {
  const hospital = life.at('hospital')
  const encounter = writeVisit(hospital, {
    kind: 'AMB',
    type: 'Heart clinic',
    day,
    serviceId: 'heart-clinic',
    minutes: 40,
    reason: 'Heart failure',
  })
  writeLabPanel(hospital, life.body, { panel: 'heart', day })
  writeDocument(hospital, {
    kind: 'consultation',
    title: 'Note from the heart clinic',
    text: CLINIC_NOTE,
    day,
    encounter,
  })
}

const DISCHARGE = `Why you were here
You had become short of breath and your legs were swollen. The ultrasound shows that the heart pumps less strongly than it should, and the rhythm is irregular (atrial fibrillation).

What we did
Water tablets took five kilos of water away. You began with medicines that relieve the heart, and with a blood thinner that protects against stroke.

When you come home
Weigh yourself every morning and write it down. Call the heart clinic if you gain more than two kilos in three days, or if you must sit up to sleep. Blood samples in two weeks at your doctor's, because the new medicines can raise potassium.`

const CLINIC_NOTE = `Walks two kilometres on the flat without a break. Sleeps with one pillow. No swelling. Blood pressure is fine, pulse irregular and calm.

The heart is stable. We go on with the same doses. Blood samples every four months at your doctor's. New visit here in about a year.`
