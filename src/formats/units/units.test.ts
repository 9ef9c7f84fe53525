import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertValue, roundLike } from './convert-value.ts'
import { normaliseUnit } from './normalise-unit.ts'
import { parseUnit } from './parse-unit.ts'
import { SPELLINGS } from './unit-spellings.ts'

describe('a unit as a sender wrote it', () => {
  it.each([
    ['UMOLL', null],
    ['UMOL/L', 'umol/L'],
    ['µmol/L', 'umol/L'],
    ['μmol/l', 'umol/L'],
    ['mcmol/L', 'umol/L'],
    ['x10*9/L', '10*9/L'],
    ['x10(9)/L', '10*9/L'],
    ['10^9/L', '10*9/L'],
    ['10E9/L', '10*9/L'],
    ['×10⁹/L', '10*9/L'],
    ['10 9/L', '10*9/L'],
    ['K/uL', '10*3/uL'],
    ['K/mm3', '10*3/uL'],
    ['M/uL', '10*6/uL'],
    ['T/L', '10*12/L'],
    ['G/L', null],
    ['mmol/l', 'mmol/L'],
    ['MG/DL', 'mg/dL'],
    ['mg/dl', 'mg/dL'],
    ['IU/L', '[iU]/L'],
    ['mIU/mL', 'm[iU]/mL'],
    ['Units/L', 'U/L'],
    ['mEq/L', 'meq/L'],
    ['mm Hg', 'mm[Hg]'],
    ['mmHg', 'mm[Hg]'],
    ['DEG F', '[degF]'],
    ['°C', 'Cel'],
    ['sec', 's'],
    ['mm/hr', 'mm/h'],
    ['ml/min/1.73m2', 'mL/min/{1.73_m2}'],
    ['mg/24hr', 'mg/d'],
    ['mg/(24.h)', 'mg/d'],
    ['seebelow', null],
    ['See below', null],
    ['N/A', null],
    ['#ERROR!', null],
    ['', null],
    ['   ', null],
    ['%', '%'],
    ['10*9/L', '10*9/L'],
    ['ng/mL{FEU}', 'ng/mL{FEU}'],
  ])('%s is %s', (written, ucum) => expect(normaliseUnit(written)).toBe(ucum))

  it('never throws, and what it gives stays what it is', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          'mg',
          'MG',
          '/',
          'dL',
          'l',
          '10',
          '*',
          '^',
          '9',
          'x',
          'µ',
          '{',
          '}',
          '(',
          ')',
          ' ',
          '.',
          '-',
          'U',
          'iu',
          '24h',
          '%',
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          pieces.map((each) => each.join('')),
        ),
        (text) => {
          const once = normaliseUnit(text)
          if (once !== null) {
            expect(normaliseUnit(once)).toBe(once)
            expect(parseUnit(once)).not.toBe(null)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('is UCUM by the word of the US National Library of Medicine, with the same size', async () => {
    const { UcumLhcUtils } = (await import('@lhncbc/ucum-lhc')).default
    const lhc = UcumLhcUtils.getInstance()
    const units = new Set([...Object.values(SPELLINGS), ...SIZED.flat()].filter((unit) => unit !== null))
    const wrong = [...units].filter((unit) => !['valid'].includes(lhc.validateUnitString(unit).status ?? ''))
    expect(wrong).toEqual([])
    for (const [from, to] of SIZED) {
      const theirs = lhc.convertUnitTo(from, 37, to).toVal as number
      const ours = convertValue({ value: 37, from, to, molar: null })
      expect('number' in ours ? ours.number : ours).toBeCloseTo(theirs, 6)
    }
  })
})

const SIZED = [
  ['mg/dL', 'g/L'],
  ['mg/dL', 'ug/mL'],
  ['mmol/L', 'umol/L'],
  ['10*3/uL', '10*9/L'],
  ['10*6/uL', '10*12/L'],
  ['/uL', '10*9/L'],
  ['mm[Hg]', 'kPa'],
  ['cm[H2O]', 'mm[Hg]'],
  ['[degF]', 'Cel'],
  ['Cel', '[degF]'],
  ['[lb_av]', 'kg'],
  ['[oz_av]', 'g'],
  ['[in_i]', 'cm'],
  ['[ft_i]', 'm'],
  ['mg/d', 'g/d'],
  ['ng/mL', 'pg/mL'],
  ['%', '[ppth]'],
  ['min', 's'],
  ['kat', 'U'],
  ['meq/L', 'eq/L'],
  ['mosm/kg', 'osm/kg'],
] as const

describe('a value in another unit', () => {
  const creatinine = { grams: 113.12, charge: null }

  it('goes between mass and amount by the molar mass of what is measured', () => {
    const found = convertValue({ value: 1, from: 'mg/dL', to: 'umol/L', molar: creatinine })
    expect(found).toMatchObject({ by: 'molar-mass' })
    expect('number' in found && found.number).toBeCloseTo(88.4, 1)
    const calcium = convertValue({ value: 5, from: 'meq/L', to: 'mmol/L', molar: { grams: 40.078, charge: 2 } })
    expect(calcium).toMatchObject({ number: 2.5 })
  })

  it.each([
    ['mg/dL', 'umol/L', null, 'no-molar-mass'],
    ['U/L', 'mg/dL', creatinine, 'other-kind'],
    ['[iU]/L', 'U/L', null, 'other-kind'],
    ['ng/mL{FEU}', 'ng/mL{DDU}', null, 'other-kind'],
    ['meq/L', 'mmol/L', creatinine, 'no-molar-mass'],
    ['mg/mmol', 'mg/g', creatinine, 'other-kind'],
    [null, 'mg/dL', null, 'no-unit'],
    ['nonsense', 'mg/dL', null, 'no-unit'],
  ])('is refused from %s to %s', (from, to, molar, refused) => {
    expect(convertValue({ value: 1, from, to, molar })).toEqual({ refused })
  })

  it('comes back as it went', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.constantFrom(...SIZED, ['mg/dL', 'umol/L'] as const),
        (value, [from, to]) => {
          const there = convertValue({ value, from, to, molar: creatinine })
          if (!('number' in there)) throw new Error(there.refused)
          const back = convertValue({ value: there.number, from: to, to: from, molar: creatinine })
          expect('number' in back && Math.abs(back.number - value)).toBeLessThan(Math.max(value, 1) * 1e-8)
        },
      ),
    )
  })

  it('is never finer than what was measured', () => {
    expect(roundLike(88.4012, '1.0 mg/dL')).toBe(88)
    expect(roundLike(88.4012, '1.00 mg/dL')).toBe(88.4)
    expect(roundLike(8.84012, '0.1 mg/dL')).toBe(8.8)
  })
})
