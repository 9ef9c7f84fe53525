const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3
const QUARTER_MS = HOUR_MS / 4

/** The clocks of a region, for millions of instants. */
export type ZoneClock = {
  /** 0 Monday to 6 Sunday. */
  readonly weekdayOf: (ms: number) => number
  /** 0 to 23. */
  readonly hourOf: (ms: number) => number
}

/**
 * Clocks of an IANA zone. How far they are from UTC is asked once for each quarter of an hour: no zone has changed its
 * clocks at another moment since 1972.
 */
export function zoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const offsets = new Map<number, number>()
  const localOf = (ms: number) => {
    const quarter = Math.floor(ms / QUARTER_MS)
    const known = offsets.get(quarter)
    if (known !== undefined) return ms + known
    const fresh = offsetAt(format, quarter * QUARTER_MS)
    offsets.set(quarter, fresh)
    return ms + fresh
  }
  return {
    weekdayOf: (ms) => (((Math.floor(localOf(ms) / DAY_MS) + FIRST_WEEKDAY) % 7) + 7) % 7,
    hourOf: (ms) => ((Math.floor(localOf(ms) / HOUR_MS) % 24) + 24) % 24,
  }
}

function offsetAt(format: Intl.DateTimeFormat, ms: number): number {
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute) - ms
}
