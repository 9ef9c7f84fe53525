import type { Instant } from '#base/instant'

const DAY_MS = 86_400_000

/**
 * The last second of the working day by which an answer is promised: so many working days (Monday to Friday) after the
 * day of asking, by the clocks of the institution. What is asked at the weekend counts from Monday. Public holidays are
 * not known here.
 */
export function decideDue(
  askedAt: Instant,
  { workingDays, timeZone }: { readonly workingDays: number; readonly timeZone: string },
): Instant {
  let day = dayOf(askedAt, timeZone)
  let left = workingDays
  while (left > 0) {
    day += 1
    if (isWorkingDay(day)) left -= 1
  }
  return new Date(startOfDay(day + 1, timeZone) - 1000)
}

/** Day 0 of the calendar, 1 January 1970, was a Thursday. */
function isWorkingDay(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6
}

/** Days since 1970 by the calendar on the wall. */
function dayOf(at: Instant, timeZone: string): number {
  return Math.floor((at.getTime() + offsetAt(at.getTime(), timeZone)) / DAY_MS)
}

/** When a day begins on the wall. Clocks change in the small hours: asked twice, the offset is that of midnight. */
function startOfDay(day: number, timeZone: string): number {
  const shown = day * DAY_MS
  return shown - offsetAt(shown - offsetAt(shown, timeZone), timeZone)
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...fields })
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const minute = Math.floor(at / 60_000) * 60_000
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) - minute
}
