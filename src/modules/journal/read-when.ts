/** A day of the calendar (YYYY-MM-DD) and a time of the day (HH:MM). */
export function isCalendarText(day: string, time: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
}
