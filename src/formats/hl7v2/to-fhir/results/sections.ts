import type { Element } from '../../../fhir/types.ts'
import { firstOf, hasValue, partOf, repetitionsOf, type Segment, valueAt } from '../../message.ts'
import { coded, codeIn, wordsOf } from '../datatypes/concept.ts'
import type { OrderGroup } from '../groups.ts'

const T74 = 'http://terminology.hl7.org/CodeSystem/v2-0074'
const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const LOINC = 'http://loinc.org'

/** What kind of work a report is: codes of table 0074, or `vitals`, or a document type (LOINC); empty when unknown. */
export type Sections = {
  readonly codes: readonly string[]
  readonly isVitals: boolean
  readonly documentType: string | null
}

/** Table 0074 with the words that are shown. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  AU: 'Audiology',
  BG: 'Blood gases',
  BLB: 'Blood bank',
  CG: 'Cytogenetics',
  CH: 'Chemistry',
  CP: 'Cytopathology',
  CT: 'CT scan',
  CTH: 'Cardiac catheterization',
  CUS: 'Cardiac ultrasound',
  EC: 'Electrocardiac',
  EN: 'Electroneuro',
  GE: 'Genetics',
  HM: 'Hematology',
  ICU: 'Bedside monitoring',
  IMG: 'Diagnostic imaging',
  IMM: 'Immunology',
  LAB: 'Laboratory',
  MB: 'Microbiology',
  MCB: 'Mycobacteriology',
  MYC: 'Mycology',
  NMR: 'MRI',
  NMS: 'Nuclear medicine scan',
  NRS: 'Nursing measures',
  OSL: 'Outside laboratory',
  OT: 'Occupational therapy',
  OTH: 'Other',
  OUS: 'Obstetric ultrasound',
  PAR: 'Parasitology',
  PAT: 'Pathology',
  PF: 'Pulmonary function',
  PHR: 'Pharmacy',
  PHY: 'Physician',
  PT: 'Physical therapy',
  RAD: 'Radiology',
  RC: 'Respiratory care',
  RT: 'Radiation therapy',
  RUS: 'Radiology ultrasound',
  RX: 'Radiograph',
  SP: 'Surgical pathology',
  SR: 'Serology',
  TX: 'Toxicology',
  URN: 'Urinalysis',
  VR: 'Virology',
  VUS: 'Vascular ultrasound',
  XRC: 'Cineradiograph',
}

/** Names by which senders without OBR-24 tell what they did; the first that fits. `\b` keeps "act" from being "CT". */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [
    /blood (?:bank|group|type)|\babo\b|\brh(?:\(d\))? (?:type|factor)|cross-?\s?match|antibody screen|type (?:and|&) screen|coombs|antiglobulin|transfus|blodtype|pretransfusjon/i,
    'BLB',
  ],
  [
    /\bculture|bacteria identified|suscept|sensitivities|antibiogram|gram stain|microbiolog|mycolog|ova (?:and|&) parasite|acid.?fast|dyrkning|mikrobiolog|hémoculture|hemocultivo/i,
    'MB',
  ],
  [/cytolog|cytopatholog|pap(?:anicolaou)? (?:smear|test)|celleprøve/i, 'CP'],
  [/patholog|histolog|biops(?:y|ies|i)\b|tissue exam|autopsy|patologi/i, 'SP'],
  [/karyotyp|chromosom|genetic|genom|\bbrca\b|sequencing/i, 'GE'],
  [/echo\s?cardiogra/i, 'CUS'],
  [/electrocardiogra|\b(?:ecg|ekg)\b/i, 'EC'],
  [/magnetic resonance|\bmri\b|\bmr (?!n)/i, 'NMR'],
  [/tomogra|\bct\b/i, 'CT'],
  [/ultraso|sonogra|echogra|échogra|ecograf|ultralyd/i, 'RUS'],
  [
    /x-?ray|\bxr\b|radiogra|radiolog|mammogra|fluoroscop|angiogra|bone densit|\bdexa?\b|scintigra|\bpet\b|røntgen|röntgen/i,
    'RAD',
  ],
]

/** Documents that some laboratory interfaces carry; the LOINC type by which they are found again. */
const DOCUMENTS: readonly (readonly [RegExp, string])[] = [
  [/discharge summar|epikrise|compte rendu de sortie|informe de alta/i, '18842-5'],
  [/progress note/i, '11506-3'],
  [/history (?:and|&) physical|\bh&p\b/i, '34117-2'],
  [/consult(?:ation)? (?:note|report)|consultation$/i, '11488-4'],
  [/operative (?:note|report)/i, '11504-8'],
  [/procedure note/i, '28570-0'],
  [/(?:ed|emergency (?:department|physician)|physician) notes?\b/i, '34111-5'],
  [/referral note/i, '57133-1'],
]

/** LOINC types of notes and summaries (FHIR US Core 8, C-CDA): a report with such a code is a document. */
const DOCUMENT_TYPES: ReadonlySet<string> = new Set(
  '18842-5 34105-7 34106-5 11490-0 28655-9 34133-9 11506-3 34117-2 11488-4 28570-0 11504-8 34111-5 57133-1 51847-2 34746-8 34109-9 34108-1 18761-7 34752-6 34139-6 11492-6 34129-7 74196-7 18776-5 52521-2'.split(
    ' ',
  ),
)

const VITALS_BY_NAME = /vital signs?|observasjoner|signes vitaux|signos vitales/i
/** The vital signs of R4, their panel, and the same measured at the bedside under other codes. */
const VITAL_CODES: ReadonlySet<string> = new Set(
  '85353-1 85354-9 8480-6 8462-4 8478-0 8867-4 9279-1 8310-5 8331-1 8302-2 8306-3 29463-7 3141-9 39156-5 59408-5 2708-6 9843-4 8287-5'.split(
    ' ',
  ),
)

/** The kind of work of a report: OBR-24, else the name of the test, else that something was measured. */
export function sectionsOf(group: OrderGroup, facility: string): Sections {
  const said = repetitionsOf(group.obr, 24).map((parts) => partOf(parts, 1).toUpperCase().replace(/\s+/g, ' '))
  const codes = said.filter((code) => DEPARTMENTS[code])
  if (codes.length) return { codes, isVitals: false, documentType: null }
  const type = codeIn(firstOf(group.obr, 4), LOINC, facility)
  if (type !== null && DOCUMENT_TYPES.has(type)) return { codes: [], isVitals: false, documentType: type }
  const name = [wordsOf(firstOf(group.obr, 4)), partOf(firstOf(group.obr, 4) ?? NOTHING, 5)].join(' ')
  if (VITALS_BY_NAME.test(name) || isVitalSign(group.obr, 4, facility))
    return { codes: [], isVitals: true, documentType: null }
  const department = departmentOf(name)
  if (department) return { codes: [department], isVitals: false, documentType: null }
  const document = DOCUMENTS.find(([pattern]) => pattern.test(name))
  if (document) return { codes: [], isVitals: false, documentType: document[1] }
  if (isBedside(group, facility)) return { codes: [], isVitals: true, documentType: null }
  if (TISSUE.test(specimenWords(group))) return { codes: ['SP'], isVitals: false, documentType: null }
  return { codes: isMeasured(group) ? ['LAB'] : [], isVitals: false, documentType: null }
}

const NOTHING = { parts: [], isSub: false, delimiters: null as never }

/** Specimens that nobody but a pathologist looks at. */
const TISSUE = /biops|tissue|excision|resection|curettage|vev/i

function specimenWords({ obr, specimen }: OrderGroup): string {
  return specimen ? wordsOf(firstOf(specimen, 4)) : wordsOf(firstOf(obr, 15))
}

/** True for a code of the vital signs in OBX-3 or OBR-4. */
export function isVitalSign(segment: Segment, field: number, facility: string): boolean {
  const code = codeIn(firstOf(segment, field), LOINC, facility)
  return (code !== null && VITAL_CODES.has(code)) || VITAL_NAMES.has(valueAt(segment, field, 2))
}

/** Names repeat: what was found for one is remembered. */
const knownNames = new Map<string, string | null>()

function departmentOf(name: string): string | null {
  const known = knownNames.get(name)
  if (known !== undefined) return known
  const found = BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null
  if (knownNames.size > 2000) knownNames.clear()
  if (name.length < 200) knownNames.set(name, found)
  return found
}

/** A vital sign by its plain name: that counts only where nothing else is measured with it. */
const VITAL_WORDS =
  /^(?:(?:heart|pulse|respirat(?:ory|ion)) rate|pulse|respirations?|(?:body )?(?:temperature|weight|height)|(?:non-?invasive )?(?:systolic|diastolic|mean)?(?: arterial)? ?blood pressure(?: (?:systolic|diastolic))?|(?:oxygen saturation|o2 ?sat(?:uration)?|sp ?o2)|bmi|body mass index)$/i

function isBedside({ results }: OrderGroup, facility: string): boolean {
  const isVital = ({ obx }: { obx: Segment }) =>
    isVitalSign(obx, 3, facility) || VITAL_WORDS.test(wordsOf(firstOf(obx, 3)))
  return results.length > 0 && results.every(isVital)
}

/** What a specimen, a number, a unit, a range or a flag tells: somebody measured something. */
function isMeasured({ results, specimen, obr }: OrderGroup): boolean {
  const isValue = ({ obx }: { obx: Segment }) =>
    /^(?:NM|SN)$/i.test(valueAt(obx, 2)) || hasValue(obx, 6) || hasValue(obx, 7) || hasValue(obx, 8)
  const isCoded = ({ obx }: { obx: Segment }) =>
    codeIn(firstOf(obx, 3), LOINC, '') !== null && /^C(?:W|N)?E$/i.test(valueAt(obx, 2))
  return specimen !== null || hasValue(obr, 15) || results.some((line) => isValue(line) || isCoded(line))
}

/** Categories of a report: its departments, or the type of the document that it is. */
export function reportCategories({ codes, documentType }: Sections): readonly Element[] {
  if (documentType) return [coded(LOINC, documentType)]
  return codes.map((code) => coded(T74, code, DEPARTMENTS[code]))
}

const IMAGING: ReadonlySet<string> = new Set([
  'RAD',
  'RX',
  'CT',
  'NMR',
  'NMS',
  'RUS',
  'OUS',
  'VUS',
  'CUS',
  'XRC',
  'IMG',
])
const LABORATORY: ReadonlySet<string> = new Set(
  'LAB CH HM SR IMM TX GE URN BG BLB MB MCB MYC PAR VR SP CP CG PAT OSL'.split(' '),
)

/** Categories of a result: a question is a survey, a vital sign is one anywhere, the rest follows its report. */
export function resultCategories(
  obx: Segment,
  { isVitals }: Sections,
  facility: string,
  ofDepartment: readonly Element[],
): readonly Element[] {
  if (valueAt(obx, 29).toUpperCase() === 'QST') return [coded(OBSERVATION_CATEGORY, 'survey', 'Survey')]
  if (isVitals || isVitalSign(obx, 3, facility)) return [coded(OBSERVATION_CATEGORY, 'vital-signs', 'Vital signs')]
  return ofDepartment
}

/** What the results of a department are, beside being its. */
export function categoriesOfResults(sections: Sections): readonly Element[] {
  const isImaging = sections.codes.some((code) => IMAGING.has(code))
  const isLaboratory = sections.codes.some((code) => LABORATORY.has(code))
  return [
    ...(isImaging ? [coded(OBSERVATION_CATEGORY, 'imaging', 'Imaging')] : []),
    ...(isLaboratory ? [coded(OBSERVATION_CATEGORY, 'laboratory', 'Laboratory')] : []),
    ...reportCategories(sections),
  ]
}

/** Where the text is the report: pictures, tissue, procedures and documents. Elsewhere a line of text is a result. */
const NARRATIVE: ReadonlySet<string> = new Set([
  ...IMAGING,
  'SP',
  'CP',
  'CG',
  'PAT',
  'EC',
  'EN',
  'CTH',
  'PF',
  'PHY',
  'RT',
  'AU',
  'PT',
  'OT',
  'RC',
])

export function isNarrative({ codes, documentType }: Sections): boolean {
  return documentType !== null || codes.some((code) => NARRATIVE.has(code))
}

/** Names of IEEE 11073 (MDC) as people say them; a monitor sends its own. */
export const DEVICE_NAMES: Readonly<Record<string, string>> = {
  MDC_ECG_HEART_RATE: 'Heart rate',
  MDC_PULS_RATE: 'Pulse rate',
  MDC_PULS_RATE_NON_INV: 'Pulse rate',
  MDC_PULS_OXIM_PULS_RATE: 'Pulse rate',
  MDC_PULS_OXIM_SAT_O2: 'Oxygen saturation',
  MDC_PRESS_BLD_NONINV_SYS: 'Systolic blood pressure',
  MDC_PRESS_BLD_NONINV_DIA: 'Diastolic blood pressure',
  MDC_PRESS_BLD_NONINV_MEAN: 'Mean blood pressure',
  MDC_PRESS_CUFF_SYS: 'Systolic blood pressure',
  MDC_PRESS_CUFF_DIA: 'Diastolic blood pressure',
  MDC_PRESS_CUFF_MEAN: 'Mean blood pressure',
  MDC_TEMP: 'Temperature',
  MDC_TEMP_BODY: 'Body temperature',
  MDC_RESP_RATE: 'Respiratory rate',
  MDC_MASS_BODY_ACTUAL: 'Body weight',
  MDC_LEN_BODY_ACTUAL: 'Body height',
  MDC_RATIO_MASS_BODY_LEN_SQ: 'Body mass index',
}
const VITAL_NAMES: ReadonlySet<string> = new Set(Object.keys(DEVICE_NAMES))
