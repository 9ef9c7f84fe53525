import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadValidator, type Validator } from './validate.ts'

let validate: Validator

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/build-validator.mjs'])
  validate = await loadValidator()
})

const sound = { resourceType: 'Observation', status: 'final', code: { text: 'Weight' } }

describe('what is wrong is refused, with its place and in plain words', () => {
  test.each([
    ['a status of no list', { status: 'banana' }, 'Observation.status', /"banana" is none of the codes/],
    ['no status', { status: undefined }, 'Observation', /"status" is missing/],
    ['no code', { code: undefined }, 'Observation', /"code" is missing/],
    ['a list for an object', { code: [{ text: 'a' }] }, 'Observation.code', /a list, and should be an object/],
    ['null', { code: null }, 'Observation.code', /null/],
    ['an object for a list', { category: { text: 'a' } }, 'Observation.category', /should be a list/],
    ['an unknown element', { colour: 'red' }, 'Observation', /no element "colour"/],
    ['two values', { valueString: 'a', valueInteger: 1 }, 'Observation', /"value\[x\]" is given in more/],
    ['a number as text', { valueInteger: '3' }, 'Observation.valueInteger', /text, and should be a whole number/],
    ['month 13', { issued: '2024-13-01T00:00:00Z' }, 'Observation.issued', /form/],
    ['31 February', { effectiveDateTime: '2024-02-31' }, 'Observation.effectiveDateTime', /no such date/],
    [
      '29 February 2023',
      { effectivePeriod: { start: '2023-02-29' } },
      'Observation.effectivePeriod.start',
      /no such date/,
    ],
    ['an id with a blank', { id: 'a b' }, 'Observation.id', /form/],
    ['NUL', { valueString: 'a\0b' }, 'Observation.valueString', /NUL/],
    ['an empty text', { valueString: '' }, 'Observation.valueString', /empty/],
    [
      'a contained patient',
      { contained: [{ resourceType: 'Patient', gender: 'x' }] },
      'Observation.contained[0].gender',
      /codes/,
    ],
    ['a modifier', { modifierExtension: [{ url: 'http://a/not', valueBoolean: true }] }, 'Observation', /modifier/],
    ['rules of its own', { implicitRules: 'http://a/rules' }, 'Observation', /modifier/],
    [
      'a contained modifier',
      { contained: [{ resourceType: 'Patient', modifierExtension: [{ url: 'http://a/not', valueBoolean: true }] }] },
      'Observation.contained[0]',
      /modifier/,
    ],
    ['a contained nothing', { contained: [{ id: '1' }] }, 'Observation.contained[0]', /type/],
  ])('%s', (_name, change, path, what) => {
    expect(validate({ ...sound, ...change })[0]).toMatchObject({ path, what: expect.stringMatching(what) })
  })

  test.each([
    [{ resourceType: 'VisionPrescription', status: 'banana' }],
    [{ resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: {} }],
    [{ resourceType: 'Binary', contentType: 'text/plain', data: 'abc' }],
    [{ resourceType: 'Patient', extension: [{ valueString: 'no url' }] }],
    [{ resourceType: 'Patient', meta: { project: 'x' } }],
    [{ resourceType: 'Project' }],
    [{ resourceType: 'toString' }],
  ])('%j', (resource) => {
    expect(validate(resource)).toHaveLength(1)
  })

  test('never more than five faults', () => {
    expect(validate({ ...sound, contained: Array(50).fill({ resourceType: 'Banana' }) })).toHaveLength(5)
  })
})

test.each([
  ['the least there is', {}],
  [
    'a missing status that is explained',
    { status: undefined, _status: { extension: [{ url: 'u', valueCode: 'unknown' }] } },
  ],
  ['a canonical that is explained', { meta: { profile: ['http://a'], _profile: [{ id: '1' }] } }],
  ['a leap day', { effectiveDateTime: '2024-02-29' }],
  ['a text of the world', { note: [{ text: 'naïve 你好 👩‍⚕️\n\ttab' }] }],
])('%s is sound', (_name, change) => {
  expect(validate({ ...sound, ...change })).toEqual([])
})

test('forty megabytes of base64 take less than a few seconds, and never overflow', () => {
  const started = performance.now()
  const binary = { resourceType: 'Binary', contentType: 'a/b' }
  expect(validate({ ...binary, data: 'QUJD'.repeat(10_000_000) })).toEqual([])
  expect(validate({ ...binary, data: `${'QUJD'.repeat(10_000_000)}*` })).toHaveLength(1)
  expect(validate({ ...sound, valueString: 'a '.repeat(20_000_000) })).toEqual([])
  expect(performance.now() - started).toBeLessThan(8000)
})
