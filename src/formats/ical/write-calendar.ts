import type { ClinicalDate, Instant } from '#base/instant'

/** One visit, in the words that may stand in a calendar that others read too. */
export type CalendarEvent = {
  /** The same for the same visit, however often it is written: a calendar then replaces what it has. */
  readonly uid: string
  readonly start: ClinicalDate
  readonly end: ClinicalDate | null
  readonly summary: string
  readonly location: string | null
  readonly description: string | null
  readonly url: string | null
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  /** Counts up with each change (RFC 5545, 3.8.7.4). */
  readonly sequence: number
}

/**
 * Writes an iCalendar object with one event (RFC 5545): in UTC, or as a whole day where no hour is known. A month or a year
 * has no place in a calendar: whoever calls leaves it out. Text is escaped
 * (3.3.11), lines of at most 75 octets (3.1). No alarm and nobody invited: a calendar of others learns nothing more.
 */
export function writeCalendar(event: CalendarEvent, now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Causeway//Visits//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${textOf(event.uid)}`,
    `DTSTAMP:${utc(now)}`,
    ...timesOf(event),
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status}`,
    `SUMMARY:${textOf(event.summary)}`,
    ...(event.location ? [`LOCATION:${textOf(event.location)}`] : []),
    ...(event.description ? [`DESCRIPTION:${textOf(event.description)}`] : []),
    ...(event.url ? [`URL:${uriOf(event.url)}`] : []),
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function timesOf({ start, end }: CalendarEvent): readonly string[] {
  if (start.precision !== 'time')
    return [`DTSTART;VALUE=DATE:${start.sortAt.toISOString().slice(0, 10).replace(/-/g, '')}`]
  const isLater = end?.precision === 'time' && end.sortAt > start.sortAt
  return [`DTSTART:${utc(start.sortAt)}`, ...(isLater ? [`DTEND:${utc(end.sortAt)}`] : [])]
}

function utc(at: Instant): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Backslash, semicolon and comma have a meaning, a line break ends the line, and other control characters have no place. */
function textOf(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

function uriOf(url: string): string {
  return url.replace(/[\s\p{Cc}]/gu, '')
}

const LONGEST_OCTETS = 75

/** Broken between letters, never inside one: each further line begins with a blank, which counts. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > LONGEST_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += letter
    octets += size
  }
  return [...lines, current].join('\r\n')
}
