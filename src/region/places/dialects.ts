import type { AnalyteId } from '../codes/analytes.ts'

/**
 * How an institution writes: spelling of names, numbering of patients, units and codes of its laboratory. No two
 * systems in a region write alike, and a portal that has only seen one dialect has seen nothing.
 */
export type Dialect = {
  readonly number: number
  readonly names: NameStyle
  readonly patientNumber: { readonly prefix: string; readonly digits: number }
  /** How it numbers its own tests: a short mnemonic, or bare numbers. */
  readonly localCodes: 'mnemonic' | 'numeric'
  /** Written in conventional units (mg/dL, g/dL) where others use SI. */
  readonly conventional: readonly AnalyteId[]
  /** Sent with the local code only. */
  readonly withoutLoinc: readonly AnalyteId[]
  readonly diagnoses: 'icd10' | 'icpc2'
}

export type NameStyle = 'plain' | 'capitals' | 'initial' | 'ascii'

const DEFAULT: Dialect = {
  number: 1,
  names: 'plain',
  patientNumber: { prefix: '', digits: 8 },
  localCodes: 'mnemonic',
  conventional: [],
  withoutLoinc: [],
  diagnoses: 'icd10',
}

// biome-ignore format: analytes read in rows
const CONVENTIONAL: readonly AnalyteId[] = [
  'creatinine', 'glucose', 'urea', 'cholesterol', 'ldl', 'hdl', 'triglycerides', 'calcium', 'bilirubin', 'hba1c', 'acr', 'urate',
]

// biome-ignore format: one institution a line
const DIALECTS: Readonly<Record<string, Partial<Dialect>>> = {
  'st-eystein-hospital': { patientNumber: { prefix: 'SE', digits: 7 }, names: 'plain', conventional: ['hemoglobin'] },
  'nordfjord-hospital': { patientNumber: { prefix: 'N', digits: 6 }, names: 'capitals', localCodes: 'numeric' },
  'orkdal-hospital': { patientNumber: { prefix: '', digits: 9 }, names: 'ascii', conventional: CONVENTIONAL, localCodes: 'numeric' },
  'havna-hospital': { patientNumber: { prefix: 'HCH-', digits: 6 }, names: 'initial', conventional: ['hemoglobin', 'glucose'] },
  'lesja-medical-centre': { names: 'initial', patientNumber: { prefix: 'L', digits: 5 }, diagnoses: 'icpc2' },
  'fjordgata-practice': { patientNumber: { prefix: '', digits: 6 }, diagnoses: 'icpc2' },
  'orkdal-doctors': { names: 'ascii', diagnoses: 'icpc2' },
  'havna-health-house': { names: 'capitals', diagnoses: 'icpc2' },
  'sundvik-central-practice': { names: 'initial', diagnoses: 'icpc2' },
  'nordfjord-home-care': { patientNumber: { prefix: 'HC', digits: 5 }, diagnoses: 'icpc2' },
  'coast-public-health': { patientNumber: { prefix: 'PH', digits: 8 }, names: 'capitals' },
  kystlab: { patientNumber: { prefix: 'K', digits: 8 }, names: 'capitals', conventional: ['acr'] },
  fjordlab: {
    names: 'ascii', patientNumber: { prefix: 'FL-', digits: 7 }, localCodes: 'numeric',
    conventional: ['creatinine', 'glucose', 'cholesterol', 'ldl'], withoutLoinc: ['vitaminD', 'ferritin', 'urate'],
  },
  'havna-radiology': { names: 'initial', patientNumber: { prefix: 'RAD', digits: 6 } },
}

/** How the institution at this place in the region's list writes. */
export function dialectOf(institutionId: string, position: number): Dialect {
  return { ...DEFAULT, number: position + 1, ...DIALECTS[institutionId] }
}
