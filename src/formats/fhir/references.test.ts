import { expect, test } from 'vitest'
import { parseReference, referenceText } from './references.ts'

const uuid = '43b6ae50-2cca-4934-ad38-282f8934b770'

test.each([
  ['Patient/kari', { kind: 'relative', type: 'Patient', id: 'kari', version: null }],
  ['Patient/kari/_history/3', { kind: 'relative', type: 'Patient', id: 'kari', version: '3' }],
  [
    'https://ehr.example/fhir/r4/Patient/1',
    { kind: 'absolute', base: 'https://ehr.example/fhir/r4', type: 'Patient', id: '1', version: null },
  ],
  [
    'http://ehr.example/Patient/1/_history/2',
    { kind: 'absolute', base: 'http://ehr.example', type: 'Patient', id: '1', version: '2' },
  ],
  [`urn:uuid:${uuid.toUpperCase()}`, { kind: 'uuid', uuid }],
  ['urn:oid:1.2.3', { kind: 'oid', oid: '1.2.3' }],
  ['#pat', { kind: 'contained', id: 'pat' }],
  [
    'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999',
    { kind: 'conditional', type: 'Practitioner', system: 'http://hl7.org/fhir/sid/us-npi', value: '9999' },
  ],
  [
    'Patient?identifier=urn%3Aoid%3A1.2%7C7',
    { kind: 'conditional', type: 'Patient', system: 'urn:oid:1.2', value: '7' },
  ],
  ['Patient?identifier=7', { kind: 'conditional', type: 'Patient', system: null, value: '7' }],
  ['Patient?name=Kari', { kind: 'unresolvable', text: 'Patient?name=Kari' }],
  ['urn:uuid:not-one', { kind: 'unresolvable', text: 'urn:uuid:not-one' }],
  ['javascript:alert(1)', { kind: 'unresolvable', text: 'javascript:alert(1)' }],
  ['', { kind: 'unresolvable', text: '' }],
])('%s', (address, expected) => {
  expect(parseReference({ reference: address || undefined, display: 'x' }).kind).toBe(expected.kind)
  expect(parseReference(address)).toEqual(expected)
})

test('a reference without address counts by its identifier', () => {
  const logical = { type: 'Patient', identifier: { system: 'urn:oid:1.2', value: '7' } }
  expect(parseReference(logical)).toEqual({ kind: 'logical', type: 'Patient', system: 'urn:oid:1.2', value: '7' })
  expect(referenceText(logical)).toBe('Patient?identifier=urn:oid:1.2|7')
})

test('what is no reference is unresolvable', () => {
  for (const nothing of [null, undefined, 7, [], {}, { identifier: {} }]) {
    expect(parseReference(nothing)).toEqual({ kind: 'unresolvable', text: null })
    expect(referenceText(nothing)).toBeNull()
  }
})
