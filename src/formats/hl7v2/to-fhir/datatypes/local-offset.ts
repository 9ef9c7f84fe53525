/**
 * The offset from UTC, as "+01:00", of a wall clock in an IANA zone. `wallClock` is the local time as if it were UTC, in
 * milliseconds. Of two instants that the clock shows (in autumn) the first; of a time that it skips (in spring) the
 * offset before the change. An unknown zone counts as UTC.
 */
export function localOffset(zone: string, wallClock: number): string {
  const zoned = offsetsOf(zone)
  const hour = Math.floor(wallClock / HOUR)
  const known = zoned.known.get(hour)
  if (known !== undefined) return known
  if (zoned.known.size > MOST_KNOWN) zoned.known.clear()
  const offset = written(offsetAt(zoned.format, wallClock))
  zoned.known.set(hour, offset)
  return offset
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MOST_KNOWN = 50_000

type Zoned = { readonly format: Intl.DateTimeFormat; readonly known: Map<number, string> }

/** Asking Intl takes microseconds; clocks change at full hours, so that an answer holds for its hour. */
const zones = new Map<string, Zoned>()

function offsetsOf(zone: string): Zoned {
  const known = zones.get(zone)
  if (known) return known
  const made = { format: formatOf(zone), known: new Map<number, string>() }
  zones.set(zone, made)
  return made
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const shape = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', era: 'short' } as const
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, ...shape, ...clock })
  } catch {
    return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...shape, ...clock })
  }
}

/** Offsets a day before and after tell whether the clock changes near by; then the right one is the one that fits. */
function offsetAt(format: Intl.DateTimeFormat, wallClock: number): number {
  const before = offsetOf(format, wallClock - DAY)
  const after = offsetOf(format, wallClock + DAY)
  if (before === after || offsetOf(format, wallClock - before) === before) return before
  return offsetOf(format, wallClock - after) === after ? after : before
}

function offsetOf(format: Intl.DateTimeFormat, instant: number): number {
  const shown = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(shown.year!, shown.month! - 1, shown.day!, shown.hour!, shown.minute!, shown.second!)
  return wall - Math.floor(instant / 1000) * 1000
}

/** Offsets before 1900 have seconds; FHIR has none. */
function written(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
