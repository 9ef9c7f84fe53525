import { describe, expect, it } from 'vitest'
import { usualRange } from './usual-range.ts'

const UCUM = 'http://unitsofmeasure.org'
const quantity = (value: number, code = 'umol/L') => ({ value, unit: code, code, system: UCUM })
const sex = (code: string, system = 'http://hl7.org/fhir/administrative-gender') => ({ coding: [{ system, code }] })
const years = (low: number | null, high: number | null) => ({
  ...(low !== null && { low: quantity(low, 'a') }),
  ...(high !== null && { high: quantity(high, 'a') }),
})
const between = (low: number, high: number) => ({ low: quantity(low), high: quantity(high) })

function rangesOf(...referenceRange: object[]) {
  return usualRange({ resourceType: 'Observation', valueQuantity: quantity(83), referenceRange } as never)
}
const words = (text: string) => rangesOf({ text })?.conditional
const short = (text: string) =>
  words(text)?.map(({ sex, age, low, high }) => [
    sex,
    age && [age.low?.value, age.high?.value, age.high?.unit],
    low,
    high,
  ])

describe('Usual ranges that are for some people only', () => {
  it('are kept each by itself, with the sex that its code says, the ages, and numbers in the value’s unit', () => {
    const male = { ...between(60, 110), appliesTo: [sex('male')], age: years(18, 60) }
    const female = { low: quantity(0.5, 'mg/dL'), appliesTo: [sex('248152002', 'http://snomed.info/sct')] }
    expect(rangesOf(male, female)).toMatchObject({
      low: null,
      high: null,
      text: 'male, 18 – 60 a: 60 – 110 umol/L; 248152002: ≥ 0.5 mg/dL',
      conditional: [
        {
          low: 60,
          high: 110,
          sex: 'male',
          age: { low: { value: 18, unit: 'a' }, high: { value: 60 } },
          condition: null,
        },
        { low: null, high: null, text: '≥ 0.5 mg/dL', sex: 'female', age: null, condition: null },
      ],
    })
  })

  it('take numbers from nothing that is for an age only', () => {
    expect(rangesOf({ ...between(5, 10), age: years(0, 1) })).toMatchObject({ low: null, high: null })
    expect(rangesOf(between(5, 10))).toMatchObject({ low: 5, high: 10, conditional: [] })
    expect(rangesOf({ ...between(5, 10), appliesTo: [sex('male'), sex('female')] })).toMatchObject({ low: 5, high: 10 })
  })

  it('have a condition where anything else is said: pregnancy, a phase of the cycle, ages that cannot be compared', () => {
    const pregnant = { ...between(1, 2), appliesTo: [sex('female'), { text: 'pregnant' }] }
    const type = { coding: [{ code: 'luteal', display: 'Luteal' }] }
    const unclear = { ...between(1, 2), age: { low: quantity(3, 'tanner') } }
    expect(rangesOf(between(3, 4), pregnant)?.conditional[1]).toMatchObject({ sex: 'female', condition: 'pregnant' })
    expect(rangesOf(between(3, 4), { ...between(1, 2), type })?.conditional[1]).toMatchObject({ condition: 'Luteal' })
    expect(rangesOf(unclear)?.conditional).toMatchObject([{ age: null, condition: '≥ 3 tanner' }])
    expect(rangesOf({ ...between(1, 2), appliesTo: [sex('F', 'urn:own')] })?.conditional[0]).toMatchObject({
      sex: null,
    })
  })

  it('are read from words: letters in pairs, words of our languages, ages, units', () => {
    const pair = (male: number[], female: number[]) => [
      ['male', null, ...male],
      ['female', null, ...female],
    ]
    expect(short('M: 60-110 F: 45-90')).toEqual(pair([60, 110], [45, 90]))
    expect(short('M 60-110 umol/L; F 45-90 umol/L')).toEqual(pair([60, 110], [45, 90]))
    expect(short('M: 60-105, K: 45-90')).toEqual(pair([60, 105], [45, 90]))
    expect(short('Hommes : 60 - 110 / Femmes : 45 - 90')).toEqual(pair([60, 110], [45, 90]))
    expect(short('H: 60-110 M: 45-90')).toEqual(pair([60, 110], [45, 90]))
    expect(short('Women <90')).toEqual([['female', null, null, 90]])
    expect(short('M 13-18 g/dl; F 12-16 g/dl')).toEqual([
      ['male', null, null, null],
      ['female', null, null, null],
    ])
    expect(short('0-1 y: 5-10, 1-18 years: 4-8; >=18 yrs 3-7')).toEqual([
      [null, [0, 1, 'a'], 5, 10],
      [null, [1, 18, 'a'], 4, 8],
      [null, [18, undefined, undefined], 3, 7],
    ])
    expect(short('F 18-50 y 45-90')).toEqual([])
    expect(short('Female 18-50 y 45-90')).toEqual([['female', [18, 50, 'a'], 45, 90]])
  })

  it('give no number to those without a unit beside one in another', () => {
    expect(short('M: 130-170 F: 120-150 g/L')).toEqual([
      ['male', null, null, null],
      ['female', null, null, null],
    ])
    expect(short('M: 60-110 F: 45-90 umol/L')).toEqual([
      ['male', null, 60, 110],
      ['female', null, 45, 90],
    ])
  })

  it('are over an age, which some begin a year later', () => {
    expect(words('18-60 y: 5-10; >60 y: 4-8')).toMatchObject([
      { age: { high: { value: 60 } } },
      { age: { low: { value: 60, isOver: true } } },
    ])
  })

  it('have a condition where the words beside a coded sex say more', () => {
    const women = sex('248152002', 'http://snomed.info/sct')
    const read = (text: string) => rangesOf({ ...between(1, 2), appliesTo: [{ ...women, text }] })?.conditional[0]
    expect(read('Women, pregnant')).toMatchObject({ sex: 'female', condition: 'Women, pregnant' })
    for (const text of ['Women', 'female', 'F']) expect(read(text)).toMatchObject({ sex: 'female', condition: null })
  })

  it('stay words where a part is not understood, and a sentence, a bound and a titre are nobody’s', () => {
    const texts =
      'M: 60-110|Negative|seebelow|60-110|<1:40|Adults: 60-110 F: 45-90|M: 60-110 F: see note|M: 1,000-2,000 F: 5-6'
    for (const text of texts.split('|')) expect(rangesOf({ text }), text).toMatchObject({ text, conditional: [] })
  })

  it('are believed before numbers that stand beside such words', () => {
    const said = rangesOf({ ...between(60, 110), text: 'Male: 60-110' })
    expect(said).toMatchObject({ low: null, high: null, conditional: [{ sex: 'male', low: 60, high: 110 }] })
  })
})
