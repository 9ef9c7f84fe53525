import { describe, expect, test } from 'vitest'
import { describeItem } from './describe-item.ts'
import { withoutNamesOfItems } from './quiet-references.ts'
import { readItem } from './read-item.ts'

const SECRET = 'HIV infection'
const UUID = 'urn:uuid:3f0d9a52-5f0b-4f5e-9b57-0d8f2c5a1e11'

/** Every way to point at something that has a name. */
const ways = (type: string) => [
  { reference: `${type}/1`, display: SECRET },
  { reference: `https://ehr.example/fhir/${type}/1`, display: SECRET },
  { reference: `${type}?identifier=a|b`, display: SECRET },
  { reference: UUID, type, display: SECRET },
  { type, identifier: { system: 'a', value: 'b' }, display: SECRET },
  { type, display: SECRET },
]
const UNTYPED = [
  { reference: UUID, display: SECRET },
  { identifier: { value: 'b' }, display: SECRET },
  { display: SECRET },
]

type Place = readonly [resourceType: string, type: string, put: (reference: object) => object]
const PLACES: readonly Place[] = [
  ['Encounter', 'Condition', (reference) => ({ diagnosis: [{ condition: reference }] })],
  ['Encounter', 'Condition', (reference) => ({ reasonReference: [reference] })],
  ['EpisodeOfCare', 'Condition', (reference) => ({ diagnosis: [{ condition: reference }] })],
  ['MedicationRequest', 'Condition', (reference) => ({ reasonReference: [reference] })],
  ['Procedure', 'DiagnosticReport', (reference) => ({ reasonReference: [reference], report: [reference] })],
  ['Immunization', 'Observation', (reference) => ({ reaction: [{ detail: reference }] })],
  ['CarePlan', 'Condition', (reference) => ({ addresses: [reference], goal: [reference] })],
  ['CarePlan', 'ServiceRequest', (reference) => ({ activity: [{ reference }] })],
  ['Goal', 'Condition', (reference) => ({ addresses: [reference] })],
  ['DiagnosticReport', 'ImagingStudy', (reference) => ({ imagingStudy: [reference], specimen: [reference] })],
  [
    'ClinicalImpression',
    'Condition',
    (reference) => ({ problem: [reference], finding: [{ itemReference: reference }] }),
  ],
  ['RiskAssessment', 'Condition', (reference) => ({ condition: reference, basis: [reference] })],
  ['Communication', 'Condition', (reference) => ({ about: [reference] })],
  ['QuestionnaireResponse', 'Condition', (reference) => ({ item: [{ answer: [{ valueReference: reference }] }] })],
]

describe('another item is not named by who points at it', () => {
  test.each(PLACES)('%s: %s', (resourceType, type, put) => {
    for (const reference of [...ways(type), ...UNTYPED]) {
      const resource = { resourceType, status: 'active', ...put(reference) }
      const told = JSON.stringify([
        describeItem(resource),
        describeItem(resource, JSON.stringify(resource)),
        readItem(resource),
        readItem(resource, JSON.stringify(resource)),
      ])
      expect(told, JSON.stringify(reference)).not.toContain(SECRET)
    }
  })
})

test('who did it, where and with what is told, however it is pointed at', () => {
  for (const reference of [...ways('Practitioner'), ...UNTYPED]) {
    const told = describeItem({ resourceType: 'Procedure', status: 'completed', performer: [{ actor: reference }] })
    expect(told.facts).toContainEqual({ label: 'performer', text: SECRET })
  }
  for (const reference of [...ways('Medication'), ...UNTYPED])
    expect(readItem({ resourceType: 'MedicationRequest', medicationReference: reference }).title).toBe(SECRET)
  const inPlace = describeItem({
    resourceType: 'Encounter',
    location: [{ location: { reference: 'Location/1', display: 'Ward 3' } }],
  })
  expect(inPlace.facts).toContainEqual({ label: 'location', text: 'Ward 3' })
})

test('codes and contained resources stay as they are, and what has no such name is not copied', () => {
  const resource = {
    resourceType: 'Encounter',
    class: { display: 'ambulatory' },
    reasonCode: [{ coding: [{ system: 's', code: '1', display: 'Cough' }] }],
    contained: [{ resourceType: 'Condition', id: 'c', evidence: [{ detail: [{ display: 'X' }] }] }],
    diagnosis: [{ condition: { reference: '#c', display: 'Cough' } }],
  }
  expect(withoutNamesOfItems(resource)).toBe(resource)
})
