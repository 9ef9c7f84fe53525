/** Examinations with pictures. `section` is HL7 table 0074, `modality` DICOM's word. LOINC where there is a fitting one. */
export type ImagingExam = {
  readonly name: string
  readonly section: 'RX' | 'CT' | 'NMR' | 'RUS' | 'RAD'
  readonly modality: 'DX' | 'CT' | 'MR' | 'US' | 'MG'
  readonly loinc: string | null
  readonly pictures: number
  readonly part: { readonly code: string; readonly display: string }
}

const CHEST = { code: '51185008', display: 'Thoracic structure' }
const BREAST = { code: '76752008', display: 'Breast structure' }
const ABDOMEN = { code: '818983003', display: 'Abdomen' }

// biome-ignore format: one examination a line
export const IMAGING_EXAMS = {
  chest: { name: 'X-ray of the chest', section: 'RX', modality: 'DX', loinc: '36643-5', pictures: 2, part: CHEST },
  hip: { name: 'X-ray of the hip', section: 'RX', modality: 'DX', loinc: null, pictures: 3, part: { code: '29836001', display: 'Hip region structure' } },
  wrist: { name: 'X-ray of the wrist', section: 'RX', modality: 'DX', loinc: null, pictures: 2, part: { code: '74670003', display: 'Wrist joint structure' } },
  ankle: { name: 'X-ray of the ankle', section: 'RX', modality: 'DX', loinc: null, pictures: 3, part: { code: '70258002', display: 'Ankle joint structure' } },
  mammography: { name: 'Mammography', section: 'RAD', modality: 'MG', loinc: '24606-6', pictures: 4, part: BREAST },
  breastUltrasound: { name: 'Ultrasound of the breast', section: 'RUS', modality: 'US', loinc: null, pictures: 6, part: BREAST },
  breastMri: { name: 'MRI of both breasts', section: 'NMR', modality: 'MR', loinc: '30794-2', pictures: 180, part: BREAST },
  abdomenCt: { name: 'CT of chest and abdomen', section: 'CT', modality: 'CT', loinc: null, pictures: 240, part: ABDOMEN },
  kidneyUltrasound: { name: 'Ultrasound of kidneys and bladder', section: 'RUS', modality: 'US', loinc: null, pictures: 9, part: { code: '64033007', display: 'Kidney structure' } },
  echocardiography: { name: 'Ultrasound of the heart', section: 'RUS', modality: 'US', loinc: null, pictures: 24, part: { code: '80891009', display: 'Heart structure' } },
  fetus: { name: 'Ultrasound in pregnancy', section: 'RUS', modality: 'US', loinc: null, pictures: 8, part: { code: '35039007', display: 'Uterine structure' } },
  headCt: { name: 'CT of the head', section: 'CT', modality: 'CT', loinc: null, pictures: 96, part: { code: '69536005', display: 'Head structure' } },
} as const satisfies Record<string, ImagingExam>

export type ImagingExamId = keyof typeof IMAGING_EXAMS
