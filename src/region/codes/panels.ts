import type { AnalyteId } from './analytes.ts'

/** Tests that are ordered together. `section` is the diagnostic service of HL7 table 0074. */
export type Panel = {
  readonly name: string
  readonly loinc: string | null
  readonly section: 'CH' | 'HM' | 'LAB'
  readonly analytes: readonly AnalyteId[]
}

// biome-ignore format: one panel a line
export const PANELS = {
  renal: { name: 'Kidney function', loinc: '24362-6', section: 'CH', analytes: ['sodium', 'potassium', 'creatinine', 'egfr', 'urea'] },
  salts: { name: 'Electrolytes and creatinine', loinc: '24326-1', section: 'CH', analytes: ['sodium', 'potassium', 'creatinine', 'egfr'] },
  sugar: { name: 'Diabetes control', loinc: '55399-0', section: 'CH', analytes: ['hba1c', 'glucose'] },
  albuminuria: { name: 'Albumin in urine', loinc: null, section: 'CH', analytes: ['acr'] },
  blood: { name: 'Blood count', loinc: '58410-2', section: 'HM', analytes: ['hemoglobin', 'leukocytes', 'platelets', 'mcv'] },
  lipids: { name: 'Lipids', loinc: '57698-3', section: 'CH', analytes: ['cholesterol', 'ldl', 'hdl', 'triglycerides'] },
  liver: { name: 'Liver tests', loinc: '24325-3', section: 'CH', analytes: ['alt', 'ast', 'alp', 'bilirubin', 'albumin'] },
  thyroid: { name: 'Thyroid function', loinc: '24348-5', section: 'CH', analytes: ['tsh', 'ft4'] },
  iron: { name: 'Iron and vitamins', loinc: null, section: 'CH', analytes: ['ferritin', 'b12', 'folate'] },
  bone: { name: 'Calcium and vitamin D', loinc: null, section: 'CH', analytes: ['calcium', 'vitaminD'] },
  inflammation: { name: 'C-reactive protein', loinc: null, section: 'CH', analytes: ['crp'] },
  heart: { name: 'Heart markers', loinc: null, section: 'CH', analytes: ['ntProBnp', 'troponin'] },
  urate: { name: 'Urate', loinc: null, section: 'CH', analytes: ['urate'] },
  clotting: { name: 'Clotting', loinc: null, section: 'HM', analytes: ['inr'] },
  breastMarkers: { name: 'Tumour marker', loinc: null, section: 'CH', analytes: ['ca153'] },
  bowelMarkers: { name: 'Tumour marker', loinc: null, section: 'CH', analytes: ['cea'] },
  prostate: { name: 'Prostate specific antigen', loinc: null, section: 'CH', analytes: ['psa'] },
} as const satisfies Record<string, Panel>

export type PanelId = keyof typeof PANELS
