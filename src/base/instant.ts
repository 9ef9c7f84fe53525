/** A point in time in UTC. It comes from the database clock with the scope; the pure rooms never ask for it. */
export type Instant = Date & { readonly __brand?: 'Instant' }

/**
 * A date as a clinician wrote it: the received text is kept and never shifted by a time zone.
 * `sortAt` is a UTC instant for ordering only: a date without a zone counts as UTC.
 */
export type ClinicalDate = { readonly text: string; readonly sortAt: Instant; readonly precision: DatePrecision }
export type DatePrecision = 'year' | 'month' | 'day' | 'time'

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/**
 * Reads a FHIR date, dateTime or instant (R4 datatypes, section 2.24.0.1).
 * Returns null for anything that is no such date, 2024-02-31 included: a guess would be worse than a gap.
 */
export function readClinicalDate(text: string | null | undefined): ClinicalDate | null {
  if (!text || text.length > LONGEST_DATE) return null
  const known = recent.get(text)
  if (known !== undefined) return known
  const date = readDate(text)
  if (recent.size >= MOST_RECENT) recent.clear()
  recent.set(text, date)
  return date
}

/** Nanoseconds and more digits than any clock has. */
const LONGEST_DATE = 64

/** One message says the same instant a dozen times. */
const MOST_RECENT = 500
const recent = new Map<string, ClinicalDate | null>()

function readDate(text: string): ClinicalDate | null {
  const found = SHAPE.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second, , zone] = found
  if (!isCalendarDay(Number(year), Number(month ?? 1), Number(day ?? 1))) return null
  const clock = `${hour ?? '00'}:${minute ?? '00'}:${second === '60' ? '59' : (second ?? '00')}`
  const sortAt = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T${clock}${zone ?? 'Z'}`)
  // Year 0 (or 10000) in UTC, as from 0001-01-01 with an offset: a filler of some systems, and nothing can be sorted by it.
  if (!(sortAt.getUTCFullYear() >= 1 && sortAt.getUTCFullYear() <= 9999)) return null
  return { text, sortAt, precision: hour ? 'time' : day ? 'day' : month ? 'month' : 'year' }
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}

/** The first moment after all that a date covers, in UTC: after "2026-05" June begins. A point in time covers itself. */
export function endOf({ sortAt, precision }: ClinicalDate): Instant {
  const [year, month, day] = [sortAt.getUTCFullYear(), sortAt.getUTCMonth(), sortAt.getUTCDate()]
  if (precision === 'year') return new Date(Date.UTC(year + 1, 0, 1))
  if (precision === 'month') return new Date(Date.UTC(year, month + 1, 1))
  return precision === 'day' ? new Date(Date.UTC(year, month, day + 1)) : sortAt
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export function plusMinutes(at: Instant, minutes: number): Instant {
  return new Date(at.getTime() + minutes * MINUTE_MS)
}

/** `days` after `at`; days are 24 hours, because a hold promised "14 days" must not depend on a time zone. */
export function plusDays(at: Instant, days: number): Instant {
  return new Date(at.getTime() + days * DAY_MS)
}
