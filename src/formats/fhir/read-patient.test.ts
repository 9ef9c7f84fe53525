import { expect, test } from 'vitest'
import { readPatient } from './read-patient.ts'

test('who a patient is, as far as the resource says', () => {
  const facts = readPatient({
    resourceType: 'Patient',
    identifier: [
      { use: 'official', type: { coding: [{ code: 'MR' }] }, system: 'urn:oid:1.2', value: ' 123 ' },
      { system: 'urn:oid:1.2' },
    ],
    name: [{ use: 'official', family: 'Nordmann', given: ['Kari', 'Åse'] }, { text: 'Kari N.' }, {}],
    telecom: [
      { system: 'phone', value: '+47 900 00 000' },
      { system: 'email', value: 'kari@example.no' },
      { system: 'phone', use: 'old', value: '1' },
    ],
    gender: 'female',
    birthDate: '1980-02',
    deceasedDateTime: '2020',
    address: [{ line: ['Gata 1'], city: 'Trondheim', postalCode: '7010', country: 'NO' }, { text: 'Orkdal' }],
    communication: [
      { language: { coding: [{ code: 'en' }] } },
      { language: { coding: [{ code: 'nb' }] }, preferred: true },
    ],
    link: [{ other: { reference: 'Patient/2' }, type: 'replaces' }],
  })
  expect(facts).toEqual({
    identifiers: [{ system: 'urn:oid:1.2', value: '123', type: 'MR', use: 'official' }],
    names: [
      { use: 'official', family: 'Nordmann', given: ['Kari', 'Åse'], text: null },
      { use: null, family: null, given: [], text: 'Kari N.' },
    ],
    birthDate: '1980-02',
    sex: 'female',
    deceased: '2020',
    phones: ['+47 900 00 000'],
    emails: ['kari@example.no'],
    addresses: [
      { lines: ['Gata 1'], city: 'Trondheim', state: null, postcode: '7010', country: 'NO' },
      { lines: ['Orkdal'], city: null, state: null, postcode: null, country: null },
    ],
    language: 'nb',
    links: [{ reference: 'Patient/2', type: 'replaces' }],
  })
})

test('what is malformed is left out, never mended', () => {
  const facts = readPatient({
    resourceType: 'Patient',
    birthDate: '1980-02-31',
    gender: 'x',
    name: 'Kari',
    identifier: [7],
  })
  expect(facts).toMatchObject({ birthDate: null, sex: null, names: [], identifiers: [], deceased: false })
})
