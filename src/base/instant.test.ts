import { expect, it } from 'vitest'
import { endOf, readClinicalDate } from './instant.ts'

it.each([
  ['2026', '2027-01-01T00:00:00.000Z'],
  ['2026-05', '2026-06-01T00:00:00.000Z'],
  ['2026-12', '2027-01-01T00:00:00.000Z'],
  ['2024-02-29', '2024-03-01T00:00:00.000Z'],
  ['2026-05-12T10:30:00+02:00', '2026-05-12T08:30:00.000Z'],
])('%s is over at %s', (text, end) => {
  expect(endOf(readClinicalDate(text)!).toISOString()).toBe(end)
})
