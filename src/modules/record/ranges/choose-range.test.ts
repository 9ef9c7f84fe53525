import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Age, ConditionalRange } from '#formats/fhir/conditional-range'
import { chooseRange, type RangeFacts } from './choose-range.ts'

const range = (over: Partial<ConditionalRange>): ConditionalRange => ({
  low: 1,
  high: 2,
  text: '1 – 2',
  sex: null,
  age: null,
  condition: null,
  ...over,
})
const men = range({ sex: 'male', text: '60 – 110' })
const women = range({ sex: 'female', text: '45 – 90' })
const years = (value: number): Age => ({ value, unit: 'a' })
const aged = (low: Age | null, high: Age | null) => range({ age: { low, high }, text: JSON.stringify([low, high]) })

const kari: RangeFacts = { sex: 'female', birthDate: '1954-03-12', happenedText: '2026-05-01T08:30:00+02:00' }
const bornAt = (birthDate: string | null, happenedText: string | null = kari.happenedText) =>
  ({ sex: 'female', birthDate, happenedText }) as const

describe('The usual range of one person', () => {
  it('is that of her sex; the other stands beside', () => {
    expect(chooseRange([men, women], kari)).toEqual({ chosen: women, others: [men], because: 'fits' })
    expect(chooseRange([men, women], { ...kari, sex: 'male' }).chosen).toBe(men)
  })

  it('is none where the record says neither, where the only one is for the other sex, and where two fit', () => {
    for (const sex of [null, 'other', 'unknown'])
      expect(chooseRange([men, women], { ...kari, sex })).toMatchObject({ chosen: null, because: 'sex-unknown' })
    expect(chooseRange([men], kari)).toEqual({ chosen: null, others: [men], because: 'none-fits' })
    expect(chooseRange([women, range({})], kari)).toMatchObject({ chosen: null, because: 'several-fit' })
    expect(chooseRange([men, range({})], kari).chosen).toEqual(range({}))
  })

  it('is never one for a pregnancy or anything else that is not known here', () => {
    const pregnant = range({ sex: 'female', condition: 'pregnant' })
    expect(chooseRange([pregnant], kari)).toMatchObject({ chosen: null, because: 'depends' })
    expect(chooseRange([women, pregnant], kari)).toMatchObject({ chosen: women, others: [pregnant] })
  })

  it('is that of the age on the day of the specimen, not of today', () => {
    const [child, adult] = [aged(years(0), years(17)), aged(years(18), null)]
    const taken = (day: string) => chooseRange([child, adult], bornAt('2000-06-15', day)).chosen
    expect(taken('2018-06-14')).toBe(child)
    expect(taken('2018-06-15')).toBe(adult)
    expect(taken('2018-06-15T00:10:00+02:00')).toBe(adult)
    expect(taken('2017-08-01')).toBe(child)
  })

  it('is none in the year at which "over 60" may begin, whatever stands beside', () => {
    const over: Age = { ...years(60), isOver: true }
    const ranges = [aged(years(18), years(60)), aged(over, null)]
    const at = (birthDate: string) => chooseRange(ranges, bornAt(birthDate))
    expect(at('1966-05-02').chosen).toBe(ranges[0])
    expect(at('1965-11-01')).toMatchObject({ chosen: null, because: 'age-unknown' })
    expect(at('1965-05-01').chosen).toBe(ranges[1])
    expect(chooseRange([aged(null, years(60)), aged(over, null)], bornAt('1965-11-01')).chosen).toBeNull()
  })

  it('ends sharply where the next one begins, and is none in the year that may belong to it or not', () => {
    const [first, second] = [aged(years(0), years(1)), aged(years(1), years(18))]
    expect(chooseRange([first, second], bornAt('2025-05-01')).chosen).toBe(second)
    expect(chooseRange([first, second], bornAt('2025-05-02')).chosen).toBe(first)
    const alone = [aged(years(18), years(60))]
    expect(chooseRange(alone, bornAt('1967-05-01')).chosen).toBe(alone[0])
    expect(chooseRange(alone, bornAt('1965-11-01'))).toMatchObject({ chosen: null, because: 'age-unknown' })
    expect(chooseRange(alone, bornAt('1960-01-01'))).toMatchObject({ chosen: null, because: 'none-fits' })
  })

  it('counts months, weeks, days, and hours no finer than the days about them', () => {
    const [months, weeks, days] = (['mo', 'wk', 'd'] as const).map((unit) =>
      aged({ value: 0, unit }, { value: 6, unit }),
    )
    expect(chooseRange([months!], bornAt('2026-01-15')).chosen).toBe(months)
    expect(chooseRange([weeks!], bornAt('2026-01-15')).because).toBe('none-fits')
    expect(chooseRange([days!], bornAt('2026-04-28')).chosen).toBe(days)
    const hours = aged(null, { value: 24, unit: 'h' })
    expect(chooseRange([hours], bornAt('2026-05-01')).chosen).toBe(hours)
    expect(chooseRange([hours], bornAt('2026-04-30')).because).toBe('age-unknown')
    expect(chooseRange([hours], bornAt('2026-04-20')).because).toBe('none-fits')
  })

  it('needs no more of a birth date than decides, and none where a date is missing or before birth', () => {
    const adult = aged(years(18), null)
    expect(chooseRange([adult], bornAt('1954')).chosen).toBe(adult)
    expect(chooseRange([adult], bornAt('2008'))).toMatchObject({ chosen: null, because: 'age-unknown' })
    expect(chooseRange([adult], bornAt('2008-04')).chosen).toBe(adult)
    for (const facts of [bornAt(null), bornAt('1954-03-12', null), bornAt('2027-01-01'), bornAt('soon')])
      expect(chooseRange([adult], facts)).toMatchObject({ chosen: null, because: 'age-unknown' })
  })

  const someAge = fc.option(fc.record({ value: fc.nat(100), unit: fc.constantFrom('a', 'mo', 'wk', 'd', 'h') }))
  const someRange = fc.record({
    low: fc.constant(1),
    high: fc.constant(2),
    text: fc.string(),
    sex: fc.constantFrom('male', 'female', null),
    age: fc.option(fc.record({ low: someAge, high: someAge })),
    condition: fc.option(fc.constant('pregnant'), { freq: 5 }),
  }) as fc.Arbitrary<ConditionalRange>
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const someFacts = fc.record({
    sex: fc.constantFrom('male', 'female', 'other', null),
    birthDate: fc.option(day),
    happenedText: fc.option(day),
  })

  it('is never one of the other sex or with a condition, is one of those that were sent, and no range is lost', () => {
    fc.assert(
      fc.property(fc.array(someRange, { maxLength: 5 }), someFacts, (ranges, facts) => {
        const { chosen, others, because } = chooseRange(ranges, facts)
        expect(because === 'fits').toBe(chosen !== null)
        expect(new Set(chosen ? [...others, chosen] : others)).toEqual(new Set(ranges))
        if (!chosen) return
        expect(chosen.condition).toBeNull()
        expect([null, facts.sex]).toContain(chosen.sex)
        if (chosen.age) expect(facts.birthDate && facts.happenedText).toBeTruthy()
      }),
    )
  })

  it('does not depend on the order, and is none once the same range stands there twice', () => {
    fc.assert(
      fc.property(fc.array(someRange, { maxLength: 5 }), someFacts, (ranges, facts) => {
        const { chosen } = chooseRange(ranges, facts)
        expect(chooseRange(ranges.toReversed(), facts).chosen).toBe(chosen)
        if (chosen) expect(chooseRange([...ranges, { ...chosen }], facts).chosen).toBeNull()
      }),
    )
  })
})
