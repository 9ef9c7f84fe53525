import type { Element } from '../../fhir/types.ts'
import { element } from '../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { attribute, childOf, childrenOf, elementsIn, textIn } from '../elements.ts'
import { codingOf } from './datatypes/concept.ts'
import { labelsOf } from './labels.ts'

/** How the entries of a section are read. `narrative`: it is words, mostly. */
export type SectionKind =
  | 'allergies'
  | 'care-team'
  | 'concerns'
  | 'devices'
  | 'diagnoses'
  | 'directives'
  | 'encounters'
  | 'exam'
  | 'family'
  | 'functional'
  | 'goals'
  | 'immunizations'
  | 'interventions'
  | 'medications'
  | 'mental'
  | 'narrative'
  | 'notes'
  | 'payers'
  | 'plan'
  | 'problems'
  | 'procedures'
  | 'results'
  | 'social'
  | 'vitals'

/** One section of a document, with all that its entries take from it. */
export type Section = {
  readonly element: XmlElement
  readonly kind: SectionKind
  /** What it is, as the type of what stands in it in words alone; null when nothing says what it is. */
  readonly type: Element | null
  readonly title: string
  readonly labels: readonly Element[]
  /** Its place among the sections: its code, and which one of that code it is. */
  readonly place: string
}

type Row = readonly [loinc: string, kind: SectionKind, title: string, template: string, words: RegExp | null]

const T = '2.16.840.1.113883.10.20.22.2.'

/** Sections by LOINC code; without one by template, else by title (C-CDA R2.1, CCD 1.0, C32). */
// biome-ignore format: a table is read by its columns
const ROWS: readonly Row[] = [
  ['48765-2', 'allergies', 'Allergies', `${T}6 ${T}6.1 2.16.840.1.113883.10.20.1.2 2.16.840.1.113883.3.88.11.83.102`, /allerg/i],
  ['11450-4', 'problems', 'Problems', `${T}5 ${T}5.1 2.16.840.1.113883.10.20.1.11 2.16.840.1.113883.3.88.11.83.103`, /problem|conditions/i],
  ['11348-0', 'problems', 'Past medical history', `${T}20`, /past (medical|illness)|medical history|resolved/i],
  ['75310-3', 'concerns', 'Health concerns', `${T}58`, /health concern/i],
  ['11535-2', 'diagnoses', 'Discharge diagnosis', `${T}24`, /discharge diagnos/i],
  ['46241-6', 'diagnoses', 'Admission diagnosis', `${T}43`, /admi\w+ diagnos/i],
  ['78375-3', 'diagnoses', 'Discharge diagnosis', '', null],
  ['10219-4', 'diagnoses', 'Preoperative diagnosis', `${T}34`, /pre-?operative diagnos/i],
  ['10218-6', 'diagnoses', 'Postoperative diagnosis', `${T}35`, /post-?operative diagnos/i],
  ['59769-0', 'diagnoses', 'Postprocedure diagnosis', `${T}36`, /post-?procedure diagnos/i],
  ['10183-2', 'medications', 'Discharge medications', `${T}11 ${T}11.1`, /discharge medic/i],
  ['75311-1', 'medications', 'Discharge medications', '', null],
  ['42346-7', 'medications', 'Admission medications', `${T}44`, /admission medic/i],
  ['29549-3', 'medications', 'Medications administered', `${T}38`, /medic\w* administered|administered medic/i],
  ['10160-0', 'medications', 'Medications', `${T}1 ${T}1.1 2.16.840.1.113883.10.20.1.8 2.16.840.1.113883.3.88.11.83.112`, /medication|prescription/i],
  ['11369-6', 'immunizations', 'Immunizations', `${T}2 ${T}2.1 2.16.840.1.113883.10.20.1.6 2.16.840.1.113883.3.88.11.83.117`, /immuni[sz]|vaccin/i],
  ['30954-2', 'results', 'Results', `${T}3 ${T}3.1 2.16.840.1.113883.10.20.1.14 2.16.840.1.113883.3.88.11.83.122`, /results|laborator|diagnostic/i],
  ['8716-3', 'vitals', 'Vital signs', `${T}4 ${T}4.1 2.16.840.1.113883.10.20.1.16 2.16.840.1.113883.3.88.11.83.119`, /vital/i],
  ['47519-4', 'procedures', 'Procedures', `${T}7 ${T}7.1 2.16.840.1.113883.10.20.1.12 2.16.840.1.113883.3.88.11.83.108`, /^(list of |history of )?(procedures|surger)/i],
  ['46240-8', 'encounters', 'Encounters', `${T}22 ${T}22.1 2.16.840.1.113883.10.20.1.3 2.16.840.1.113883.3.88.11.83.127`, /encounter|visits/i],
  ['61146-7', 'goals', 'Goals', `${T}60`, /^goal/i],
  ['62387-6', 'interventions', 'Interventions', `2.16.840.1.113883.10.20.21.2.3`, /intervention/i],
  ['11383-7', 'interventions', 'Outcomes', `${T}61`, /outcome/i],
  ['18776-5', 'plan', 'Plan of treatment', `${T}10 2.16.840.1.113883.10.20.1.10 2.16.840.1.113883.3.88.11.83.124`, /plan of|treatment plan|care plan|^plan/i],
  ['51847-2', 'plan', 'Assessment and plan', `${T}9`, /assessment (and|&) plan/i],
  ['51848-0', 'narrative', 'Assessment', `${T}8`, /assessment/i],
  ['47420-5', 'functional', 'Functional status', `${T}14 2.16.840.1.113883.10.20.1.5`, /functional/i],
  ['10190-7', 'mental', 'Mental status', `${T}56`, /mental|cognitive/i],
  ['29762-2', 'social', 'Social history', `${T}17 2.16.840.1.113883.10.20.1.15 2.16.840.1.113883.3.88.11.83.126`, /social hist|smoking|tobacco/i],
  ['10157-6', 'family', 'Family history', `${T}15 2.16.840.1.113883.10.20.1.4 2.16.840.1.113883.3.88.11.83.125`, /family/i],
  ['46264-8', 'devices', 'Medical equipment', `${T}23 2.16.840.1.113883.10.20.1.7`, /equipment|device|implant/i],
  ['48768-6', 'payers', 'Payers', `${T}18 2.16.840.1.113883.10.20.1.9 2.16.840.1.113883.3.88.11.83.101.1`, /payer|insurance/i],
  ['42348-3', 'directives', 'Advance directives', `${T}21 ${T}21.1 2.16.840.1.113883.10.20.1.1 2.16.840.1.113883.3.88.11.83.116`, /directive/i],
  ['85847-2', 'care-team', 'Care team', `${T}500`, /care team/i],
  ['69730-0', 'interventions', 'Instructions', `${T}45`, /^(patient |clinical )?instruction/i],
  ['8653-8', 'narrative', 'Discharge instructions', `${T}41`, /discharge instruction/i],
  ['8648-8', 'narrative', 'Hospital course', `1.3.6.1.4.1.19376.1.5.3.1.3.5`, /hospital course/i],
  ['10184-0', 'exam', 'Discharge physical', '1.3.6.1.4.1.19376.1.5.3.1.3.26', /discharge physical/i],
  ['11493-4', 'narrative', 'Discharge studies', `${T}16`, /discharge studies/i],
  ['18841-7', 'narrative', 'Hospital consultations', `${T}42`, /hospital consult/i],
  ['42344-2', 'narrative', 'Discharge diet', '1.3.6.1.4.1.19376.1.5.3.1.3.33', /diet/i],
  ['29545-1', 'exam', 'Physical examination', `${T}2.10 2.16.840.1.113883.10.20.2.10`, /physical exam/i],
  ['10187-3', 'exam', 'Review of systems', '1.3.6.1.4.1.19376.1.5.3.1.3.18', /review of systems/i],
  ['10164-2', 'narrative', 'History of present illness', '1.3.6.1.4.1.19376.1.5.3.1.3.4', /present illness/i],
  ['10154-3', 'narrative', 'Chief complaint', '1.3.6.1.4.1.19376.1.5.3.1.1.13.2.1', /^chief complaint$/i],
  ['46239-0', 'narrative', 'Chief complaint and reason for visit', `${T}13`, /chief complaint/i],
  ['29299-5', 'narrative', 'Reason for visit', `${T}12`, /reason for visit/i],
  ['42349-1', 'narrative', 'Reason for referral', '1.3.6.1.4.1.19376.1.5.3.1.3.1', /reason for referral/i],
  ['34109-9', 'notes', 'Note', `${T}65`, null],
  ['11488-4', 'notes', 'Consultation note', '', /consult/i],
  ['11506-3', 'notes', 'Progress note', '', /progress note/i],
  ['34117-2', 'notes', 'History and physical', '', /history (and|&) physical/i],
  ['28570-0', 'notes', 'Procedure note', '', /procedure note/i],
  ['11504-8', 'notes', 'Operative note', '', /operative note/i],
  ['18842-5', 'notes', 'Discharge summary', '', /discharge summary/i],
  ['18748-4', 'notes', 'Imaging report', '', /imaging/i],
  ['11502-2', 'notes', 'Laboratory report', '', null],
  ['11526-1', 'notes', 'Pathology report', '', /patholog/i],
]

const LOINC = 'http://loinc.org'

/** All sections of a document, those within others behind them; empty ones and repeats of a code keep their place. */
export function sectionsOf(root: XmlElement): readonly Section[] {
  const body = childOf(childOf(root, 'component'), 'structuredBody')
  const seen = new Map<string, number>()
  return sectionsIn(body, { seen, around: labelsOf(root) ?? [], depth: 0 })
}

type Around = { readonly seen: Map<string, number>; readonly around: readonly Element[]; readonly depth: number }

const DEEPEST = 20

function sectionsIn(parent: XmlElement | null, { seen, around, depth }: Around): readonly Section[] {
  if (depth > DEEPEST) return []
  const found = childrenOf(parent, 'component').flatMap((component) => childrenOf(component, 'section'))
  return found.flatMap((each) => {
    const section = sectionOf(each, seen, around)
    return [section, ...sectionsIn(each, { seen, around: section.labels, depth: depth + 1 })]
  })
}

function sectionOf(section: XmlElement, seen: Map<string, number>, around: readonly Element[]): Section {
  const code = childOf(section, 'code')
  const coding = code && codingOf(code)
  const title = textIn(childOf(section, 'title'))
  const row = rowOf(section, coding, title)
  const name = String(coding?.code ?? row?.[0] ?? (title.toLowerCase() || 'section'))
  const count = (seen.get(name) ?? 0) + 1
  seen.set(name, count)
  const codings = [row && row[0] !== coding?.code ? { system: LOINC, code: row[0], display: row[2] } : null, coding]
  return {
    element: section,
    kind: row?.[1] ?? 'narrative',
    type: typeOfSection(
      codings.filter((each) => each !== null),
      title || row?.[2] || '',
    ),
    title: title || row?.[2] || String(coding?.display ?? ''),
    labels: labelsOf(section) ?? around,
    place: count > 1 ? `${name} no. ${count}` : name,
  }
}

function rowOf(section: XmlElement, coding: Element | null, title: string): Row | null {
  const byCode = ROWS.find(([loinc]) => loinc === coding?.code)
  if (byCode) return byCode
  const templates = childrenOf(section, 'templateId').map((template) => attribute(template, 'root') ?? '')
  const byTemplate = ROWS.find(([, , , roots]) =>
    roots.split(' ').some((root) => root !== '' && templates.includes(root)),
  )
  if (byTemplate) return byTemplate
  // A code that we do not know says more than a title that happens to have a word in it.
  return coding?.system === LOINC ? null : (ROWS.find(([, , , , words]) => words?.test(title)) ?? null)
}

function typeOfSection(codings: readonly Element[], title: string): Element | null {
  const text = title || String(codings.find(({ display }) => display !== undefined)?.display ?? '')
  const type = element({ coding: codings, text })
  return Object.keys(type).length > 0 ? type : null
}

/** Whether a section has entries. */
export function entriesOf({ element: section }: Section): readonly XmlElement[] {
  return elementsIn(section).filter(({ name }) => name === 'entry')
}
