import { workday, workdayBefore } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeAppointment } from '../writing/appointment.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writeProcedure } from '../writing/procedure.ts'
import { writeTissueReport } from '../writing/tissue-report.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'
import { tellPaperwork } from './paperwork.ts'

/**
 * Kari's last weeks, day by day before today: her sister had breast cancer, a gene test was taken, screening found
 * something small, a sample and an MRI followed. The answers have just been written; by the region's rules some of
 * them wait. Dates are exact on purpose: they must be as old as the rules say, whatever the weekday.
 */
export const breastFinding: ConditionModel = {
  id: 'breast-finding',
  likelihood: () => 0,
  yearsAgo: () => 0,
  tell(life) {
    tellGenetics(life)
    tellScreening(life)
    tellBiopsy(life)
    tellMri(life)
    tellKidneyCheck(life)
    tellCurrentBookings(life)
    tellPaperwork(life)
  },
}

function tellGenetics(life: Life): void {
  const university = life.at('university')
  const day = workdayBefore(life.today - 48)
  const encounter = writeVisit(university, {
    kind: 'AMB',
    type: 'Medical genetics',
    day,
    serviceId: 'genetics',
    minutes: 60,
    which: 2,
    reason: 'Breast cancer in the family',
  })
  writeDocument(university, {
    kind: 'consultation',
    title: 'Note from medical genetics',
    day,
    which: 2,
    encounter,
    text: GENETICS_TALK,
  })
  writeTissueReport(university, {
    kind: 'genetics',
    sample: 'Blood, for a panel of genes for breast and ovarian cancer',
    day,
    waitDays: life.today - 5 - day,
    encounter,
    findings:
      'BRCA1, BRCA2, PALB2, CHEK2 and ATM were read. In BRCA2 a variant was found that is known to raise the risk of breast and ovarian cancer (heterozygous).',
    conclusion:
      'A disease-causing variant in BRCA2. Genetic counselling is offered to the patient and her closest relatives.',
  })
}

function tellScreening(life: Life): void {
  writeImaging(life.at('imaging'), {
    exam: 'mammography',
    day: workdayBefore(life.today - 24),
    waitDays: 2,
    alsoAsDocument: true,
    why: 'Screening; breast cancer in the family.',
    findings:
      'In the left breast a group of fine calcifications over 9 mm that was not there two years ago. The right breast is unchanged.',
    conclusion:
      'New calcifications in the left breast. A sample is advised. Referred to the breast clinic at St. Eystein.',
  })
}

function tellBiopsy(life: Life): void {
  const university = life.at('university')
  const day = life.today - 9
  const encounter = writeVisit(university, {
    kind: 'AMB',
    type: 'Breast clinic',
    day,
    serviceId: 'breast-clinic',
    minutes: 60,
    reason: 'Finding at mammography',
  })
  writeProcedure(university, {
    procedure: 'breastBiopsy',
    day,
    staff: 'radiologist',
    encounter,
    note: 'Two cores taken under ultrasound. Little bleeding.',
  })
  writeDocument(university, {
    kind: 'consultation',
    title: 'Note from the breast clinic',
    day,
    encounter,
    text: BREAST_CLINIC,
  })
  writeImaging(university, {
    exam: 'breastUltrasound',
    day,
    waitDays: 0,
    encounter,
    why: 'Calcifications at mammography.',
    findings: 'No lump is seen. The lymph nodes in the armpit look normal.',
    conclusion: 'Normal ultrasound. Sample taken from the calcifications.',
  })
  writeTissueReport(university, {
    kind: 'histology',
    sample: 'Core biopsies, left breast',
    day,
    waitDays: 6,
    encounter,
    findings:
      'Ducts with atypical cells that stay inside the ducts, low nuclear grade, with fine calcifications. No invasive growth.',
    conclusion: 'Ductal carcinoma in situ, low grade. No invasive cancer in the sample.',
  })
}

function tellMri(life: Life): void {
  writeImaging(life.at('imaging'), {
    exam: 'breastMri',
    day: life.today - 2,
    waitDays: 1,
    why: 'Ductal carcinoma in situ on the left side. How large is the area?',
    findings:
      'On the left side an area of 11 mm that takes up contrast, where the sample was taken. Nothing else in either breast. Normal lymph nodes.',
    conclusion: 'One small area on the left side. No sign of more.',
  })
}

/** The end of the potassium series: a little high, at the laboratory her doctor uses, six days ago. */
function tellKidneyCheck(life: Life): void {
  const laboratory = life.at('laboratory')
  const hospital = life.at('hospital')
  writeLabPanel(hospital, life.body, { panel: 'renal', day: life.today - 41, fixed: { potassium: 4.9 } })
  writeLabPanel(laboratory, life.body, { panel: 'blood', day: life.today - 6 })
  writeLabPanel(laboratory, life.body, { panel: 'renal', day: life.today - 6, fixed: { potassium: 5.3 } })
  writeLabPanel(laboratory, life.body, { panel: 'sugar', day: life.today - 6 })
  writeDocument(life.at('practice'), {
    kind: 'progress',
    title: 'Your blood samples',
    day: life.today - 4,
    hour: 16,
    text: SAMPLES_NOTE,
  })
}

function tellCurrentBookings(life: Life): void {
  // biome-ignore format: a booking is read as one
  writeAppointment(life.at('university'), {
    what: 'Breast clinic: we talk about the results', day: workday(life.today + 3), hour: 9, minutes: 60, booked: life.today - 9,
    serviceId: 'breast-clinic', instruction: 'Bring somebody you trust. Write down your questions beforehand.',
  })
  // biome-ignore format: a booking is read as one
  writeAppointment(life.at('practice'), {
    what: 'Blood pressure and kidney check', day: workday(life.today + 16), hour: 10, booked: life.today - 4,
    instruction: 'Blood sample two days before. Measure your blood pressure at home for a week.',
  })
  // biome-ignore format: a booking is read as one
  writeAppointment(life.at('hospital'), {
    what: 'Kidney clinic, yearly check', day: workday(life.today + 74), hour: 13, booked: life.today - 41, serviceId: 'kidney-clinic',
    instruction: 'Bring your list of medicines.',
  })
}

const GENETICS_TALK = `Your sister got breast cancer when she was 51, your mother's aunt when she was 47. We talked about what a gene test can show and what it would mean for you and for Liv. You wanted the test. The answer takes about six weeks, and we talk about it before you have to decide anything.`
const BREAST_CLINIC = `At the screening picture there are new calcifications in the left breast. Nothing can be felt. Ultrasound is normal. We took two small samples; you may be sore and blue for a week. An MRI is ordered. The answer comes within two weeks, and you have an appointment here to talk about it.`
const SAMPLES_NOTE = `Dear Kari. Potassium was 5.3, a little above the range. That is common with losartan and kidneys that work less. Leave out salt substitutes and eat less dried fruit and bananas. We take a new sample before your appointment. Call us if your heart beats unevenly or your muscles get weak. Dr Brandt`
