import { type Instant, plusDays } from '#base/instant'

/** The instant at which a day (YYYY-MM-DD) begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Instant {
  return instantAt(day, '00:00', timeZone)
}

/** The instant of a time (HH:MM) of a day (YYYY-MM-DD) on the wall of a time zone. */
export function instantAt(day: string, time: string, timeZone: string): Instant {
  const shown = Date.parse(`${day}T${time}:00Z`)
  const near = shown - offsetAt(shown, timeZone)
  return new Date(shown - offsetAt(near, timeZone))
}

/** The time on the wall of a time zone at an instant, as HH:MM. */
export function timeAt(at: Instant, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(11, 16)
}

/** The day of an instant in a time zone, as YYYY-MM-DD. */
export function dayAt(at: Instant, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 10)
}

/** Four digits of a year, and a day that is in the calendar. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** So many days after a day, by the calendar. */
export function dayAfter(day: string, days: number): string {
  return plusDays(new Date(`${day}T00:00:00Z`), days)
    .toISOString()
    .slice(0, 10)
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(whole)
  const part = (type: string) => Number(clock.find((each) => each.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - whole
}
