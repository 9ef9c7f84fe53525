import { readClinicalDate } from '#base/instant'
import { plainDigits } from '#base/plain-digits'

/** Day, month and year as people write them, in any digits; null when that is no day of the calendar. */
export function readBirthDate({ day, month, year }: Readonly<Record<'day' | 'month' | 'year', string>>): string | null {
  const [y, m, d] = [year, month, day].map((text) => plainDigits(text).replace(/[.\s]/g, ''))
  if (!/^\d{4}$/.test(y!) || !/^\d{1,2}$/.test(m!) || !/^\d{1,2}$/.test(d!)) return null
  const date = `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`
  return readClinicalDate(date) ? date : null
}
