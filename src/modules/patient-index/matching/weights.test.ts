import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_WEIGHTS } from './default-weights.ts'
import { estimateWeights, type PatternCounts } from './estimate-weights.ts'
import { FIELDS, LEVELS, type Levels, PATTERNS, patternOf, ranksOf } from './levels.ts'
import { posteriorOf, Scales } from './weigh-pair.ts'
import { areSound, bitsOf } from './weights.ts'

const nothing = Object.fromEntries(FIELDS.map((field) => [field, 'unknown'])) as unknown as Levels

const levels = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, fc.constantFrom('unknown', ...LEVELS[field])])),
) as unknown as fc.Arbitrary<Levels>

describe('patterns', () => {
  it('hold all levels in one number', () => {
    fc.assert(
      fc.property(levels, (each) => {
        const ranks = FIELDS.map((field) => ['unknown', ...LEVELS[field]].indexOf(each[field]))
        expect(ranksOf(patternOf(each))).toEqual(ranks)
        expect(patternOf(each)).toBeLessThan(PATTERNS)
      }),
    )
  })
})

describe('the shipped weights', () => {
  it('are probabilities', () => expect(areSound(DEFAULT_WEIGHTS.probabilities)).toBe(true))

  it('never count a better agreement for less than a worse one', () => {
    for (const table of Object.values(bitsOf(DEFAULT_WEIGHTS.probabilities)))
      for (const bits of table) expect(bits.slice(1)).toEqual(bits.slice(1).toSorted((a, b) => a - b))
  })

  it('count nothing for what is unknown', () => {
    const scales = new Scales(DEFAULT_WEIGHTS)
    expect(scales.weigh(patternOf(nothing), [0, 0, 0])).toBeCloseTo(0, 4)
  })

  it('never score a pair higher when one field agrees less', () => {
    const scales = new Scales(DEFAULT_WEIGHTS)
    fc.assert(
      fc.property(
        levels,
        fc.constantFrom(...FIELDS),
        fc.double({ min: 1e-5, max: 0.2, noNaN: true }),
        (each, field, share) => {
          const rank = ['unknown', ...LEVELS[field]].indexOf(each[field])
          if (rank < 2) return
          const worse = { ...each, [field]: LEVELS[field][rank - 2] }
          const shares = [share, share, share] as const
          expect(scales.weigh(patternOf(worse), shares)).toBeLessThanOrEqual(
            scales.weigh(patternOf(each), shares) + 1e-9,
          )
        },
      ),
    )
  })

  it('count a common value for less', () => {
    const scales = new Scales(DEFAULT_WEIGHTS)
    const named = patternOf({ ...nothing, family: 'same' })
    expect(scales.weigh(named, [0, 0.0001, 0])).toBeGreaterThan(scales.weigh(named, [0, 0.01, 0]) + 5)
  })
})

describe('estimateWeights', () => {
  const same = { ...nothing, given: 'same', family: 'same', birthDate: 'same', sex: 'same' } as Levels
  const start = {
    probabilities: DEFAULT_WEIGHTS.probabilities,
    kinds: { onePerson: 1e-4, relatives: 1e-4, twins: 1e-6 },
  }
  const strangers: PatternCounts = new Map([
    [patternOf({ ...same, given: 'different', family: 'different', birthDate: 'different' }), 50_000],
    [patternOf({ ...same, given: 'different', family: 'different', birthDate: 'different', sex: 'different' }), 50_000],
    [patternOf({ ...same, family: 'different', birthDate: 'different' }), 500],
  ])

  it('learns how often one person’s family name is misspelt, and how many there are', () => {
    const met = new Map([
      [patternOf(same), 700],
      [patternOf({ ...same, family: 'close' }), 300],
    ])
    const learned = estimateWeights(met, strangers, 10_000_000, start)
    expect(learned.kinds.onePerson * 10_000_000).toBeCloseTo(1000, -1)
    expect(learned.probabilities.family['one person'][3]).toBeCloseTo(0.3, 1)
    expect(areSound(learned.probabilities)).toBe(true)
  })

  it('takes relatives for relatives, in a list in which nobody is twice', () => {
    const relatives = { ...same, given: 'different', birthDate: 'different', address: 'same' } as Levels
    const learned = estimateWeights(new Map([[patternOf(relatives), 800]]), strangers, 10_000_000, start)
    expect(learned.kinds.onePerson * 10_000_000).toBeLessThan(5)
    expect(learned.kinds.relatives * 10_000_000).toBeCloseTo(800, -2)
  })

  it('stays sound whatever was counted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(levels, fc.nat(1000))), (counts) => {
        const met = new Map(counts.map(([each, count]) => [patternOf(each), count + 1]))
        const learned = estimateWeights(met, strangers, 10_000_000, start)
        expect(areSound(learned.probabilities)).toBe(true)
        expect(learned.kinds.onePerson).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('posteriorOf', () => {
  it('is a probability that rises with the score', () => {
    expect(posteriorOf(0, 1)).toBe(0.5)
    expect(posteriorOf(20, 2 ** -10)).toBeGreaterThan(0.999)
    expect(posteriorOf(5000, 1e-9)).toBeLessThanOrEqual(1)
    expect(posteriorOf(-5000, 1)).toBe(0)
  })
})
