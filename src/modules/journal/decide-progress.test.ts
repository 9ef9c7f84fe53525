import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideProgress } from './decide-progress.ts'

const none = { low: null, high: null, secondLow: null, secondHigh: null }
const one = (value: number | null, second: number | null = null) => ({ value, second })

it('counts what is within, the limit itself included, and says how the newest one stands', () => {
  expect(decideProgress({ ...none, high: 80 }, [one(80), one(81), one(79)])).toEqual({
    within: 2,
    of: 3,
    isLastWithin: true,
  })
  const pressure = { ...none, high: 140, secondHigh: 90 }
  expect(decideProgress(pressure, [one(138, 92), one(138, 88)])).toEqual({ within: 1, of: 2, isLastWithin: false })
  expect(decideProgress({ ...none, low: 1 }, [])).toEqual({ within: 0, of: 0, isLastWithin: null })
})

it('of any values: never more within than there are, all of them without limits, and a wider goal loses none', () => {
  const number = fc.double({ min: 0, max: 300, noNaN: true })
  const values = fc.array(fc.record({ value: fc.option(number), second: fc.option(number) }))
  fc.assert(
    fc.property(values, number, number, (entries, low, more) => {
      const narrow = decideProgress({ ...none, low }, entries)
      const wide = decideProgress({ ...none, low: low - more }, entries)
      expect(narrow.of).toBe(entries.filter(({ value }) => value !== null).length)
      expect(narrow.within).toBeLessThanOrEqual(wide.within)
      expect(decideProgress(none, entries)).toMatchObject({ within: narrow.of, of: narrow.of })
    }),
  )
})
