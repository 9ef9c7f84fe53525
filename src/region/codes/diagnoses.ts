/** Diagnoses in the three systems the region's services write in: SNOMED CT beside ICD-10 in hospitals, ICPC-2 in practices. */
// biome-ignore format: one diagnosis a line
export const DIAGNOSES = {
  hypertension: { name: 'High blood pressure', snomed: '38341003', icd10: 'I10', icpc2: 'K86' },
  diabetes: { name: 'Type 2 diabetes', snomed: '44054006', icd10: 'E11.9', icpc2: 'T90' },
  kidneyDisease: { name: 'Chronic kidney disease', snomed: '709044004', icd10: 'N18.3', icpc2: 'U99' },
  hypothyroidism: { name: 'Underactive thyroid', snomed: '40930008', icd10: 'E03.9', icpc2: 'T86' },
  asthma: { name: 'Asthma', snomed: '195967001', icd10: 'J45.9', icpc2: 'R96' },
  copd: { name: 'Chronic obstructive lung disease', snomed: '13645005', icd10: 'J44.9', icpc2: 'R95' },
  heartFailure: { name: 'Heart failure', snomed: '84114007', icd10: 'I50.9', icpc2: 'K77' },
  atrialFibrillation: { name: 'Atrial fibrillation', snomed: '49436004', icd10: 'I48.9', icpc2: 'K78' },
  breastCancer: { name: 'Breast cancer', snomed: '254837009', icd10: 'C50.9', icpc2: 'X76' },
  bowelCancer: { name: 'Cancer of the colon', snomed: '363406005', icd10: 'C18.9', icpc2: 'D75' },
  pregnancy: { name: 'Pregnancy', snomed: '77386006', icd10: 'Z34.9', icpc2: 'W78' },
  depression: { name: 'Depression', snomed: '35489007', icd10: 'F32.1', icpc2: 'P76' },
  hipArthrosis: { name: 'Worn hip joint (osteoarthritis)', snomed: '239872002', icd10: 'M16.1', icpc2: 'L89' },
  urinaryInfection: { name: 'Urinary tract infection', snomed: '68566005', icd10: 'N39.0', icpc2: 'U71' },
  ironDeficiency: { name: 'Iron deficiency anaemia', snomed: '87522002', icd10: 'D50.9', icpc2: 'B80' },
  wristFracture: { name: 'Broken wrist', snomed: '263102004', icd10: 'S52.5', icpc2: 'L72' },
  ankleSprain: { name: 'Sprained ankle', snomed: '44465007', icd10: 'S93.4', icpc2: 'L77' },
  airwayInfection: { name: 'Upper airway infection', snomed: '54150009', icd10: 'J06.9', icpc2: 'R74' },
  pneumonia: { name: 'Pneumonia', snomed: '233604007', icd10: 'J18.9', icpc2: 'R81' },
  earInfection: { name: 'Middle ear infection', snomed: '65363002', icd10: 'H66.9', icpc2: 'H71' },
  backPain: { name: 'Low back pain', snomed: '279039007', icd10: 'M54.5', icpc2: 'L03' },
  eczema: { name: 'Eczema', snomed: '43116000', icd10: 'L30.9', icpc2: 'S87' },
  hayFever: { name: 'Hay fever', snomed: '21719001', icd10: 'J30.1', icpc2: 'R97' },
  reflux: { name: 'Acid reflux', snomed: '235595009', icd10: 'K21.9', icpc2: 'D84' },
  highCholesterol: { name: 'High cholesterol', snomed: '13644009', icd10: 'E78.0', icpc2: 'T93' },
  frailty: { name: 'Frailty', snomed: '248279007', icd10: 'R54', icpc2: 'A05' },
  dementia: { name: 'Dementia', snomed: '52448006', icd10: 'F03', icpc2: 'P70' },
} as const

export type DiagnosisId = keyof typeof DIAGNOSES
