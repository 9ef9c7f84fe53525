import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { categorise } from '#record'
import { type CountedSection, countEntries } from '../../../test/support/count-entries.ts'
import { describeItem } from '../fhir/describe-item.ts'
import { readItem } from '../fhir/read-item.ts'
import { readPatient } from '../fhir/read-patient.ts'
import { loadValidator, type Validator } from '../fhir/validate.ts'
import type { MappedResource } from '../hl7v2/mapped-message.ts'
import { mapDocument } from './map-document.ts'
import { readDocument } from './read-document.ts'

const DATA = '../shared/data'
const isHere = existsSync(`${DATA}/INVENTORY.json`)

type Inventory = Record<string, { docCode: string; given?: string; family?: string; sections: number; entries: number }>
const inventory: Inventory = isHere ? JSON.parse(readFileSync(`${DATA}/INVENTORY.json`, 'utf8')).ccda : {}
const FILES = globSync('ccda/*/*.xml', { cwd: DATA }).sort()
const NOT_READ = ['ccda/onc-negative/NT_BadXml_r11_v2.xml']

let validate: Validator
beforeAll(async () => {
  execFileSync(process.execPath, ['tools/build-validator.mjs'])
  validate = await loadValidator()
})

type Expected = readonly [path: RegExp, type: string, category: string | null]

const CONCERN = 'entry/act/entryRelationship/observation'
const ALONE_OR_GROUPED = /^entry\/(organizer\/component\/)?observation$/

/** What the statements of each section become, and where a patient finds them: by raw path, from docs/reference/ccda.md. */
const EXPECTED: Readonly<Record<string, readonly Expected[]>> = {
  '48765-2': [[new RegExp(`^${CONCERN}$`), 'AllergyIntolerance', 'allergies']],
  '11450-4': [[new RegExp(`^${CONCERN}$`), 'Condition', 'problems']],
  '46241-6': [[new RegExp(`^${CONCERN}$`), 'Condition', 'problems']],
  '11535-2': [[new RegExp(`^${CONCERN}$`), 'Condition', 'problems']],
  '46240-8': [
    [/^entry\/encounter$/, 'Encounter', 'visits'],
    [/^entry\/encounter\/entryRelationship\/act\/entryRelationship\/observation$/, 'Condition', 'problems'],
  ],
  '10160-0': [[/^entry\/substanceAdministration$/, 'Medication', 'medications']],
  '42346-7': [[/^entry\/substanceAdministration$/, 'Medication', 'medications']],
  '29549-3': [[/^entry\/substanceAdministration$/, 'Medication', 'medications']],
  '10183-2': [[/^entry\/act\/entryRelationship\/substanceAdministration$/, 'Medication', 'medications']],
  '11369-6': [[/^entry\/substanceAdministration$/, 'Immunization', 'immunizations']],
  '30954-2': [
    [/^entry\/organizer\/component\/observation$/, 'Observation', null],
    [/^entry\/organizer$/, 'DiagnosticReport', null],
    [/^entry\/act$/, 'DocumentReference', null],
  ],
  '8716-3': [[/^entry\/organizer\/component\/observation$/, 'Observation', 'vitals']],
  '47519-4': [[/^entry\/(procedure|observation|act)$/, 'Procedure', 'procedures']],
  '47420-5': [[ALONE_OR_GROUPED, 'Observation', 'home-care']],
  '10190-7': [[ALONE_OR_GROUPED, 'Observation', 'other']],
  '29762-2': [[ALONE_OR_GROUPED, 'Observation', 'other']],
  '10157-6': [[/^entry\/organizer$/, 'FamilyMemberHistory', 'other']],
  '46264-8': [
    [/^entry\/supply$/, 'DeviceUseStatement', 'other'],
    [/^entry\/procedure$/, 'Procedure', 'procedures'],
  ],
  '42348-3': [[/^entry\/observation$/, 'DocumentReference', 'documents']],
  '61146-7': [[/^entry\/observation$/, 'Goal', 'care-plans']],
  '18776-5': [
    [/^entry\/(observation|procedure|act)$/, 'ServiceRequest', 'care-plans'],
    [/^entry\/encounter$/, 'Appointment', 'appointments'],
    [/^entry\/substanceAdministration$/, 'Medication', 'medications'],
  ],
  '51847-2': [[/^entry\/act$/, 'ServiceRequest', 'care-plans']],
  '69730-0': [[/^entry\/act$/, 'ServiceRequest', 'care-plans']],
  '11506-3': [[/^entry\/act$/, 'DocumentReference', 'clinical-notes']],
}

/** A visit that only the header tells of; a procedure that measured something; the device that a procedure left. */
const OF_HEADER = { 'Encounter in visits': 1 }
const MEASURED = { 'Observation in procedures': 1, 'Procedure in procedures': -1 }
const DEVICE = { 'DeviceUseStatement in other': 1 }

/** Differences from the count, each explained in docs/reference/ccda.md, "Counted against the samples". */
const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'ccda/allscripts/170.314_b_1_InPt_Discharge_Summary_CED_Type.xml': MEASURED,
  'ccda/allscripts/C-CDA_101693_20130617091427_Kidd_Kari_CCDA.xml': { 'Procedure in procedures': -1 },
  'ccda/allscripts/b2_Adam_Everyman_ToC.xml': { 'Observation in home-care': -1, 'Procedure in procedures': -2 },
  'ccda/blue-button/CCDA_NullFlavorSample_v1.xml': {
    ...OF_HEADER,
    'Condition in problems': -1,
    'MedicationDispense in medications': 2,
    'Observation in other': -1,
  },
  'ccda/emerge/Patient-101.xml': { 'Immunization in immunizations': -1 },
  'ccda/hl7-r11/CCD.sample.xml': {
    'Appointment in appointments': -1,
    Coverage: 1,
    'DocumentReference in documents': 1,
    'MedicationDispense in medications': 1,
  },
  'ccda/hl7-r11/DS.sample.xml': {
    ...OF_HEADER,
    'Appointment in appointments': -1,
    'Condition in problems': -1,
    'MedicationDispense in medications': 1,
  },
  'ccda/hl7-r21/CCD.xml': MEASURED,
  'ccda/hl7-r21/Care_Plan.xml': {
    ...OF_HEADER,
    'Condition in problems': 3,
    'Observation in clinical-notes': 1,
    'Observation in other': 3,
    'Procedure in procedures': 2,
    'ServiceRequest in care-plans': 3,
  },
  'ccda/nist/CCDA_CCD_b1_InPatient_v2.xml': {
    ...OF_HEADER,
    'Condition in problems': -1,
    'MedicationDispense in medications': 1,
  },
  'ccda/onc-negative/NT_Bad_DocEffectiveTime_r11_v2.xml': {
    ...OF_HEADER,
    'Condition in problems': -1,
    'MedicationDispense in medications': 2,
  },
  'ccda/onc/170.315_b1_toc_gold_sample1_v6.xml': {
    ...OF_HEADER,
    ...DEVICE,
    'Condition in problems': 1,
    'DocumentReference in clinical-notes': 1,
    'Observation in other': 1,
    'Procedure in procedures': -1,
  },
  'ccda/onc/170.315_b1_toc_inp_ds_r21_sample2_v12.xml': { ...OF_HEADER, ...DEVICE, 'DocumentReference in problems': 1 },
  'ccda/onc/170.315_b8_ds4p_amb_sample2_v4.xml': { ...OF_HEADER, ...DEVICE, 'Observation in other': 1 },
  'ccda/practicefusion/MaryGrant-ClinicalSummary.xml': { ...OF_HEADER, DiagnosticReport: -1, Observation: -1 },
}

describe.skipIf(!isHere)('samples (skipped where there are none)', () => {
  it('is all of them', () => {
    expect(Object.keys(inventory).sort()).toEqual(FILES)
  })

  it.each(FILES.filter((file) => !NOT_READ.includes(file)))('%s', (file) => {
    const bytes = readFileSync(`${DATA}/${file}`)
    const counted = countEntries(new TextDecoder().decode(bytes))
    const { resources, faults } = mapped(bytes)
    expect(faults.filter(({ severity }) => severity === 'E')).toEqual([])
    for (const { resource, text, where } of resources) expect(validate(resource), `${where}: ${text}`).toEqual([])
    expectPatient(resources, inventory[file]!)
    expect(differences(counted, resources)).toEqual(DIFFERENCES[file] ?? {})
    for (const section of counted) expectWords(section, resources)
  })

  it('what is not well-formed is refused, with the place', () => {
    const read = readDocument(readFileSync(`${DATA}/${NOT_READ[0]}`))
    expect(read).toMatchObject({ ok: false, fault: { segment: 'line 59:4', severity: 'E' } })
  })
})

function mapped(bytes: Uint8Array) {
  const read = readDocument(bytes)
  if (!read.ok) throw new Error(read.fault.what)
  return mapDocument(read.document, { zone: 'Europe/Oslo' })
}

function expectPatient(resources: readonly MappedResource[], { given, family }: Inventory[string]): void {
  const patient = readPatient(resources.find(({ resource }) => resource.resourceType === 'Patient')!.resource)
  if (family) expect(patient.names[0]?.family).toBe(family)
  if (given) expect(patient.names[0]?.given[0]).toBe(given)
  expect(patient.birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
}

/** By type and category: how many items there are more (or, with a minus, fewer) than the raw text has statements. */
function differences(counted: readonly CountedSection[], resources: readonly MappedResource[]): Record<string, number> {
  const total: Record<string, number> = {}
  const add = (type: string, category: string | null, count: number) => {
    const key = category === null ? type : `${type} in ${category}`
    total[key] = (total[key] ?? 0) + count
  }
  for (const { code, statements } of counted)
    for (const { path, mood } of statements) {
      const found = EXPECTED[code]?.find(([shape]) => shape.test(path))
      if (found) add(mood === 'GOL' ? 'Goal' : found[1], mood === 'GOL' ? 'care-plans' : found[2], -1)
    }
  for (const { resource, text, where } of resources) {
    if (resource.resourceType === 'Patient' || where === 'the whole document' || where.endsWith(', in words')) continue
    const type = resource.resourceType.replace(/^Medication(Statement|Request)$/, 'Medication')
    const category = categorise(readItem(resource, text)).category
    add(type, isOfResults(type, category) ? null : category, 1)
  }
  return Object.fromEntries(Object.entries(total).filter(([, count]) => count !== 0))
}

/** Results stand where their department is; that is tried one by one in map-document.test.ts. */
function isOfResults(type: string, category: string | null): boolean {
  if (type === 'DiagnosticReport') return true
  if (type === 'DocumentReference') return category === 'laboratory'
  return (
    type === 'Observation' && ['laboratory', 'microbiology', 'pathology', 'radiology', 'blood-bank'].includes(category!)
  )
}

/** Every word of a narrative is in an item of its own, or the section's entries say all of it. */
function expectWords({ title, words, statements }: CountedSection, resources: readonly MappedResource[]): void {
  if (words.length === 0) return
  const inWords = resources.filter(({ where }) => where.endsWith(', in words'))
  const texts = inWords.map(({ resource, text }) => ({
    title: readItem(resource, text).title,
    words: describeItem(resource, text)
      .text.flatMap(({ paragraphs }) => paragraphs)
      .join(' '),
  }))
  const own = texts.filter((each) => each.title === title.replace(/\s+/g, ' ').trim())
  if (statements.length === 0) expect(own.length, `nothing of "${title}"`).toBeGreaterThan(0)
  if (own.length === 0) return
  const all = own
    .map((each) => each.words)
    .join(' ')
    .replace(/\s+/g, '')
  for (const word of words) expect(all, title).toContain(word)
}
