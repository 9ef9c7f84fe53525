import { type Day, workday, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeTypeAndScreen } from '../writing/blood-group.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeProcedure } from '../writing/procedure.ts'
import { writeTissueReport } from '../writing/tissue-report.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

/** Cancer of the colon: low blood count, colonoscopy, tissue, operation with transfusion, tablets, five years of checks. */
export const bowelCancer: ConditionModel = {
  id: 'bowel-cancer',
  likelihood: ({ age }) => (age < 30 ? 0 : age < 50 ? 0.001 : age < 70 ? 0.018 : 0.035),
  yearsAgo: (_person, random) => random.between(0.7, 6),
  affect({ body }, onset) {
    const bleeding = (day: Day) => (day < onset - 120 || day > onset + 120 ? 0 : 1)
    body.affect('hemoglobin', (day) => -36 * bleeding(day))
    body.affect('mcv', (day) => -9 * bleeding(day))
    body.affect('cea', (day) => (day < onset - 60 || day > onset + 60 ? 0 : 9))
  },
  tell(life, onset) {
    const found = workday(Math.min(onset, life.today - 180))
    tellDiagnosis(life, found)
    tellOperation(life, workday(found + 28))
    tellTablets(life, found)
    tellFollowUp(life, found)
  },
}

function tellDiagnosis(life: Life, found: Day): void {
  const hospital = life.at('hospital')
  writeLabPanel(life.at('laboratory'), life.body, { panel: 'blood', day: found - 14 })
  writeLabPanel(life.at('laboratory'), life.body, { panel: 'iron', day: found - 14, fixed: { ferritin: 9 } })
  writeDocument(life.at('practice'), {
    kind: 'referral',
    title: 'Referral for colonoscopy',
    day: found - 10,
    text: REFERRAL,
  })
  const encounter = writeVisit(hospital, {
    kind: 'AMB',
    type: 'Colonoscopy',
    day: found,
    minutes: 45,
    staff: 'surgeon',
    reason: 'Low blood count and iron',
  })
  writeProcedure(hospital, {
    procedure: 'colonoscopy',
    day: found,
    encounter,
    outcome: 'A narrowing growth in the right part of the colon; samples taken',
  })
  writeTissueReport(hospital, {
    kind: 'histology',
    sample: 'Biopsies, ascending colon',
    day: found,
    waitDays: 5,
    encounter,
    findings: 'Mucosa with infiltrating glands. Mismatch repair proteins are present.',
    conclusion: 'Adenocarcinoma of the colon, moderately differentiated.',
  })
  writeProblem(hospital, { diagnosis: 'bowelCancer', onset: found + 5 })
  writeImaging(hospital, {
    exam: 'abdomenCt',
    day: workday(found + 7),
    waitDays: 1,
    why: 'New cancer of the colon. Spread?',
    findings: 'Thickened wall over 4 cm in the ascending colon. No enlarged nodes. Liver and lungs without lesions.',
    conclusion: 'Tumour in the ascending colon. No sign of spread.',
  })
}

function tellOperation(life: Life, day: Day): void {
  const university = life.at('university')
  const encounter = writeVisit(university, {
    kind: 'IMP',
    type: 'Stay on the surgical ward',
    day,
    nights: 6,
    serviceId: 'surgery',
    staff: 'surgeon',
    reason: 'Operation for cancer of the colon',
  })
  writeTypeAndScreen(university, day)
  writeLabPanel(university, life.body, { panel: 'blood', day })
  writeProcedure(university, { procedure: 'colectomy', day, encounter })
  writeProcedure(university, { procedure: 'transfusion', day: day + 1, staff: 'nurse', encounter })
  writeLabPanel(university, life.body, { panel: 'blood', day: day + 2, fixed: { hemoglobin: 104 } })
  writeDocument(university, {
    kind: 'operation',
    title: 'Operation note',
    staff: 'surgeon',
    day,
    encounter,
    text: OPERATION,
  })
  writeTissueReport(university, {
    kind: 'histology',
    sample: 'Right hemicolectomy specimen',
    day,
    waitDays: 8,
    encounter,
    findings: 'Adenocarcinoma through the muscle layer. 1 of 19 lymph nodes with metastasis. Free margins.',
    conclusion: 'pT3 pN1a. Removed with free margins.',
  })
  writePrescription(university, {
    medicine: 'enoxaparin',
    day: day + 6,
    status: 'completed',
    setting: 'discharge',
    encounter,
  })
  writeDocument(university, {
    kind: 'discharge',
    title: 'Discharge summary, surgical ward',
    staff: 'surgeon',
    day: day + 6,
    encounter,
    text: DISCHARGE,
  })
}

function tellTablets(life: Life, found: Day): void {
  const university = life.at('university')
  const start = workday(found + 70)
  const encounter = writeVisit(university, {
    kind: 'AMB',
    type: 'Oncology clinic',
    day: start,
    serviceId: 'oncology',
    minutes: 60,
    which: 1,
    reason: 'Treatment after operation',
  })
  writeDocument(university, {
    kind: 'consultation',
    title: 'Note from the oncology clinic',
    day: start,
    which: 1,
    encounter,
    text: ONCOLOGY,
  })
  writePrescription(university, {
    medicine: 'capecitabine',
    day: start,
    status: 'completed',
    reason: 'After operation for cancer of the colon',
    encounter,
  })
  writePrescription(university, {
    medicine: 'ondansetron',
    day: start,
    status: 'completed',
    reason: 'Against nausea',
    encounter,
  })
}

function tellFollowUp(life: Life, found: Day): void {
  const hospital = life.at('hospital')
  for (const day of life.everyAbout(0.55 * YEAR, found + 200)) {
    writeLabPanel(hospital, life.body, { panel: 'bowelMarkers', day })
    writeLabPanel(hospital, life.body, { panel: 'blood', day })
    const encounter = writeVisit(hospital, {
      kind: 'AMB',
      type: 'Surgical clinic',
      day,
      staff: 'surgeon',
      reason: 'Check after cancer of the colon',
    })
    writeDocument(hospital, {
      kind: 'progress',
      title: 'Check after bowel operation',
      staff: 'surgeon',
      day,
      encounter,
      text: CHECK,
    })
  }
}

const REFERRAL =
  'Tired for three months. Hemoglobin has fallen, iron stores are low, no visible blood. No family history. Please examine the large bowel within two weeks.'
const OPERATION =
  'Keyhole operation. The right part of the colon is removed with its vessels and lymph nodes; the ends are joined with staples. Little bleeding. No drain.'
const DISCHARGE = `Why you were here
The right part of your large bowel was removed because of cancer. You got two units of blood the day after.

When you come home
Eat what you like, in small meals. Walk every day, lift nothing heavier than five kilos for six weeks. One injection every evening for four weeks against blood clots.

The tissue result comes in about ten days; the surgeon calls you. Come back at once if you get fever, a swollen stomach or vomiting.`
const ONCOLOGY =
  'One of nineteen lymph nodes had cancer cells. To lower the risk that the disease returns we recommend tablets (capecitabine) for six months. We went through side effects: sore hands and feet, loose stools, tiredness. Blood samples before each round. Contact nurse is assigned.'
const CHECK =
  'Feels well, weight stable, bowels regular. Nothing found at the examination. Marker and blood count are taken today. CT once a year for five years.'
