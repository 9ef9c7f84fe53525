import { expect, test } from 'vitest'
import { patientReference } from './patient-reference.ts'

test.each([
  ['the subject', { resourceType: 'Observation', subject: { reference: 'Patient/1' } }, 'Patient/1'],
  ['a patient', { resourceType: 'Claim', patient: { reference: 'urn:oid:1.2' } }, 'urn:oid:1.2'],
  ['the beneficiary', { resourceType: 'Coverage', beneficiary: { reference: 'Patient/1' } }, 'Patient/1'],
  [
    'an identifier only',
    { resourceType: 'Condition', subject: { identifier: { system: 's', value: '7' } } },
    'Patient?identifier=s|7',
  ],
  [
    'one participant of an appointment',
    {
      resourceType: 'Appointment',
      participant: [{ actor: { reference: 'Practitioner/2' } }, { actor: { reference: 'Patient/1' } }],
    },
    'Patient/1',
  ],
  [
    'a contained patient, by its identifier',
    {
      resourceType: 'Observation',
      subject: { reference: '#p' },
      contained: [{ resourceType: 'Patient', id: 'p', identifier: [{ system: 's', value: '7' }] }],
    },
    'Patient?identifier=s|7',
  ],
  ['the patient itself', { resourceType: 'Patient', id: '1' }, 'Patient/1'],
  ['a group', { resourceType: 'Observation', subject: { reference: 'Group/1' } }, null],
  ['a place', { resourceType: 'Observation', subject: { reference: 'urn:uuid:x', type: 'Location' } }, null],
  ['nobody', { resourceType: 'Organization', name: 'St. Olav' }, null],
  ['nonsense', { resourceType: 'Observation', subject: 'Patient/1' }, null],
])('%s', (_name, resource, expected) => {
  expect(patientReference(resource)).toBe(expected)
})
