import type { Category } from '#base/categories'

/** Kinds of documents, with their LOINC type and the patient's category. */
type DocumentKind = { readonly loinc: string; readonly display: string; readonly category: Category }

// biome-ignore format: one kind a line
export const DOCUMENT_KINDS = {
  progress: { loinc: '11506-3', display: 'Progress note', category: 'clinical-notes' },
  consultation: { loinc: '11488-4', display: 'Consult note', category: 'clinical-notes' },
  admission: { loinc: '34117-2', display: 'History and physical note', category: 'clinical-notes' },
  operation: { loinc: '11504-8', display: 'Surgical operation note', category: 'clinical-notes' },
  emergency: { loinc: '34111-5', display: 'Emergency department note', category: 'clinical-notes' },
  referral: { loinc: '57133-1', display: 'Referral note', category: 'clinical-notes' },
  discharge: { loinc: '18842-5', display: 'Discharge summary', category: 'discharge-summaries' },
  letter: { loinc: '51852-2', display: 'Letter', category: 'documents' },
  directive: { loinc: '42348-3', display: 'Advance directives', category: 'documents' },
  homeAssessment: { loinc: '34118-0', display: 'Patient’s home initial evaluation note', category: 'home-care' },
  homeProgress: { loinc: '34129-7', display: 'Patient’s home progress note', category: 'home-care' },
} as const satisfies Record<string, DocumentKind>

export type DocumentKindId = keyof typeof DOCUMENT_KINDS
