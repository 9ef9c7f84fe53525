import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeConcern } from './decide-concern.ts'

const at = new Date(0)
const measure = (before: number, after: number, days = 60) => ({
  measuredAt: at,
  before: { count: before, days: 60 },
  after: { count: after, days },
})
const doubling = { direction: 'rises', threshold: 100 } as const

describe('whether a worry came true', () => {
  it.each([
    ['figures that grew a little', 400, 440, 'did-not'],
    ['figures that more than doubled', 400, 1200, 'came-true'],
    ['figures so near the threshold that chance may be it', 400, 800, 'too-few'],
    ['a handful of events', 3, 9, 'too-few'],
    ['nothing at all', 0, 0, 'too-few'],
    ['events that stopped', 400, 0, 'did-not'],
  ] as const)('%s', (_, before, after, verdict) => {
    expect(judgeConcern(doubling, measure(before, after)).verdict).toBe(verdict)
  })

  it('waits for a week of figures', () => {
    expect(judgeConcern(doubling, null).verdict).toBe('not-yet')
    expect(judgeConcern(doubling, measure(400, 200, 6)).verdict).toBe('not-yet')
  })

  it('judges a fall the other way round', () => {
    const halving = { direction: 'falls', threshold: 50 } as const
    expect(judgeConcern(halving, measure(400, 100)).verdict).toBe('came-true')
    expect(judgeConcern(halving, measure(400, 390)).verdict).toBe('did-not')
  })

  it('compares rates, not counts: half the days and half the events are no change', () => {
    expect(judgeConcern(doubling, measure(400, 200, 30))).toMatchObject({ verdict: 'did-not', change: 0 })
  })

  it('never says less with more events at the same rates', () => {
    const counts = fc.integer({ min: 5, max: 2_000 })
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 2, max: 20 }), (before, after, times) => {
        const few = judgeConcern(doubling, measure(before, after))
        const many = judgeConcern(doubling, measure(before * times, after * times))
        if (few.verdict !== 'too-few') expect(many.verdict).toBe(few.verdict)
        expect(many.high! - many.low!).toBeLessThanOrEqual(few.high! - few.low! + 1)
      }),
    )
  })
})
