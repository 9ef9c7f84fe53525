import { expect, test } from 'vitest'
import { readDirectoryEntry } from './read-directory-entry.ts'

test('a practitioner is found by its id and by each of its identifiers', () => {
  const practitioner = {
    resourceType: 'Practitioner',
    id: '7',
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '99' }, { value: 'local' }],
    name: [{ family: 'Solo', given: ['Leia'], prefix: ['Dr.'] }],
  }
  expect(readDirectoryEntry(practitioner)).toEqual({
    keys: [
      'Practitioner/7',
      'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|99',
      'Practitioner?identifier=local',
    ],
    name: 'Dr. Leia Solo',
  })
})

test.each([
  [{ resourceType: 'Organization', name: 'St. Olav' }, 'St. Olav'],
  [{ resourceType: 'Medication', code: { text: 'Levaxin' } }, 'Levaxin'],
  [{ resourceType: 'PractitionerRole', specialty: [{ text: 'Cardiology' }] }, 'Cardiology'],
  [{ resourceType: 'HealthcareService' }, 'Healthcare service'],
])('%j', (resource, name) => {
  expect(readDirectoryEntry(resource)?.name).toBe(name)
})

test('what is about a person is no directory entry', () => {
  expect(readDirectoryEntry({ resourceType: 'Device', patient: { reference: 'Patient/1' } })).toBeNull()
  expect(readDirectoryEntry({ resourceType: 'Observation' })).toBeNull()
})
