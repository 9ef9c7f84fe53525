import { expect, test } from 'vitest'
import { asCategory } from '#base/categories'
import { readItem } from '#formats/fhir/read-item'
import { categorise } from './categorise.ts'
import { CATEGORY_RULES } from './category-rules.ts'

const concept = (code: string, system = 'http://loinc.org', display?: string) => ({
  coding: [{ system, code, display }],
})
const t74 = 'http://terminology.hl7.org/CodeSystem/v2-0074'
const observed = 'http://terminology.hl7.org/CodeSystem/observation-category'
const snomed = 'http://snomed.info/sct'

test.each([
  ['radiology', { resourceType: 'DiagnosticReport', category: [concept('LP29684-5')] }],
  ['radiology', { resourceType: 'DiagnosticReport', category: [concept('RAD', t74)] }],
  ['radiology', { resourceType: 'DiagnosticReport', code: { coding: [{ code: 'x', display: 'X-ray of chest' }] } }],
  [
    'radiology',
    { resourceType: 'DocumentReference', type: concept('18748-4'), category: [concept('clinical-note', 'x')] },
  ],
  ['images', { resourceType: 'ImagingStudy' }],
  ['laboratory', { resourceType: 'DiagnosticReport', category: [concept('LAB', t74)] }],
  ['laboratory', { resourceType: 'Observation', category: [concept('laboratory', observed)] }],
  ['laboratory', { resourceType: 'Observation', code: concept('2345-7'), valueQuantity: { value: 5 } }],
  ['microbiology', { resourceType: 'DiagnosticReport', category: [concept('LAB', t74), concept('MB', t74)] }],
  [
    'microbiology',
    { resourceType: 'Observation', category: [concept('laboratory', observed)], code: concept('600-7') },
  ],
  ['pathology', { resourceType: 'DiagnosticReport', category: [concept('LP7839-6')] }],
  ['blood-bank', { resourceType: 'DiagnosticReport', category: [concept('BLB', t74)] }],
  ['blood-bank', { resourceType: 'Observation', category: [concept('laboratory', observed)], code: concept('882-1') }],
  [
    'discharge-summaries',
    { resourceType: 'DocumentReference', type: concept('18842-5'), category: [concept('clinical-note', 'x')] },
  ],
  ['clinical-notes', { resourceType: 'DiagnosticReport', category: [concept('34117-2'), concept('51847-2')] }],
  ['clinical-notes', { resourceType: 'DocumentReference', type: concept('11506-3') }],
  ['documents', { resourceType: 'DocumentReference', type: concept('34133-9') }],
  ['documents', { resourceType: 'Composition', type: concept('60591-5') }],
  ['documents', { resourceType: 'DocumentReference', category: [concept('42348-3')] }],
  ['medications', { resourceType: 'MedicationStatement' }],
  ['allergies', { resourceType: 'AllergyIntolerance' }],
  ['problems', { resourceType: 'Condition', code: concept('38341003', snomed, 'Hypertension') }],
  ['problems', { resourceType: 'Condition', code: concept('15777000', snomed, 'Prediabetes (finding)') }],
  [
    'problems',
    { resourceType: 'Condition', code: concept('162864005', snomed, 'Body mass index 30+ - obesity (finding)') },
  ],
  ['other', { resourceType: 'Condition', code: concept('160903007', snomed, 'Full-time employment (finding)') }],
  ['other', { resourceType: 'Condition', code: concept('x', 'local', 'Received higher education (finding)') }],
  ['other', { resourceType: 'Condition', code: concept('423315002', snomed, 'Limited social contact (finding)') }],
  ['procedures', { resourceType: 'Procedure' }],
  ['immunizations', { resourceType: 'Immunization' }],
  ['vitals', { resourceType: 'Observation', category: [concept('vital-signs', observed)] }],
  ['vitals', { resourceType: 'Observation', code: concept('8867-4'), valueQuantity: { value: 60 } }],
  ['vitals', { resourceType: 'Observation', category: [concept('survey', observed)], code: concept('29463-7') }],
  ['visits', { resourceType: 'Encounter', class: { system: 'x', code: 'AMB' } }],
  [
    'home-care',
    { resourceType: 'Encounter', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HH' } },
  ],
  ['home-care', { resourceType: 'DocumentReference', type: concept('74196-7') }],
  [
    'home-care',
    { resourceType: 'Observation', category: [concept('survey', observed)], code: concept('1', 'x', 'interRAI HC') },
  ],
  ['appointments', { resourceType: 'Appointment' }],
  ['care-plans', { resourceType: 'CarePlan', category: [concept('assess-plan', 'x')] }],
  ['other', { resourceType: 'Observation', category: [concept('survey', observed)], code: concept('44261-6') }],
  ['other', { resourceType: 'Observation', category: [concept('social-history', observed)] }],
  ['other', { resourceType: 'FamilyMemberHistory' }],
  ['other', { resourceType: 'Device' }],
])('%s: %j', (category, resource) => {
  expect(categorise(readItem(resource))).toMatchObject({ category, mapped: true })
})

test.each(['Claim', 'ExplanationOfBenefit', 'Coverage', 'Account', 'Invoice'])('%s has none', (resourceType) => {
  expect(categorise(readItem({ resourceType })).category).toBeNull()
})

test('a result of which nothing is known belongs where its report is', () => {
  const draft = readItem({ resourceType: 'Observation', code: { text: 'Nitrite' } })
  expect(categorise(draft, 'microbiology')).toEqual({ category: 'microbiology', mapped: true, rule: 'part-of-report' })
  expect(categorise(draft)).toEqual({ category: 'other', mapped: false, rule: 'unknown' })
})

test('an unknown code never loses its item: it stands in a category, and is counted as unmapped', () => {
  const report = readItem({ resourceType: 'DiagnosticReport', code: concept('zzz', 'local') })
  expect(categorise(report)).toMatchObject({ category: 'documents', mapped: false })
})

test('every rule leads to a category that exists, and has a name of its own and a source', () => {
  for (const { category, source } of CATEGORY_RULES) {
    expect(category === null || asCategory(category) === category).toBe(true)
    expect(source).not.toBe('')
  }
  const ids = CATEGORY_RULES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
