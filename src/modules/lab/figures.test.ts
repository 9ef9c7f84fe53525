import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figuresOf, groupsBy, spreadOf } from './figures.ts'
import type { Replayed } from './replayed.ts'
import { sumOfCells, Tally } from './tally.ts'
import { zoneClock } from './zone-clock.ts'

const HOUR_MS = 3_600_000
const RECEIVED = Date.parse('2026-03-02T08:00:00Z')
const NEVER = Number.POSITIVE_INFINITY
const after = (hours: number | null) => (hours === null ? NEVER : RECEIVED + hours * HOUR_MS)
const item = (over: Partial<Replayed> & { readonly wait?: number | null }): Replayed => ({
  receivedMs: RECEIVED,
  isAbnormal: false,
  isCritical: false,
  commentedMs: NEVER,
  opensMs: { current: after(over.wait === undefined ? 0 : over.wait), draft: after(0) },
  calls: 0,
  asks: 0,
  ...over,
})
const kindOf = (category: string) => ({ category, institutionId: 'north', testClass: 'other' })
const tallyOf = (items: readonly (Replayed & { readonly category?: string })[]) => {
  const tally = new Tally({ clock: zoneClock('UTC'), nowMs: RECEIVED + 1_000 * HOUR_MS })
  for (const each of items) tally.add(tally.weekOf(kindOf(each.category ?? 'laboratory')), each)
  return tally
}
const cellsOf = (tally: Tally) => tally.list().map(({ cell }) => cell)
const figures = (items: readonly Replayed[]) => figuresOf('all', cellsOf(tallyOf(items)))

it('counts what opens at once, within a day, later and never, with the median and the longest wait', () => {
  const waits = [0, 0, 3, 24, 72.04, null, -5]
  const { current, draft, items } = figures(waits.map((wait) => item({ wait })))
  expect(items).toBe(7)
  expect(current).toMatchObject({
    openAtOnce: 3,
    openWithinADay: 5,
    neverByThemselves: 1,
    medianWaitHours: 1.5,
    worstWaitHours: 72,
  })
  expect(draft).toMatchObject({ openAtOnce: 7, medianWaitHours: 0, worstWaitHours: 0 })
  expect(figures([]).current).toMatchObject({ medianWaitHours: null, worstWaitHours: null })
})

it('an abnormal value is met alone until a clinician has written beside it', () => {
  const abnormal = { isAbnormal: true, isCritical: true, wait: 5 }
  const items = [
    item({ ...abnormal }),
    item({ ...abnormal, commentedMs: after(4) }),
    item({ ...abnormal, commentedMs: after(5) }),
    item({ ...abnormal, commentedMs: after(6) }),
    item({ ...abnormal, wait: null }),
    item({ wait: 5 }),
  ]
  const { current } = figures(items)
  expect(current).toMatchObject({ beforeComment: 3, abnormalBeforeComment: 2, criticalBeforeComment: 2 })
  expect(sumOfCells(cellsOf(tallyOf(items))).current.abnormalByHour[13]).toBe(2)
})

it('the spread of waits has every item once', () => {
  const { current } = sumOfCells(
    cellsOf(tallyOf([0, 1, 24, 25, 72, 100, 168, 300, 336, 400, null].map((wait) => item({ wait })))),
  )
  expect(spreadOf(current)).toEqual([1, 2, 2, 2, 2, 1, 1])
})

it('groups add up to the whole, whatever the order', () => {
  const any = fc.array(
    fc
      .record({
        category: fc.constantFrom('laboratory', 'radiology', 'documents'),
        wait: fc.option(fc.integer({ min: -10, max: 900 })),
        isAbnormal: fc.boolean(),
      })
      .map(({ category, ...made }) => ({ ...item(made), category })),
  )
  fc.assert(
    fc.property(any, (items) => {
      const whole = figures(items)
      const groupsOf = (those: typeof items) => groupsBy(tallyOf(those).list(), ({ kind }) => kind.category)
      const groups = groupsOf(items)
      expect(groupsOf(items.toReversed())).toEqual(groups)
      for (const name of ['openAtOnce', 'openWithinADay', 'neverByThemselves', 'abnormalBeforeComment'] as const)
        expect(groups.reduce((sum, group) => sum + group.current[name], 0)).toBe(whole.current[name])
      const waits = items.flatMap(({ opensMs: { current } }) =>
        current === NEVER ? [] : [Math.max(0, current - RECEIVED) / HOUR_MS],
      )
      const sorted = waits.toSorted((a, b) => a - b)
      const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
      expect(whole.current.medianWaitHours).toBe(sorted.length === 0 ? null : middle)
    }),
  )
})
