import { expect, test } from 'vitest'
import { dateText, dayOf, instantText, minuteOf, workday, workdayBefore, yearsBetween } from './calendar.ts'

test('a day is the same calendar date there and back, leap years included', () => {
  for (let day = dayOf('1899-12-30'); day < dayOf('2105-01-01'); day += 11) {
    expect(dayOf(dateText(day))).toBe(day)
    expect(dateText(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
  }
})

test('an instant has the offset of its season', () => {
  const at = (date: string) => instantText(minuteOf(dayOf(date), 9, 5))
  expect(at('2026-01-15')).toBe('2026-01-15T09:05:00+01:00')
  expect(at('2026-03-28')).toMatch(/\+01:00$/)
  expect(at('2026-03-29')).toMatch(/\+02:00$/)
  expect(at('2026-10-24')).toMatch(/\+02:00$/)
  expect(at('2026-10-25')).toMatch(/\+01:00$/)
})

test('work waits for Monday or was done by Friday', () => {
  expect(dateText(workday(dayOf('2026-03-14')))).toBe('2026-03-16')
  expect(dateText(workdayBefore(dayOf('2026-03-15')))).toBe('2026-03-13')
  expect(dateText(workday(dayOf('2026-03-12')))).toBe('2026-03-12')
})

test('years count from birthday to birthday', () => {
  expect(yearsBetween(dayOf('1962-05-14'), dayOf('2026-05-13'))).toBe(63)
  expect(yearsBetween(dayOf('1962-05-14'), dayOf('2026-05-14'))).toBe(64)
})
