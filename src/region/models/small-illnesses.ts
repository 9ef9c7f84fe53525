import type { DiagnosisId } from '../codes/diagnoses.ts'
import type { MedicineId } from '../codes/medicines.ts'
import type { Life } from '../people/life.ts'

/** What people come with now and then, and what the doctor writes. */
export type SmallIllness = {
  readonly diagnosis: DiagnosisId
  readonly why: string
  readonly share: number
  readonly medicine?: MedicineId
  readonly fever?: number
  readonly note: string
}

// biome-ignore format: one illness a line
const GROWN: readonly SmallIllness[] = [
  { diagnosis: 'airwayInfection', why: 'Cough and sore throat', share: 0.34, fever: 37.9, note: 'Cold for five days with cough and sore throat. Lungs sound clear. A virus; it passes by itself. Rest and drink. Come back if you get short of breath or the fever lasts more than a week.' },
  { diagnosis: 'backPain', why: 'Back pain', share: 0.24, medicine: 'ibuprofen', note: 'Pain low in the back after lifting. Strength and feeling in both legs are normal. Keep moving. Pain tablets for a few days. Come at once if you get numb between the legs or cannot pass water.' },
  { diagnosis: 'eczema', why: 'Itching skin', share: 0.1, note: 'Dry, itching skin at elbows and hands. Cream twice a day. New check in six weeks if it is not better.' },
  { diagnosis: 'hayFever', why: 'Runny nose in spring', share: 0.1, medicine: 'cetirizine', note: 'Runny nose and itching eyes every spring. Tablets in the season. We talked about keeping windows shut in the morning.' },
  { diagnosis: 'reflux', why: 'Heartburn', share: 0.12, medicine: 'pantoprazole', note: 'Burning behind the breastbone after meals, no weight loss, no trouble swallowing. Tablets for four weeks, smaller meals in the evening.' },
  { diagnosis: 'airwayInfection', why: 'Cough and sore throat', share: 0.1, medicine: 'penicillin', fever: 38.7, note: 'Sore throat with fever, white spots on the tonsils; the quick test shows streptococci. Antibiotics for seven days. You can go to work when the fever has been gone for a day.' },
]

// biome-ignore format: one illness a line
const SMALL: readonly SmallIllness[] = [
  { diagnosis: 'airwayInfection', why: 'Cough and fever', share: 0.5, fever: 38.4, note: 'Runny nose, cough and fever for three days. Drinks well, plays between the bouts. Ears and lungs are fine. A virus. Come back if breathing gets hard, if the child does not drink, or if the fever lasts more than five days.' },
  { diagnosis: 'earInfection', why: 'Pain in the ear', share: 0.3, fever: 38.8, note: 'Woke at night with pain in one ear. The eardrum is red and bulges. Most ears heal by themselves: paracetamol by weight, and a new look in two days if it is not better.' },
  { diagnosis: 'eczema', why: 'Dry, itching skin', share: 0.2, note: 'Dry, red skin in the bends of the elbows and knees, itches at night. Cream several times a day, a mild steroid cream for one week. New look in a month.' },
]

/** One of the illnesses of this age. */
export function smallIllness(life: Life, age: number): SmallIllness {
  return life.random.pickByShare(age < 13 ? SMALL : GROWN)
}

/** What the doctor gives instead when the usual medicine does not suit: an allergy, weak kidneys, a failing heart. */
export function suitable(life: Life, medicine: MedicineId): MedicineId {
  if (medicine === 'penicillin' && life.allergen === 'penicillin') return 'clarithromycin'
  const mustSpareKidneys = life.has('kidney-disease') || life.has('heart-failure')
  return medicine === 'ibuprofen' && mustSpareKidneys ? 'paracetamol' : medicine
}
