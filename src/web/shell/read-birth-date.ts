import { readClinicalDate } from '#base/instant'

/** Day, month and year as people write them, in any digits; null when that is no day of the calendar. */
export function readBirthDate({ day, month, year }: Readonly<Record<'day' | 'month' | 'year', string>>): string | null {
  const [y, m, d] = [year, month, day].map(plainDigits)
  if (!/^\d{4}$/.test(y!) || !/^\d{1,2}$/.test(m!) || !/^\d{1,2}$/.test(d!)) return null
  const date = `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`
  return readClinicalDate(date) ? date : null
}

function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[.\s]/g, '')
}
