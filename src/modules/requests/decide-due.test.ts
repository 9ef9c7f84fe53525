import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideDue } from './decide-due.ts'

const OSLO = 'Europe/Oslo'
const due = (at: string, workingDays: number, timeZone = OSLO) =>
  decideDue(new Date(at), { workingDays, timeZone }).toISOString()

// biome-ignore format: the table is read down its columns
it.each([
  ['on a Monday, two working days',         '2026-11-23T09:00:00Z', 2, '2026-11-25T22:59:59.000Z'],
  ['on a Friday, over the weekend',         '2026-11-27T15:00:00Z', 2, '2026-12-01T22:59:59.000Z'],
  ['on a Saturday, counted from Monday',    '2026-11-28T10:00:00Z', 1, '2026-11-30T22:59:59.000Z'],
  ['at night it is already tomorrow there', '2026-11-23T23:30:00Z', 1, '2026-11-25T22:59:59.000Z'],
  ['when summer time begins on Sunday',     '2026-03-27T09:00:00Z', 1, '2026-03-30T21:59:59.000Z'],
  ['when it ends on Sunday',                '2026-10-23T09:00:00Z', 1, '2026-10-26T22:59:59.000Z'],
] as const)('asked %s', (_when, at, days, expected) => expect(due(at, days)).toBe(expected))

it('is the last second of a working day, and so many working days lie between', () => {
  const zones = fc.constantFrom(OSLO, 'UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia')
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 30 }), zones, (at, workingDays, timeZone) => {
      const end = decideDue(at, { workingDays, timeZone })
      const shown = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', timeStyle: undefined })
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      })
      expect(['Sat', 'Sun']).not.toContain(shown.format(end))
      expect(clock.format(end)).toBe('23:59:59')
      const days = (end.getTime() - at.getTime()) / 86_400_000
      expect(days).toBeGreaterThan(workingDays - 0.1)
      expect(days).toBeLessThanOrEqual(1.1 + workingDays + 2 * Math.ceil((workingDays + 1) / 5))
    }),
  )
})
