/**
 * What laboratories measure. Values are kept in SI units; a laboratory that reports conventional units converts when
 * it writes. `spread` is the variation from one sample to the next as a part of the value, `people` how far persons
 * differ from each other as a part of the reference range, `possible` what a living body can show.
 */
export type Analyte = {
  readonly name: string
  readonly short: string
  readonly loinc: string
  readonly unit: string
  readonly ucum: string
  readonly decimals: number
  readonly low: number | null
  readonly high: number | null
  readonly women?: { readonly low: number; readonly high: number }
  readonly usual?: number
  readonly spread: number
  readonly possible: readonly [number, number]
  readonly below?: number
  readonly above?: number
  /** Beyond these the laboratory calls the doctor. */
  readonly critical?: readonly [low: number, high: number]
  readonly specimen: 'blood' | 'urine'
  readonly conventional?: Conventional
}

type Conventional = {
  readonly loinc: string
  readonly unit: string
  readonly ucum: string
  readonly factor: number
  readonly offset?: number
  readonly decimals: number
}

// biome-ignore format: one analyte a line
const ANALYTE_TABLE = {
  sodium: { ...si('Sodium', 'NA', '2951-2', 'mmol/L', 0, [137, 145], 0.008, [105, 175]), critical: [120, 158] },
  potassium: { ...si('Potassium', 'K', '2823-3', 'mmol/L', 1, [3.6, 5.0], 0.035, [2.0, 7.5]), critical: [2.8, 6.2] },
  creatinine: { ...si('Creatinine', 'CREA', '14682-9', 'µmol/L', 0, [60, 105], 0.03, [20, 1200]), women: { low: 45, high: 90 }, conventional: mgdl('2160-0', 1 / 88.42, 2) },
  egfr: { ...si('Estimated glomerular filtration rate', 'EGFR', '98979-8', 'mL/min/1.73m²', 0, [60, null], 0.03, [3, 150]), ucum: 'mL/min/{1.73_m2}', above: 90 },
  urea: { ...si('Urea', 'UREA', '22664-7', 'mmol/L', 1, [3.1, 7.9], 0.08, [0.5, 60]), conventional: mgdl('3094-0', 2.801, 0) },
  glucose: { ...si('Glucose, fasting', 'GLUC', '14771-0', 'mmol/L', 1, [4.0, 6.0], 0.06, [1.5, 40]), conventional: mgdl('1558-6', 18.016, 0) },
  hba1c: { ...si('Hemoglobin A1c', 'HBA1C', '59261-8', 'mmol/mol', 0, [20, 42], 0.02, [15, 180]), conventional: { loinc: '4548-4', unit: '%', ucum: '%', factor: 0.0915, offset: 2.15, decimals: 1 } },
  acr: { ...si('Albumin/creatinine ratio, urine', 'ACR', '14585-4', 'mg/mmol', 1, [null, 3.0], 0.15, [0.1, 600]), usual: 0.8, specimen: 'urine', conventional: { loinc: '9318-7', unit: 'mg/g', ucum: 'mg/g', factor: 8.84, decimals: 0 } },
  hemoglobin: { ...si('Hemoglobin', 'HB', '718-7', 'g/L', 0, [134, 170], 0.02, [40, 230]), critical: [70, 200], women: { low: 117, high: 153 }, conventional: { loinc: '718-7', unit: 'g/dL', ucum: 'g/dL', factor: 0.1, decimals: 1 } },
  leukocytes: si('Leukocytes', 'WBC', '6690-2', '10*9/L', 1, [4.1, 9.8], 0.1, [0.2, 80]),
  platelets: si('Platelets', 'PLT', '777-3', '10*9/L', 0, [145, 348], 0.05, [5, 1500]),
  mcv: si('Mean cell volume', 'MCV', '787-2', 'fL', 0, [82, 98], 0.01, [50, 140]),
  cholesterol: { ...si('Cholesterol', 'CHOL', '14647-2', 'mmol/L', 1, [3.3, 6.9], 0.05, [1, 20]), conventional: mgdl('2093-3', 38.67, 0) },
  ldl: { ...si('LDL cholesterol', 'LDL', '22748-8', 'mmol/L', 1, [1.4, 4.8], 0.06, [0.3, 15]), conventional: mgdl('18262-6', 38.67, 0) },
  hdl: { ...si('HDL cholesterol', 'HDL', '14646-4', 'mmol/L', 1, [1.0, 2.6], 0.05, [0.2, 5]), conventional: mgdl('2085-9', 38.67, 0) },
  triglycerides: { ...si('Triglycerides', 'TRIG', '14927-8', 'mmol/L', 1, [0.5, 2.6], 0.15, [0.2, 40]), conventional: mgdl('2571-8', 88.57, 0) },
  alt: si('Alanine aminotransferase', 'ALAT', '1742-6', 'U/L', 0, [10, 50], 0.12, [3, 4000]),
  ast: si('Aspartate aminotransferase', 'ASAT', '1920-8', 'U/L', 0, [15, 40], 0.12, [3, 4000]),
  alp: si('Alkaline phosphatase', 'ALP', '6768-6', 'U/L', 0, [35, 105], 0.06, [10, 2500]),
  bilirubin: { ...si('Bilirubin', 'BILI', '14631-6', 'µmol/L', 0, [5, 25], 0.12, [1, 500]), conventional: mgdl('1975-2', 1 / 17.1, 1) },
  albumin: si('Albumin', 'ALB', '1751-7', 'g/L', 0, [36, 48], 0.03, [10, 60]),
  tsh: si('Thyrotropin (TSH)', 'TSH', '3016-3', 'mIU/L', 2, [0.4, 4.5], 0.12, [0.01, 150], 'm[IU]/L'),
  ft4: si('Thyroxine, free (T4)', 'FT4', '14920-3', 'pmol/L', 1, [11, 22], 0.05, [1, 90]),
  crp: { ...si('C-reactive protein', 'CRP', '1988-5', 'mg/L', 0, [null, 5], 0.3, [0.1, 500]), usual: 2, below: 1 },
  ferritin: { ...si('Ferritin', 'FERR', '2276-4', 'µg/L', 0, [30, 300], 0.1, [2, 5000]), women: { low: 15, high: 150 } },
  b12: si('Vitamin B12', 'B12', '14685-2', 'pmol/L', 0, [175, 700], 0.08, [40, 1500]),
  folate: si('Folate', 'FOL', '14732-2', 'nmol/L', 1, [7, 40], 0.1, [1, 60]),
  vitaminD: si('25-hydroxyvitamin D', 'VITD', '68438-1', 'nmol/L', 0, [50, 150], 0.08, [5, 400]),
  calcium: { ...si('Calcium', 'CA', '2000-8', 'mmol/L', 2, [2.15, 2.51], 0.012, [1.2, 4.5]), conventional: mgdl('17861-6', 4.008, 1) },
  ntProBnp: { ...si('NT-proBNP', 'NTBNP', '33762-6', 'ng/L', 0, [null, 300], 0.15, [5, 35000]), usual: 70 },
  troponin: { ...si('Troponin T, high sensitivity', 'TNT', '67151-1', 'ng/L', 0, [null, 14], 0.1, [3, 10000]), usual: 6, below: 5 },
  urate: { ...si('Urate', 'URAT', '14933-6', 'µmol/L', 0, [230, 480], 0.06, [60, 1200]), conventional: mgdl('3084-1', 1 / 59.48, 1) },
  inr: { ...si('INR', 'INR', '6301-6', '', 1, [null, 1.2], 0.04, [0.8, 12]), usual: 1, ucum: '{INR}', unit: 'INR' },
  cea: { ...si('Carcinoembryonic antigen (CEA)', 'CEA', '2039-6', 'µg/L', 1, [null, 5], 0.1, [0.2, 5000]), usual: 1.8 },
  ca153: { ...si('Cancer antigen 15-3', 'CA153', '6875-9', 'kU/L', 0, [null, 25], 0.08, [1, 5000], 'k[IU]/L'), usual: 13 },
  psa: { ...si('Prostate specific antigen', 'PSA', '2857-1', 'µg/L', 1, [null, 4], 0.1, [0.1, 3000]), usual: 1.1 },
} satisfies Record<string, Analyte>

export type AnalyteId = keyof typeof ANALYTE_TABLE
export const ANALYTES: Readonly<Record<AnalyteId, Analyte>> = ANALYTE_TABLE
export const ANALYTE_IDS = Object.keys(ANALYTE_TABLE) as AnalyteId[]

function si(
  name: string,
  short: string,
  loinc: string,
  unit: string,
  decimals: number,
  range: [number | null, number | null],
  spread: number,
  possible: [number, number],
  ucum = ucumOf(unit),
): Analyte {
  return {
    name,
    short,
    loinc,
    unit,
    ucum,
    decimals,
    low: range[0],
    high: range[1],
    spread,
    possible,
    specimen: 'blood',
  }
}

function mgdl(loinc: string, factor: number, decimals: number): Conventional {
  return { loinc, unit: 'mg/dL', ucum: 'mg/dL', factor, decimals }
}

function ucumOf(unit: string): string {
  return unit.replace('µ', 'u').replace('m²', '_m2')
}
