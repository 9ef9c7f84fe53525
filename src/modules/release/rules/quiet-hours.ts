import { type QuietHours, WEEKDAYS } from '../rulebook-shape.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const MOST_STEPS = 24

/**
 * The first instant (milliseconds) from `at` on that lies outside the quiet hours, by the clocks of the region, summer time
 * included. Infinity where every day is quiet.
 */
export function nextLoudMoment(at: number, quiet: QuietHours): number {
  const from = minutesOf(quiet.from)
  const until = minutesOf(quiet.until)
  let moment = at
  for (let step = 0; step < MOST_STEPS; step++) {
    const local = localAt(moment, quiet.timeZone)
    if (quiet.days.includes(WEEKDAYS[(local.weekday + 6) % 7]!)) moment = instantOf(local.day + 1, 0, quiet.timeZone)
    else if (isNight(local.minute, from, until))
      moment = instantOf(local.minute < until ? local.day : local.day + 1, until, quiet.timeZone)
    else return moment
  }
  return Number.POSITIVE_INFINITY
}

/** From inclusive, until exclusive; a night that goes past midnight has a later beginning than end. */
function isNight(minute: number, from: number, until: number): boolean {
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** What a clock on the wall shows: days since 1970 by the calendar, minutes since midnight, Sunday is 0. */
type Local = { readonly day: number; readonly minute: number; readonly weekday: number }

function localAt(at: number, timeZone: string): Local {
  const shown = at + offsetAt(at, timeZone)
  const minutes = Math.floor(shown / MINUTE_MS)
  const day = Math.floor(minutes / DAY_MINUTES)
  return { day, minute: minutes - day * DAY_MINUTES, weekday: (((day + 4) % 7) + 7) % 7 }
}

/** When a clock shows this. A time that summer time leaps over is the first instant after the leap; of two, the first. */
function instantOf(day: number, minute: number, timeZone: string): number {
  const shown = (day * DAY_MINUTES + minute) * MINUTE_MS
  const before = shown - offsetAt(shown - 86_400_000, timeZone)
  const after = shown - offsetAt(shown + 86_400_000, timeZone)
  const isShown = (at: number) => at + offsetAt(at, timeZone) === shown
  if (isShown(Math.min(before, after))) return Math.min(before, after)
  return isShown(Math.max(before, after)) ? Math.max(before, after) : endOfLeap(Math.min(before, after), timeZone)
}

/** The clocks leap somewhere in the hours after `at`: the minute in which they do. */
function endOfLeap(at: number, timeZone: string): number {
  const offset = offsetAt(at, timeZone)
  let moment = at
  while (offsetAt(moment, timeZone) === offset && moment < at + 3 * 3_600_000) moment += MINUTE_MS
  return moment
}

const QUARTER_MS = 900_000
const MOST_REMEMBERED = 5_000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** How far the clocks of a zone are ahead of UTC, in milliseconds. Clocks change on a quarter of an hour. */
function offsetAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS)
  const key = `${quarter} ${timeZone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= MOST_REMEMBERED) offsets.clear()
  const offset = readOffset(quarter * QUARTER_MS, timeZone)
  offsets.set(key, offset)
  return offset
}

function readOffset(at: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
    format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', second: 'numeric', ...fields })
    formats.set(timeZone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - at
}
