import { plainDigits } from '#base/plain-digits'

const CLOCK = '([01]\\d|2[0-3]):([0-5]\\d)'
const SPAN = new RegExp(`^${CLOCK}\\s*[-–]\\s*${CLOCK}$`)

/**
 * One day of opening hours as people type it, "8:00-15:30", in our form "08:00-15:30"; empty for closed. Null where it
 * cannot be read, or closes before it opens.
 */
export function readOpeningHours(text: string): string | null {
  const plain = plainDigits(text.trim())
    .replaceAll('.', ':')
    .replace(/\b(\d):/g, '0$1:')
  if (plain === '') return ''
  const found = SPAN.exec(plain)
  if (!found) return null
  const [, fromHour, fromMinute, untilHour, untilMinute] = found
  const [from, until] = [`${fromHour}:${fromMinute}`, `${untilHour}:${untilMinute}`]
  return from < until ? `${from}-${until}` : null
}

/** Days with the same hours one after another, 0 for Monday: each line of a notice on the door. */
export type HoursLine = { readonly fromDay: number; readonly untilDay: number; readonly hours: string }

/** The open days of a week, neighbours with the same hours together. */
export function openDays(week: readonly string[]): readonly HoursLine[] {
  const lines: HoursLine[] = []
  week.forEach((hours, day) => {
    if (hours === '') return
    const last = lines.at(-1)
    if (last && last.untilDay === day - 1 && last.hours === hours) lines[lines.length - 1] = { ...last, untilDay: day }
    else lines.push({ fromDay: day, untilDay: day, hours })
  })
  return lines
}
