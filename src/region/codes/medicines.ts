/** Medicines by ATC and RxNorm ingredient, with the strength and the words on the label. */
export type Medicine = {
  readonly name: string
  readonly atc: string
  readonly rxnorm: string
  readonly product: string
  readonly dosage: string
  readonly route?: 'oral' | 'inhaled' | 'injected'
}

// biome-ignore format: one medicine a line
export const MEDICINES = {
  metformin: { name: 'Metformin', atc: 'A10BA02', rxnorm: '6809', product: 'Metformin 500 mg tablets', dosage: '1 tablet twice a day with meals' },
  metforminHigh: { name: 'Metformin', atc: 'A10BA02', rxnorm: '6809', product: 'Metformin 1000 mg tablets', dosage: '1 tablet twice a day with meals' },
  empagliflozin: { name: 'Empagliflozin', atc: 'A10BK03', rxnorm: '1545653', product: 'Empagliflozin 10 mg tablets', dosage: '1 tablet every morning' },
  glargine: { name: 'Insulin glargine', atc: 'A10AE04', rxnorm: '274783', product: 'Insulin glargine 100 units/ml pen', dosage: '14 units under the skin at bedtime', route: 'injected' },
  losartan: { name: 'Losartan', atc: 'C09CA01', rxnorm: '52175', product: 'Losartan 50 mg tablets', dosage: '1 tablet every morning' },
  losartanHigh: { name: 'Losartan', atc: 'C09CA01', rxnorm: '52175', product: 'Losartan 100 mg tablets', dosage: '1 tablet every morning' },
  amlodipine: { name: 'Amlodipine', atc: 'C08CA01', rxnorm: '17767', product: 'Amlodipine 5 mg tablets', dosage: '1 tablet every morning' },
  lisinopril: { name: 'Lisinopril', atc: 'C09AA03', rxnorm: '29046', product: 'Lisinopril 10 mg tablets', dosage: '1 tablet every morning' },
  atorvastatin: { name: 'Atorvastatin', atc: 'C10AA05', rxnorm: '83367', product: 'Atorvastatin 20 mg tablets', dosage: '1 tablet in the evening' },
  levothyroxine: { name: 'Levothyroxine', atc: 'H03AA01', rxnorm: '10582', product: 'Levothyroxine 50 microgram tablets', dosage: '1 tablet every morning, half an hour before breakfast' },
  levothyroxineHigh: { name: 'Levothyroxine', atc: 'H03AA01', rxnorm: '10582', product: 'Levothyroxine 100 microgram tablets', dosage: '1 tablet every morning, half an hour before breakfast' },
  salbutamol: { name: 'Salbutamol', atc: 'R03AC02', rxnorm: '435', product: 'Salbutamol 0.1 mg/dose inhaler', dosage: '1 to 2 puffs when breathing is hard, at most 8 a day', route: 'inhaled' },
  budesonide: { name: 'Budesonide', atc: 'R03BA02', rxnorm: '19831', product: 'Budesonide 200 microgram inhalation powder', dosage: '1 inhalation morning and evening; rinse the mouth afterwards', route: 'inhaled' },
  tiotropium: { name: 'Tiotropium', atc: 'R03BB04', rxnorm: '69120', product: 'Tiotropium 2.5 microgram/dose inhaler', dosage: '2 puffs every morning', route: 'inhaled' },
  prednisolone: { name: 'Prednisolone', atc: 'H02AB06', rxnorm: '8638', product: 'Prednisolone 20 mg tablets', dosage: '2 tablets every morning for 5 days' },
  furosemide: { name: 'Furosemide', atc: 'C03CA01', rxnorm: '4603', product: 'Furosemide 40 mg tablets', dosage: '1 tablet every morning' },
  bisoprolol: { name: 'Bisoprolol', atc: 'C07AB07', rxnorm: '19484', product: 'Bisoprolol 2.5 mg tablets', dosage: '1 tablet every morning' },
  spironolactone: { name: 'Spironolactone', atc: 'C03DA01', rxnorm: '9997', product: 'Spironolactone 25 mg tablets', dosage: '1 tablet every morning' },
  apixaban: { name: 'Apixaban', atc: 'B01AF02', rxnorm: '1364430', product: 'Apixaban 5 mg tablets', dosage: '1 tablet morning and evening' },
  sertraline: { name: 'Sertraline', atc: 'N06AB06', rxnorm: '36437', product: 'Sertraline 50 mg tablets', dosage: '1 tablet every morning' },
  tamoxifen: { name: 'Tamoxifen', atc: 'L02BA01', rxnorm: '10324', product: 'Tamoxifen 20 mg tablets', dosage: '1 tablet a day for 5 years' },
  letrozole: { name: 'Letrozole', atc: 'L02BG04', rxnorm: '72965', product: 'Letrozole 2.5 mg tablets', dosage: '1 tablet a day' },
  capecitabine: { name: 'Capecitabine', atc: 'L01BC06', rxnorm: '194000', product: 'Capecitabine 500 mg tablets', dosage: '4 tablets morning and evening for 14 days, then 7 days without' },
  ondansetron: { name: 'Ondansetron', atc: 'A04AA01', rxnorm: '26225', product: 'Ondansetron 8 mg tablets', dosage: '1 tablet when sick, at most 2 a day' },
  paracetamol: { name: 'Paracetamol', atc: 'N02BE01', rxnorm: '161', product: 'Paracetamol 500 mg tablets', dosage: '1 to 2 tablets when in pain, at most 8 a day' },
  oxycodone: { name: 'Oxycodone', atc: 'N02AA05', rxnorm: '7804', product: 'Oxycodone 5 mg capsules', dosage: '1 capsule when in strong pain, at most 4 a day, for at most 7 days' },
  ibuprofen: { name: 'Ibuprofen', atc: 'M01AE01', rxnorm: '5640', product: 'Ibuprofen 400 mg tablets', dosage: '1 tablet up to three times a day with food' },
  enoxaparin: { name: 'Enoxaparin', atc: 'B01AB05', rxnorm: '67108', product: 'Enoxaparin 40 mg/0.4 ml syringes', dosage: '1 injection under the skin every evening for 28 days', route: 'injected' },
  nitrofurantoin: { name: 'Nitrofurantoin', atc: 'J01XE01', rxnorm: '7454', product: 'Nitrofurantoin 50 mg tablets', dosage: '1 tablet three times a day for 5 days' },
  trimethoprim: { name: 'Trimethoprim', atc: 'J01EA01', rxnorm: '10829', product: 'Trimethoprim 160 mg tablets', dosage: '1 tablet morning and evening for 7 days' },
  penicillin: { name: 'Phenoxymethylpenicillin', atc: 'J01CE02', rxnorm: '7984', product: 'Phenoxymethylpenicillin 660 mg tablets', dosage: '1 tablet four times a day for 7 days' },
  clarithromycin: { name: 'Clarithromycin', atc: 'J01FA09', rxnorm: '21212', product: 'Clarithromycin 250 mg tablets', dosage: '1 tablet morning and evening for 7 days' },
  amoxicillin: { name: 'Amoxicillin', atc: 'J01CA04', rxnorm: '723', product: 'Amoxicillin 500 mg capsules', dosage: '1 capsule three times a day for 7 days' },
  ironSulfate: { name: 'Ferrous sulfate', atc: 'B03AA07', rxnorm: '24947', product: 'Ferrous sulfate 100 mg tablets', dosage: '1 tablet every second day on an empty stomach' },
  folicAcid: { name: 'Folic acid', atc: 'B03BB01', rxnorm: '4511', product: 'Folic acid 0.4 mg tablets', dosage: '1 tablet a day' },
  vitaminD: { name: 'Cholecalciferol', atc: 'A11CC05', rxnorm: '2418', product: 'Cholecalciferol 20 microgram tablets', dosage: '1 tablet a day' },
  pantoprazole: { name: 'Pantoprazole', atc: 'A02BC02', rxnorm: '40790', product: 'Pantoprazole 40 mg tablets', dosage: '1 tablet before breakfast for 4 weeks' },
  cetirizine: { name: 'Cetirizine', atc: 'R06AE07', rxnorm: '20610', product: 'Cetirizine 10 mg tablets', dosage: '1 tablet a day in the pollen season' },
  donepezil: { name: 'Donepezil', atc: 'N06DA02', rxnorm: '135447', product: 'Donepezil 10 mg tablets', dosage: '1 tablet in the evening' },
} as const satisfies Record<string, Medicine>

export type MedicineId = keyof typeof MEDICINES
