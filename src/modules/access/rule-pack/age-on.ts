/** A day of the calendar, `2026-05-03`, in the region's own time zone. */
export type LocalDay = string

const BORN = /^\d{4}(-\d{2}(-\d{2})?)?$/

/**
 * Whole years on a day; null for a birth date that is unknown. Who was born on 29 February is a year older on 1 March. Of
 * a date that is only partly known the first day it may have been counts, so that a guardian sees too little, never too
 * much. The same as `age_on` in the database.
 */
export function ageOn(born: string | null, day: LocalDay): number | null {
  if (born === null || !BORN.test(born)) return null
  const before = day.slice(5) < born.slice(5) ? 1 : 0
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - before
}

/** The day on which somebody turns `age`; null for a birth date that is not wholly known. */
export function birthdayOf(born: string | null, age: number): LocalDay | null {
  if (born === null || born.length !== 10 || !BORN.test(born)) return null
  const [year, month, day] = born.split('-').map(Number)
  return new Date(Date.UTC(year! + age, month! - 1, day!)).toISOString().slice(0, 10)
}

/** The day it is at an instant in a time zone (IANA). */
export function localDayAt(at: Date, timeZone: string): LocalDay {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}
