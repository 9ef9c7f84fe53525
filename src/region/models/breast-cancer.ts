import { type Day, workday, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeAppointment } from '../writing/appointment.ts'
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

/** Breast cancer found at screening: pictures, tissue, operation, radiotherapy, tablets, yearly checks. */
export const breastCancer: ConditionModel = {
  id: 'breast-cancer',
  likelihood: ({ sex, age }) => (sex === 'female' && age > 44 ? 0.05 : 0),
  yearsAgo: (_person, random) => random.between(0.6, 9),
  tell(life, onset) {
    const found = workday(Math.min(onset, life.today - 150))
    tellDiagnosis(life, found)
    tellOperation(life, workday(found + 26))
    tellTreatment(life, found)
    tellYearlyChecks(life, found)
  },
}

function tellDiagnosis(life: Life, found: Day): void {
  const university = life.at('university')
  writeImaging(life.at('imaging'), {
    exam: 'mammography',
    day: found,
    waitDays: 2,
    why: 'Screening.',
    findings:
      'In the upper outer part of the left breast a dense area of 14 mm with irregular edge. The right breast is normal.',
    conclusion: 'A finding in the left breast that must be looked into. Referred to the breast clinic.',
  })
  const encounter = writeVisit(university, {
    kind: 'AMB',
    type: 'Breast clinic',
    day: found + 8,
    serviceId: 'breast-clinic',
    minutes: 60,
    reason: 'Finding at mammography',
  })
  writeProcedure(university, { procedure: 'breastBiopsy', day: found + 8, staff: 'radiologist', encounter })
  writeTissueReport(university, {
    kind: 'histology',
    sample: 'Core biopsy, left breast, upper outer quadrant',
    day: found + 8,
    waitDays: 6,
    encounter,
    findings:
      'Invasive carcinoma of no special type, grade 2. Oestrogen receptor 95 %, progesterone receptor 60 %, HER2 negative, Ki-67 15 %.',
    conclusion: 'Invasive breast carcinoma, grade 2, hormone receptor positive, HER2 negative.',
  })
  writeProblem(university, { diagnosis: 'breastCancer', onset: found + 14 })
}

function tellOperation(life: Life, day: Day): void {
  const university = life.at('university')
  const encounter = writeVisit(university, {
    kind: 'IMP',
    type: 'Stay on the surgical ward',
    day,
    nights: 1,
    serviceId: 'surgery',
    staff: 'surgeon',
    reason: 'Operation for breast cancer',
  })
  writeTypeAndScreen(university, day)
  writeLabPanel(university, life.body, { panel: 'blood', day })
  writeProcedure(university, { procedure: 'lumpectomy', day, encounter })
  writeProcedure(university, { procedure: 'sentinelNode', day, encounter })
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
    sample: 'Operation specimen, left breast, and two sentinel nodes',
    day,
    waitDays: 9,
    encounter,
    findings: 'Invasive carcinoma, grade 2, 13 mm. Free margins, smallest 4 mm. Two sentinel nodes without tumour.',
    conclusion: 'pT1c pN0. Removed with free margins.',
  })
  writeDocument(university, {
    kind: 'discharge',
    title: 'Discharge summary, surgical ward',
    staff: 'surgeon',
    day: day + 1,
    encounter,
    text: DISCHARGE,
  })
}

function tellTreatment(life: Life, found: Day): void {
  const university = life.at('university')
  const start = workday(found + 60)
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
  writeProcedure(university, {
    procedure: 'radiotherapy',
    day: workday(found + 80),
    staff: 'doctor',
    note: '40 Gy in 15 sessions over three weeks',
  })
  const medicine = life.person.age > 55 ? 'letrozole' : 'tamoxifen'
  writePrescription(university, {
    medicine,
    day: start,
    reason: 'Lowers the risk that the cancer comes back',
    setting: 'community',
  })
}

function tellYearlyChecks(life: Life, found: Day): void {
  for (const day of life.everyAbout(YEAR, found + 340, life.today - 6)) {
    writeImaging(life.at('imaging'), {
      exam: 'mammography',
      day,
      waitDays: 3,
      why: 'Yearly check after breast cancer.',
      findings: 'Changes after the operation, otherwise as before. No new lumps or calcifications.',
      conclusion: 'No sign that the disease has come back.',
    })
    writeLabPanel(life.at('university'), life.body, { panel: 'breastMarkers', day })
  }
  writeAppointment(life.at('university'), {
    what: 'Oncology clinic, yearly check',
    day: life.today + life.random.int(10, 150),
    booked: life.today - 90,
    serviceId: 'oncology',
    instruction: 'Have the mammography done at least a week before.',
  })
}

const OPERATION = `Breast-conserving operation on the left side with removal of two sentinel nodes.

General anaesthesia. The area marked with a wire is removed with a good margin and sent for examination. Two blue and radioactive nodes removed. Little bleeding. Skin closed with absorbable stitches.`

const DISCHARGE = `Why you were here
Operation for breast cancer on the left side. It went as planned.

When you come home
You may shower after one day. The stitches disappear by themselves. Move the arm as the physiotherapist has shown you. Paracetamol against pain.

The result of the tissue examination comes in about ten days; you have an appointment where a doctor goes through it with you. Call the breast clinic if the wound gets red and warm, or if you have fever.`

const ONCOLOGY = `We have talked about the result: the tumour is removed with free margins, the lymph nodes are without cancer. The outlook is good.

Plan: radiotherapy in fifteen sessions, and tablets against hormones for five years. We went through side effects: hot flushes, stiff joints. Mammography once a year. You have the number of the contact nurse.`
