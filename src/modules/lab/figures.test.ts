import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figuresOf, groupsBy, hoursOf, type Replayed } from './figures.ts'

const RECEIVED = Date.parse('2026-03-02T08:00:00Z')
const after = (hours: number | null) => (hours === null ? null : new Date(RECEIVED + hours * 3_600_000))
const item = (over: Partial<Replayed> & { readonly wait?: number | null }): Replayed => ({
  category: 'laboratory',
  institutionId: 'north',
  receivedAt: new Date(RECEIVED),
  isAbnormal: false,
  isCritical: false,
  commentedAt: null,
  opens: { current: after(over.wait === undefined ? 0 : over.wait), draft: after(0) },
  ...over,
})

it('counts what opens at once, within a day, later and never, with the median and the longest wait', () => {
  const waits = [0, 0, 3, 24, 72.04, null, -5]
  const { current, draft, items } = figuresOf(
    'all',
    waits.map((wait) => item({ wait })),
  )
  expect(items).toBe(7)
  expect(current).toMatchObject({
    openAtOnce: 3,
    openWithinADay: 5,
    neverByThemselves: 1,
    medianWaitHours: 1.5,
    worstWaitHours: 72,
  })
  expect(draft).toMatchObject({ openAtOnce: 7, medianWaitHours: 0, worstWaitHours: 0 })
  expect(figuresOf('none', []).current).toMatchObject({ medianWaitHours: null, worstWaitHours: null })
})

it('an abnormal value is met alone until a clinician has written beside it', () => {
  const abnormal = { isAbnormal: true, isCritical: true, wait: 5 }
  const items = [
    item({ ...abnormal }),
    item({ ...abnormal, commentedAt: after(4) }),
    item({ ...abnormal, commentedAt: after(5) }),
    item({ ...abnormal, commentedAt: after(6) }),
    item({ ...abnormal, wait: null }),
    item({ wait: 5 }),
  ]
  const { current } = figuresOf('all', items)
  expect(current).toMatchObject({ abnormalBeforeComment: 2, criticalBeforeComment: 2 })
  expect(hoursOf(items, 'current', (at) => at.getUTCHours())[13]).toBe(2)
})

it('groups add up to the whole, whatever the order', () => {
  const any = fc.array(
    fc
      .record({
        category: fc.constantFrom('laboratory', 'radiology', 'documents'),
        wait: fc.option(fc.integer({ min: -10, max: 900 })),
        isAbnormal: fc.boolean(),
      })
      .map((made) => item(made)),
  )
  fc.assert(
    fc.property(any, (items) => {
      const whole = figuresOf('all', items)
      const groups = groupsBy(items, ({ category }) => category)
      expect(groupsBy(items.toReversed(), ({ category }) => category)).toEqual(groups)
      for (const name of ['openAtOnce', 'openWithinADay', 'neverByThemselves', 'abnormalBeforeComment'] as const)
        expect(groups.reduce((sum, group) => sum + group.current[name], 0)).toBe(whole.current[name])
    }),
  )
})
