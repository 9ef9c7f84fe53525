import { expect, it } from 'vitest'
import { dayAt, startOfDay } from './start-of-day.ts'

it.each([
  ['2026-11-22', 'Europe/Oslo', '2026-11-21T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Oslo', '2026-06-30T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Oslo', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Oslo', '2026-10-25T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Oslo', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Oslo', '2026-03-29T22:00:00.000Z'],
  ['2026-11-22', 'Pacific/Auckland', '2026-11-21T11:00:00.000Z'],
  ['2026-11-22', 'America/St_Johns', '2026-11-22T03:30:00.000Z'],
])('%s begins in %s at %s', (day, zone, at) => {
  expect(startOfDay(day, zone).toISOString()).toBe(at)
  expect(dayAt(new Date(at), zone)).toBe(day)
  expect(dayAt(new Date(Date.parse(at) - 1), zone) < day).toBe(true)
})
