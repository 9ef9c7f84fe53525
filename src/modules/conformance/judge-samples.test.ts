import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readItem } from '#formats/fhir/read-item'
import type { Resource } from '#formats/fhir/types'
import { judgeSamples } from './judge-samples.ts'
import type { Sample } from './sample.ts'

const WHOLE = {
  resourceType: 'Observation',
  id: 'k1',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }] },
  effectiveDateTime: '2026-03-01',
  issued: '2026-03-01T12:00:00Z',
  performer: [{ display: 'Dr Moe' }],
  valueQuantity: { value: 4.1, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  referenceRange: [{ low: { value: 3.5 }, high: { value: 5 } }],
}

const sample = (resource: object, category: Sample['category'] = 'laboratory'): Sample => ({
  where: `labs.json: ${(resource as { id?: string }).id}`,
  category,
  draft: readItem(resource as Resource),
  resource: resource as Resource,
  verdict: 'open',
  rule: 'default',
})

test('a whole result lacks nothing', () => {
  expect(judgeSamples([sample(WHOLE)], 'fhir')).toEqual([])
})

const LACKS: readonly (readonly [string, object])[] = [
  ['a date', { effectiveDateTime: undefined, issued: undefined }],
  ['when it was issued', { issued: undefined }],
  ['a code that others know', { code: { coding: [{ system: 'urn:causeway:hl7v2:codes:LAB:L', code: 'K' }] } }],
  ['any code', { code: { text: 'Potassium' } }],
  ['a value', { valueQuantity: undefined }],
  ['a unit', { valueQuantity: { value: 4.1 } }],
  ['a unit that can be compared (UCUM)', { valueQuantity: { value: 4.1, unit: 'mmol/l' } }],
  ['a reference range', { referenceRange: undefined }],
  ['who is responsible', { performer: undefined }],
]

test.each(LACKS)('a result without %s is found, with the remedy of its format', (element, without) => {
  const samples = [sample(WHOLE), sample({ ...WHOLE, id: 'k2', ...without })]
  const [forHl7, forFhir] = (['hl7v2', 'fhir'] as const).map((format) =>
    judgeSamples(samples, format).find((finding) => finding.element === element),
  )
  expect(forHl7).toMatchObject({ category: 'laboratory', missing: 1, examples: ['labs.json: k2'] })
  expect(forFhir).toMatchObject({ ...forHl7, mend: expect.not.stringContaining(forHl7!.mend) })
})

test('a patient without a full birth date is found', () => {
  const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Moe', given: ['Liv'] }], birthDate: '1950' }
  expect(judgeSamples([sample(patient, 'person')], 'ccda')).toMatchObject([
    { element: 'a full birth date', missing: 1, of: 1, mend: 'Send birthTime with year, month and day.' },
  ])
})

test('the order of samples changes no count, and nothing is missing more often than it is looked for', () => {
  const samples = LACKS.map(([, without], at) => sample({ ...WHOLE, id: `k${at}`, ...without }))
  const counts = (those: readonly Sample[]) =>
    judgeSamples(those, 'fhir')
      .map(({ element, missing, of }) => `${element} ${missing} ${of}`)
      .sort()
  fc.assert(
    fc.property(fc.shuffledSubarray(samples), (some) => {
      expect(counts(some)).toEqual(counts(some.toReversed()))
      for (const { missing, of } of judgeSamples(some, 'fhir')) expect(missing).toBeLessThanOrEqual(of)
    }),
  )
})
