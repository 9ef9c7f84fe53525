/** Operations and other things done, by SNOMED CT. */
// biome-ignore format: one procedure a line
export const PROCEDURES = {
  hipReplacement: { code: '52734007', display: 'Total replacement of hip joint', name: 'Total hip replacement' },
  lumpectomy: { code: '392021009', display: 'Lumpectomy of breast', name: 'Breast-conserving operation' },
  sentinelNode: { code: '396487001', display: 'Sentinel lymph node biopsy', name: 'Sentinel lymph node biopsy' },
  radiotherapy: { code: '108290001', display: 'Radiation oncology AND/OR radiotherapy', name: 'Radiotherapy of the breast, 15 sessions' },
  breastBiopsy: { code: '122548005', display: 'Biopsy of breast', name: 'Core biopsy of the breast' },
  colonoscopy: { code: '73761001', display: 'Colonoscopy', name: 'Colonoscopy' },
  colectomy: { code: '43075005', display: 'Partial resection of colon', name: 'Removal of part of the large bowel' },
  transfusion: { code: '116863004', display: 'Transfusion of red blood cells', name: 'Transfusion of red blood cells, 2 units' },
  delivery: { code: '177184002', display: 'Normal delivery procedure', name: 'Normal birth' },
  caesarean: { code: '11466000', display: 'Cesarean section', name: 'Caesarean section' },
  plaster: { code: '302382009', display: 'Application of plaster cast', name: 'Plaster cast' },
  footExam: { code: '401191002', display: 'Diabetic foot examination', name: 'Foot examination' },
  eyePhoto: { code: '314971001', display: 'Camera fundoscopy', name: 'Photo of the back of the eye' },
  spirometry: { code: '127783003', display: 'Spirometry', name: 'Spirometry' },
  woundCare: { code: '225358003', display: 'Wound care', name: 'Wound care' },
} as const

export type ProcedureId = keyof typeof PROCEDURES
