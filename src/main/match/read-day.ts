/** Whether day or month stands first where neither is clear from a date alone. */
export type DayOrder = 'day-first' | 'month-first'

/** What a column of dates shows of its order: a first part above 12 is a day. Day first where nothing shows it. */
export function findDayOrder(dates: readonly string[]): DayOrder {
  const parts = dates.flatMap((date) => {
    const found = PARTED.exec(date.trim())
    return found ? [{ first: Number(found[1]), second: Number(found[2]) }] : []
  })
  const dayFirst = parts.filter(({ first, second }) => first > 12 && second <= 12).length
  const monthFirst = parts.filter(({ first, second }) => second > 12 && first <= 12).length
  return monthFirst > dayFirst ? 'month-first' : 'day-first'
}

const PARTED = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T].*)?$/
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[ T].*)?$/
const JOINED = /^(\d{4})(\d{2})(\d{2})$/
const PARTIAL = /^\d{4}(?:-\d{2})?$/

/**
 * A birth date as YYYY-MM-DD, or a year or month as it stands; null when it is none. A day that no calendar has stays:
 * it is somebody's slip of the pen, and still like the day that was meant.
 */
export function readDay(text: string, order: DayOrder): string | null {
  const date = text.trim()
  if (PARTIAL.test(date)) return date
  const yearFirst = YEAR_FIRST.exec(date) ?? JOINED.exec(date)
  if (yearFirst) return join(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!)
  const found = PARTED.exec(date)
  if (!found) return null
  const [, first, second, year] = found
  return order === 'day-first' ? join(year!, second!, first!) : join(year!, first!, second!)
}

function join(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
