import type { CodeableConcept, FhirResource } from 'fhir/r4.js'
import { describe, expect, test } from 'vitest'
import { CATEGORIES, type Category } from '#base/categories'
import { buildCharts } from './build-charts.ts'
import { planRegion } from './plan-region.ts'

const resources = [...buildCharts(planRegion({ people: 10, seed: 4, today: '2026-03-12' }))].flatMap(({ bundle }) =>
  bundle.entry!.map(({ resource }) => resource!),
)

function has<Type extends FhirResource['resourceType']>(type: Type, ...codes: string[]): boolean {
  return resources.some(
    (resource) => resource.resourceType === type && codes.every((code) => codesOf(resource).includes(code)),
  )
}

function codesOf(resource: FhirResource): string[] {
  const { category, type, code } = resource as {
    category?: CodeableConcept[]
    type?: CodeableConcept | CodeableConcept[]
    code?: CodeableConcept
  }
  return [category, type, code]
    .flat()
    .flatMap((concept) => concept?.coding?.flatMap((coding) => coding.code ?? []) ?? [])
}

/** By which codes each category can be told (the table of categories in the standards). */
const PRESENT: Record<Category, () => boolean> = {
  laboratory: () => has('Observation', 'laboratory') && has('DiagnosticReport', 'LAB', 'CH'),
  microbiology: () => has('DiagnosticReport', 'MB', '630-4'),
  pathology: () => has('DiagnosticReport', 'LP7839-6', 'SP'),
  'blood-bank': () => has('DiagnosticReport', 'BLB') && has('Observation', '882-1'),
  radiology: () => has('DiagnosticReport', 'LP29684-5', 'NMR'),
  images: () => has('ImagingStudy'),
  medications: () => has('MedicationRequest') && has('MedicationStatement'),
  allergies: () => has('AllergyIntolerance'),
  problems: () => has('Condition', 'problem-list-item') && has('Condition', 'encounter-diagnosis'),
  'clinical-notes': () => has('DocumentReference', 'clinical-note', '11506-3'),
  'discharge-summaries': () => has('DocumentReference', '18842-5'),
  visits: () => resources.some((resource) => resource.resourceType === 'Encounter' && resource.class.code === 'IMP'),
  appointments: () => has('Appointment'),
  procedures: () => has('Procedure'),
  immunizations: () => has('Immunization'),
  vitals: () => has('Observation', 'vital-signs', '85354-9'),
  'care-plans': () => has('CarePlan', 'assess-plan') && has('Goal') && has('CareTeam'),
  'home-care': () =>
    resources.some((resource) => resource.resourceType === 'Encounter' && resource.class.code === 'HH') &&
    has('Observation', 'survey'),
  documents: () => has('DocumentReference', '51852-2'),
  other: () => has('Device') && has('Observation', 'social-history') && has('ServiceRequest'),
}

describe('the ten people everybody knows', () => {
  test.each(CATEGORIES)('bring something of the category %s', (category) => {
    expect(PRESENT[category]()).toBe(true)
  })

  test('bring a note that replaces another, a corrected result and things entered in error', () => {
    const notes = resources.flatMap((resource) => (resource.resourceType === 'DocumentReference' ? [resource] : []))
    expect(notes.some(({ relatesTo }) => relatesTo?.[0]?.code === 'replaces')).toBe(true)
    expect(notes.some(({ status }) => status === 'entered-in-error')).toBe(true)
    const results = resources.flatMap((resource) => (resource.resourceType === 'Observation' ? [resource.status] : []))
    expect(results).toContain('corrected')
    expect(results).toContain('entered-in-error')
  })

  test('bring a PDF that ends where its table says', () => {
    const pdf = resources
      .flatMap((resource) => (resource.resourceType === 'DocumentReference' ? [resource.content[0]!.attachment] : []))
      .find(({ contentType }) => contentType === 'application/pdf')
    const bytes = Buffer.from(pdf!.data!, 'base64')
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.4')
    const start = Number(/startxref\n(\d+)/.exec(bytes.toString('latin1'))?.[1])
    expect(bytes.subarray(start, start + 4).toString()).toBe('xref')
  })
})
