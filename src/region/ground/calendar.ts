/**
 * Dates as plain numbers, so that the region needs no clock and no time zone of the machine it is built on.
 * A `Day` counts days since 1970-01-01, a `Minute` counts local minutes since that midnight.
 */
export type Day = number
export type Minute = number

export const YEAR = 365.25
const MINUTES_A_DAY = 1440

/** Reads `YYYY-MM-DD`. */
export function dayOf(date: string): Day {
  return dayOfCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** The day of a calendar date; months count from 1 (the "days from civil" algorithm of the proleptic calendar). */
export function dayOfCivil(year: number, month: number, dayOfMonth: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Year, month (from 1) and day of the month. */
export function civilOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const z = Math.floor(day) + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth }
}

/** `YYYY-MM-DD`. */
export function dateText(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day)
  return `${year}-${two(month)}-${two(dayOfMonth)}`
}

/** The minute of a clock time on a day. */
export function minuteOf(day: Day, hour: number, minute = 0): Minute {
  return Math.floor(day) * MINUTES_A_DAY + hour * 60 + minute
}

/** The day a minute falls on. */
export function dayOfMinute(at: Minute): Day {
  return Math.floor(at / MINUTES_A_DAY)
}

/** A FHIR instant with the region's offset, winter or summer: `2026-03-12T09:40:00+01:00`. */
export function instantText(at: Minute): string {
  const day = dayOfMinute(at)
  const minute = Math.floor(at - day * MINUTES_A_DAY)
  const zone = isSummerTime(day) ? '+02:00' : '+01:00'
  return `${dateText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00${zone}`
}

/** "12 March 2026", as a letter says it. */
export function dateInWords(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day)
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`
}

/** The day itself, or the Monday after a weekend. */
export function workday(day: Day): Day {
  const weekday = weekdayOf(day)
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day
}

/** The day itself, or the Friday before a weekend: for what must have happened by then. */
export function workdayBefore(day: Day): Day {
  const weekday = weekdayOf(day)
  return weekday === 6 ? day - 1 : weekday === 0 ? day - 2 : day
}

/** Whole years from one day to another, as birthdays count. */
export function yearsBetween(from: Day, to: Day): number {
  const a = civilOf(from)
  const b = civilOf(to)
  const before = b.month < a.month || (b.month === a.month && b.dayOfMonth < a.dayOfMonth)
  return b.year - a.year - (before ? 1 : 0)
}

function weekdayOf(day: Day): number {
  return (((Math.floor(day) + 4) % 7) + 7) % 7
}

/** From the last Sunday of March to the last Sunday of October; the night itself is not worth a rule here. */
function isSummerTime(day: Day): boolean {
  const { year, month } = civilOf(day)
  if (month < 3 || month > 10) return false
  if (month > 3 && month < 10) return true
  const last = dayOfCivil(year, month, 31)
  const lastSunday = last - weekdayOf(last)
  return month === 3 ? day >= lastSunday : day < lastSunday
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

// biome-ignore format: a calendar reads in rows
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]
