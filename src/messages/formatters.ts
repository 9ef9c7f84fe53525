import type { Language } from '#base/categories'
import type { ClinicalDate, Instant } from '#base/instant'

/** Dates, numbers and lists in one language. Formatters of Intl are kept: making one costs as much as a page. */
export type Formatters = {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  /** As written, with its own precision, never shifted: "12 March 2026, 14:05", "12 March 2026, 14:05 UTC", "2026". */
  readonly formatDate: (date: ClinicalDate) => string
  /** The same without the time of day. */
  readonly formatDay: (date: ClinicalDate) => string
  /** "12 March 2026, 14:05" in the region's time zone. */
  readonly formatInstant: (at: Instant, timeZone: string) => string
  /** "Friday, 20 March 2026". */
  readonly formatInstantDay: (at: Instant, timeZone: string) => string
  /** "14:05". */
  readonly formatTime: (at: Instant, timeZone: string) => string
  /** "June 2026". */
  readonly formatMonth: (at: Instant, timeZone: string) => string
  /** "today", "yesterday", else the day: "12 March 2026". */
  readonly formatRelativeDay: (at: Instant, now: Instant, timeZone: string) => string
  /** "today, 14:05", else "12 March 2026, 14:05". */
  readonly formatRelativeTime: (at: Instant, now: Instant, timeZone: string) => string
  readonly formatNumber: (value: number) => string
  /** Of a part of one: "12 %". */
  readonly formatPercent: (part: number) => string
  /** "Monday" for 0 to "Sunday" for 6. */
  readonly formatWeekday: (day: number) => string
  readonly formatList: (parts: readonly string[]) => string
}

// Values and ranges are the sender's own text with Western figures; one page must not mix two kinds of figures.
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr', nb: 'nb', es: 'es', ar: 'ar-u-nu-latn' }
const DAY_MS = 86_400_000
/** Days whose words are kept: some ten years. */
const MOST_DAYS = 4_000

/** The formatters of one language. */
export function formattersOf(language: Language): Formatters {
  const locale = LOCALES[language]
  const comma = language === 'ar' ? '، ' : ', '
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const day = dates(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const relativeDay = relativeDays(locale, day)
  const weekday = dates(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const nameOfDay = dates(locale, { weekday: 'long' })
  const month = dates(locale, { month: 'long', year: 'numeric' })
  const time = dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

  const days = new Map<string, string>()

  /** A list names few days many times. */
  function formatDay(date: ClinicalDate): string {
    if (date.precision === 'year') return date.text.slice(0, 4)
    const text = date.text.slice(0, 10)
    const known = days.get(text)
    if (known !== undefined) return known
    // A bare ISO date is read as UTC (ECMA-262, 21.4.1.32), and written out in UTC again: nothing is shifted.
    const written = (date.precision === 'month' ? month : day)(new Date(text), 'UTC')
    if (days.size >= MOST_DAYS) days.clear()
    days.set(text, written)
    return written
  }

  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    formatDay,
    formatDate: (date) =>
      date.precision === 'time' ? `${formatDay(date)}${comma}${timeOf(date.text)}` : formatDay(date),
    formatInstant: (at, timeZone) => `${day(at, timeZone)}${comma}${time(at, timeZone)}`,
    formatInstantDay: weekday,
    formatTime: time,
    formatMonth: month,
    formatRelativeDay: relativeDay,
    formatRelativeTime: (at, now, timeZone) => `${relativeDay(at, now, timeZone)}${comma}${time(at, timeZone)}`,
    formatNumber: (value) => number.format(value),
    formatPercent: (part) => percent.format(part),
    // 5 January 1970 was a Monday.
    formatWeekday: (at) => nameOfDay(new Date(Date.UTC(1970, 0, 5 + at)), 'UTC'),
    formatList: (parts) => list.format(parts),
  }
}

/** The hour as written. A "Z" says that it is not the clock on the wall there, and so do we. */
function timeOf(text: string): string {
  return `${text.slice(11, 16)}${text.endsWith('Z') ? ' UTC' : ''}`
}

type Parts = Intl.DateTimeFormatOptions

function dates(locale: string, parts: Parts): (at: Date, timeZone: string) => string {
  const kept = new Map<string, Intl.DateTimeFormat>()
  return (at, timeZone) => {
    let format = kept.get(timeZone)
    if (!format) {
      format = new Intl.DateTimeFormat(locale, { ...parts, timeZone })
      kept.set(timeZone, format)
    }
    return format.format(at)
  }
}

const isoDay = dates('sv', { year: 'numeric', month: '2-digit', day: '2-digit' })

/** Today and yesterday by name, other days as dates. */
function relativeDays(
  locale: string,
  day: (at: Instant, timeZone: string) => string,
): (at: Instant, now: Instant, timeZone: string) => string {
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return (at, now, timeZone) => {
    const daysAgo = dayNumber(now, timeZone) - dayNumber(at, timeZone)
    return daysAgo === 0 || daysAgo === 1 ? near.format(-daysAgo, 'day') : day(at, timeZone)
  }
}

function dayNumber(at: Instant, timeZone: string): number {
  return Math.round(Date.parse(isoDay(at, timeZone)) / DAY_MS)
}
