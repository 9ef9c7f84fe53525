import type { DiagnosisId } from '../codes/diagnoses.ts'
import type { MedicineId } from '../codes/medicines.ts'
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

type SmallIllness = { diagnosis: DiagnosisId; share: number; medicine?: MedicineId; fever?: number; note: string }

/** What everybody comes with now and then, and what the doctor writes. */
// biome-ignore format: one illness a line
const SMALL_ILLNESSES: readonly SmallIllness[] = [
  { diagnosis: 'airwayInfection', share: 0.34, fever: 37.9, note: 'Cold for five days with cough and sore throat. Lungs sound clear. A virus; it passes by itself. Rest and drink. Come back if you get short of breath or the fever lasts more than a week.' },
  { diagnosis: 'backPain', share: 0.24, medicine: 'ibuprofen', note: 'Pain low in the back after lifting. Strength and feeling in both legs are normal. Keep moving. Ibuprofen for a few days. Come at once if you get numb between the legs or cannot pass water.' },
  { diagnosis: 'eczema', share: 0.1, note: 'Dry, itching skin at elbows and hands. Cream twice a day. New check in six weeks if it is not better.' },
  { diagnosis: 'hayFever', share: 0.1, medicine: 'cetirizine', note: 'Runny nose and itching eyes every spring. Tablets in the season. We talked about keeping windows shut in the morning.' },
  { diagnosis: 'reflux', share: 0.12, medicine: 'pantoprazole', note: 'Burning behind the breastbone after meals, no weight loss, no trouble swallowing. Tablets for four weeks, smaller meals in the evening.' },
  { diagnosis: 'airwayInfection', share: 0.1, medicine: 'penicillin', fever: 38.7, note: 'Sore throat with fever, white spots on the tonsils; the quick test shows streptococci. Penicillin for seven days. You can go to work when the fever has been gone for a day.' },
]

/** The family doctor's everyday: illnesses that pass, a check now and then, a blood sample to be sure. */
export const everydayCare: ConditionModel = {
  id: 'everyday-care',
  likelihood: () => 1,
  yearsAgo: () => 15,
  tell(life, onset) {
    if (life.ageOn(life.today) < 1) return
    for (const day of life.everyAbout(life.person.age > 60 ? 800 : 950, onset)) tellSmallIllness(life, day)
    if (life.person.age >= 20) tellChecks(life, onset)
    if (life.random.chance(0.3) && life.person.age >= 12) bookNext(life)
  },
}

function tellSmallIllness(life: Life, day: Day): void {
  const practice = life.at('practice')
  const illness = life.random.pickByShare(SMALL_ILLNESSES)
  const which = life.random.int(0, 2)
  const encounter = writeVisit(practice, {
    kind: 'AMB',
    type: 'Consultation',
    day,
    which,
    reason: NAMES[illness.diagnosis] ?? 'Illness',
  })
  writeProblem(practice, {
    diagnosis: illness.diagnosis,
    onset: day,
    ended: Math.min(day + 21, life.today - 1),
    encounter: encounter,
  })
  if (illness.fever)
    writeVitals(practice, {
      day,
      encounter,
      values: { temperature: life.random.normal(illness.fever, 0.3), pulse: life.random.int(70, 98) },
    })
  if (illness.fever && life.random.chance(0.4)) {
    const crp = illness.medicine ? life.random.int(25, 90) : life.random.int(6, 24)
    writeLabPanel(life.at('laboratory'), life.body, { panel: 'inflammation', day, hour: 12, fixed: { crp } })
  }
  if (illness.medicine && life.ageOn(day) >= 12) {
    writePrescription(practice, {
      medicine: illness.medicine,
      day,
      encounter,
      status: 'completed',
      packs: 0,
      reason: NAMES[illness.diagnosis] ?? '',
    })
  }
  writeDocument(practice, {
    kind: 'progress',
    title: 'Note from the consultation',
    text: illness.note,
    day,
    which,
    encounter,
  })
}

const NAMES: Partial<Record<DiagnosisId, string>> = {
  airwayInfection: 'Cough and sore throat',
  backPain: 'Back pain',
  eczema: 'Itching skin',
  hayFever: 'Hay fever',
  reflux: 'Heartburn',
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
