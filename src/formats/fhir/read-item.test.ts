import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeItem } from './describe-item.ts'
import { readItem } from './read-item.ts'
import { RESOURCE_TYPES } from './resource-types.ts'

const observation = (rest: object) => readItem({ resourceType: 'Observation', id: '1', ...rest })
const loinc = 'http://loinc.org'

describe('a result', () => {
  test('has its value with unit, as a number too when it is plain', () => {
    const quantity = { value: 5.4, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' }
    expect(observation({ valueQuantity: quantity }).value).toEqual({
      text: '5.4 mmol/L',
      number: 5.4,
      unit: 'mmol/L',
      ucum: 'mmol/L',
    })
  })

  test('keeps its comparator, and is then no number', () => {
    const { value } = observation({ valueQuantity: { value: 0.05, comparator: '<', unit: 'mmol/L' } })
    expect(value).toMatchObject({ text: '<0.05 mmol/L', number: null })
  })

  test.each(['1.00', '0.050', '1e3', '66.899999999999991', '12345678901234567890'])('keeps the digits %s', (digits) => {
    const raw = `{"resourceType":"Observation","valueQuantity":{"value": ${digits},"unit":"mg"}}`
    expect(readItem(JSON.parse(raw), raw).value).toMatchObject({ text: `${digits} mg`, number: Number(digits) })
  })

  test('of blood pressure reads as one', () => {
    const half = (code: string, value: number | null) => ({
      code: { coding: [{ system: loinc, code }] },
      ...(value === null ? {} : { valueQuantity: { value, unit: 'mm[Hg]' } }),
    })
    expect(observation({ component: [half('8462-4', 80), half('8480-6', 120)] }).value?.text).toBe('120/80 mmHg')
    expect(observation({ component: [half('8480-6', 107), half('8462-4', null)] }).value?.text).toBe('107/– mmHg')
  })

  test('has the range that was sent, and says whose each is when there are several', () => {
    const range = { low: { value: 3.5, unit: 'g' }, high: { value: 5, unit: 'g' } }
    expect(observation({ referenceRange: [range] }).range).toMatchObject({ low: 3.5, high: 5, text: '3.5 – 5 g' })
    const women = { text: '10 - 12', appliesTo: [{ text: 'women' }] }
    expect(observation({ referenceRange: [range, women] }).range).toMatchObject({
      low: null,
      high: null,
      text: '3.5 – 5 g; women: 10 - 12',
    })
  })

  test('has numbers of a range only in the unit of the value, and for everyone', () => {
    const valueQuantity = { value: 5.1, unit: 'mmol/L', code: 'mmol/L', system: 'http://unitsofmeasure.org' }
    const rangeOf = (...referenceRange: object[]) => observation({ valueQuantity, referenceRange }).range
    const ends = (unit?: string, code?: string) => ({ low: { value: 4, unit, code }, high: { value: 6, unit, code } })
    expect(rangeOf(ends())).toMatchObject({ low: 4, high: 6 })
    expect(rangeOf(ends('millimol', 'mmol/L'))).toMatchObject({ low: 4, high: 6 })
    const other = { low: { value: 70, unit: 'mg/dL' }, high: { value: 100, unit: 'mg/dL' } }
    expect(rangeOf({ ...other, text: '70 to 100' })).toMatchObject({ low: null, high: null, text: '70 – 100 mg/dL' })
    const women = { ...ends('mmol/L'), appliesTo: [{ text: 'women' }] }
    expect(rangeOf(women)).toMatchObject({ low: null, high: null, text: 'women: 4 – 6 mmol/L' })
  })

  test('has the normal range before one for treatment, which is told as what it is', () => {
    const type = (code: string) => ({ coding: [{ code, display: code }] })
    const treatment = { type: type('treatment'), low: { value: 2 }, high: { value: 3 } }
    const usual = { type: type('normal'), low: { value: 0.9 }, high: { value: 1.1 } }
    const range = { low: 0.9, high: 1.1, text: '0.9 – 1.1' }
    expect(observation({ referenceRange: [treatment, usual] }).range).toMatchObject(range)
    expect(observation({ referenceRange: [treatment, { ...usual, type: undefined }] }).range).toMatchObject(range)
    const alone = { low: null, high: null, text: 'treatment: 2 – 3' }
    expect(observation({ referenceRange: [treatment] }).range).toMatchObject(alone)
  })

  test('has the gravest of several flags, wherever it stands', () => {
    const flagOf = (...codes: string[]) =>
      observation({ interpretation: codes.map((code) => ({ coding: [{ code }] })) }).flag
    expect(flagOf('N', 'HH')).toBe('critical-high')
    expect(flagOf('H', 'LL', 'A')).toBe('critical-low')
    expect(flagOf('A', 'H')).toBe('high')
    expect(flagOf('S', 'R', 'POS')).toBe('resistant')
    expect(flagOf('toString', 'N')).toBe('normal')
    expect(flagOf('A', 'AA')).toBe('critical')
  })

  test.each([
    [{ text: 'CRITICAL' }, 'critical'],
    [{ coding: [{ system: 'http://example.org/own', code: 'C!', display: 'Critically high' }] }, 'critical'],
    [{ coding: [{ code: 'H' }], text: 'Panic value' }, 'critical'],
    [{ coding: [{ code: 'HH', display: 'Critical high' }] }, 'critical-high'],
    [{ coding: [{ code: 'H' }], text: 'not critical' }, 'high'],
  ])('takes a value for critical when the sender says so in words: %j', (interpretation, flag) => {
    expect(observation({ interpretation: [interpretation] }).flag).toBe(flag)
  })

  test.each([
    ['HH', 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', 'critical-high'],
    ['L', 'http://terminology.hl7.org/CodeSystem/v2-0078', 'low'],
    ['R', undefined, 'resistant'],
    ['H', 'http://example.org/own', null],
    ['?', undefined, null],
  ])('has the flag %s of %s as %s', (code, system, flag) => {
    expect(observation({ interpretation: [{ coding: [{ code, system }] }] }).flag).toBe(flag)
  })

  test('knows its parts, its visit, its author and its labels', () => {
    const draft = observation({
      hasMember: [{ reference: 'Observation/2' }, { display: 'gone' }],
      encounter: { reference: 'Encounter/3' },
      performer: [{ type: 'Practitioner', identifier: { system: 's', value: '7' } }],
      meta: { security: [{ system: 'x', code: 'R' }] },
      category: [{ coding: [{ system: 'c', code: 'laboratory' }] }],
    })
    expect(draft).toMatchObject({
      parts: ['Observation/2'],
      encounter: 'Encounter/3',
      author: { display: null, reference: 'Practitioner?identifier=s|7' },
      labels: [{ code: 'R' }],
      codings: [{ element: 'category', system: 'c', code: 'laboratory' }],
    })
  })
})

describe('a title', () => {
  test.each([
    ['the text of a human', { text: 'Blood sugar', coding: [{ code: '1', display: 'Glucose' }] }, 'Blood sugar'],
    [
      'a display, when the text repeats the code',
      { text: 'GLU_1', coding: [{ code: 'GLU_1', display: 'Glucose' }] },
      'Glucose',
    ],
    [
      'the display chosen by the user',
      {
        coding: [
          { code: '1', display: 'a' },
          { display: 'b', userSelected: true },
        ],
      },
      'b',
    ],
    ['the code, when there is no more', { coding: [{ code: '2345-7' }] }, '2345-7'],
    ['without the tags of SNOMED CT', { text: 'Prediabetes (finding)' }, 'Prediabetes'],
    ['on one line', { text: ' a \n b ' }, 'a b'],
  ])('is %s', (_name, code, title) => {
    expect(observation({ code }).title).toBe(title)
  })

  test('of a medicine comes from wherever its name is, else the record is told where to look', () => {
    const request = (rest: object) => readItem({ resourceType: 'MedicationRequest', ...rest })
    expect(request({ medicationCodeableConcept: { text: 'Levaxin' } })).toMatchObject({
      title: 'Levaxin',
      titleFrom: null,
    })
    const contained = [{ resourceType: 'Medication', id: 'm', code: { text: 'Levaxin' } }]
    expect(request({ medicationReference: { reference: '#m' }, contained }).title).toBe('Levaxin')
    expect(request({ medicationReference: { reference: 'Medication/1' } })).toMatchObject({
      title: 'Medication request',
      titleFrom: 'Medication/1',
    })
  })
})

describe('the standing', () => {
  test.each([
    ['Observation', { status: 'preliminary' }, 'current'],
    ['Observation', { status: 'entered-in-error' }, 'entered-in-error'],
    ['DiagnosticReport', { status: 'cancelled' }, 'not-for-record'],
    ['DocumentReference', { status: 'superseded' }, 'replaced'],
    ['DocumentReference', { status: 'current', docStatus: 'entered-in-error' }, 'entered-in-error'],
    ['MedicationRequest', { status: 'draft' }, 'not-for-record'],
    ['ServiceRequest', { status: 'draft' }, 'not-for-record'],
    ['Procedure', { status: 'not-done' }, 'current'],
    ['Immunization', { status: 'not-done' }, 'current'],
    ['Appointment', { status: 'cancelled' }, 'current'],
    ['Condition', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }, 'entered-in-error'],
    ['AllergyIntolerance', { verificationStatus: { coding: [{ code: 'confirmed' }] } }, 'current'],
    ['SupplyDelivery', { status: 'entered-in-error' }, 'entered-in-error'],
  ])('of %s %j is %s', (resourceType, rest, standing) => {
    expect(readItem({ resourceType, ...rest }).standing).toBe(standing)
  })
})

describe('the status', () => {
  const doubt = (code: string) => ({
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code }] },
  })
  test.each([
    ['MedicationRequest', { status: 'active', intent: 'order' }, 'active'],
    ['MedicationRequest', { status: 'active', doNotPerform: true }, 'do-not-perform'],
    ['MedicationRequest', { status: 'completed', doNotPerform: true }, 'do-not-perform'],
    ['MedicationRequest', { status: 'stopped', doNotPerform: true }, 'stopped'],
    ['MedicationRequest', { status: 'active', intent: 'proposal' }, 'proposal'],
    ['MedicationRequest', { status: 'active', intent: 'plan' }, 'plan'],
    ['MedicationRequest', { status: 'stopped', intent: 'plan' }, 'stopped'],
    ['ServiceRequest', { status: 'active', doNotPerform: true }, 'do-not-perform'],
    ['DeviceRequest', { status: 'active', intent: 'plan' }, 'plan'],
    ['CarePlan', { status: 'active', intent: 'plan' }, 'active'],
    ['Condition', doubt('confirmed'), 'active'],
    ['Condition', doubt('refuted'), 'refuted'],
    ['Condition', doubt('provisional'), 'provisional'],
    ['Condition', doubt('differential'), 'differential'],
    ['AllergyIntolerance', doubt('unconfirmed'), 'unconfirmed'],
    ['AllergyIntolerance', { verificationStatus: { coding: [{ code: 'refuted' }] } }, 'refuted'],
    ['Procedure', { status: 'preparation' }, 'preparation'],
  ])('of %s %j reads as %s', (resourceType, rest, status) => {
    const resource = { resourceType, ...rest }
    expect(readItem(resource).status).toBe(status)
    expect(describeItem(resource).facts).toContainEqual({ label: 'status', text: status })
  })

  test('never brings back what never became care', () => {
    const draft = readItem({ resourceType: 'MedicationRequest', status: 'draft', doNotPerform: true })
    expect(draft).toMatchObject({ standing: 'not-for-record', status: 'do-not-perform' })
  })
})

test('dates are those that were sent, a period counts from its start, and an impossible date is none', () => {
  expect(observation({ effectivePeriod: { start: '2024-01', end: '2024-02' }, issued: '2024-03-01' })).toMatchObject({
    happened: { text: '2024-01', precision: 'month' },
    issued: { text: '2024-03-01' },
  })
  expect(observation({ effectiveDateTime: '2024-02-31' }).happened).toBeNull()
  expect(observation({ effectiveTiming: { event: ['2024-05-01'] } }).happened?.text).toBe('2024-05-01')
})

test('a document says what it replaces, and its bytes can be recognised', () => {
  const document = readItem({
    resourceType: 'DocumentReference',
    relatesTo: [
      { code: 'replaces', target: { reference: 'DocumentReference/1' } },
      { code: 'appends', target: { reference: 'x' } },
    ],
    content: [{ attachment: { contentType: 'text/plain', data: 'aGVp' } }],
  })
  expect(document.replaces).toEqual(['DocumentReference/1'])
  expect(document.attachmentHash).toBe(createHash('sha256').update('hei').digest('hex'))
})

test('anything at all can be read, and has a title', () => {
  const types = fc.constantFrom(...RESOURCE_TYPES)
  const names = fc.constantFrom(
    'code',
    'status',
    'title',
    'category',
    'valueQuantity',
    'component',
    'period',
    'content',
  )
  const anything = fc.dictionary(names, fc.jsonValue({ maxDepth: 3 }))
  fc.assert(
    fc.property(types, anything, (resourceType, rest) => {
      const draft = readItem({ ...(rest as object), resourceType }, '{"value": 1.00}')
      expect(draft.title).not.toBe('')
    }),
  )
})
