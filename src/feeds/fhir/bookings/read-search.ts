import { type ChangePlace, MOST_TOLD } from '#appointments'
import { Invalid } from '#base/errors'

/** What is asked of the bookings of a feed. */
export type BookingSearch = {
  readonly since: Date
  readonly count: number
  readonly after: ChangePlace | null
}

const FIRST = new Date(0)
const INSTANT = /^g[et](\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))$/
const PLACE = /^(\d{10,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const KNOWN = ['_lastUpdated', '_count', '_after', '_format']

/**
 * Reads the parameters of a search for bookings (R4 search, 3.1.1): `_lastUpdated` with ge or gt and a time with its zone,
 * `_count` up to 100, and the place that a `next` link has. Throws Invalid with what cannot be read and how to write it: a
 * parameter that is passed over in silence would give a calendar the wrong visits.
 */
export function readSearch(query: URLSearchParams): BookingSearch {
  for (const name of new Set(query.keys())) {
    if (!KNOWN.includes(name))
      throw new Invalid(`"${name}" cannot be searched by; use ${KNOWN.slice(0, 2).join(' and ')}`)
    if (query.getAll(name).length > 1) throw new Invalid(`${name} stands twice; say it once`)
  }
  const format = query.get('_format')
  if (format !== null && !/^(?:json|application\/(?:fhir[+ ])?json)$/.test(format))
    throw new Invalid(`_format is "${format}"; only json can be had`)
  return {
    since: readSince(query.get('_lastUpdated')),
    count: readCount(query.get('_count')),
    after: readPlace(query.get('_after')),
  }
}

function readSince(text: string | null): Date {
  if (text === null) return FIRST
  // A form decodes the plus of a time zone to a space.
  const at = new Date(INSTANT.exec(text.replace(' ', '+'))?.[1] ?? Number.NaN)
  if (Number.isNaN(at.getTime())) throw new Invalid(`_lastUpdated is "${text}"; write it as ge2026-03-01T08:00:00Z`)
  // Nothing was booked before: and not every database has a year 0.
  return at > FIRST ? at : FIRST
}

function readCount(text: string | null): number {
  if (text === null) return MOST_TOLD
  if (!/^\d{1,6}$/.test(text) || Number(text) === 0)
    throw new Invalid(`_count is "${text}"; write a number from 1 to ${MOST_TOLD}`)
  return Math.min(Number(text), MOST_TOLD)
}

function readPlace(text: string | null): ChangePlace | null {
  if (text === null) return null
  const [, micros, bookingId] = PLACE.exec(text) ?? []
  if (!micros || !bookingId) throw new Invalid('_after is not from a next link of ours; follow the link as it is')
  return { micros, bookingId }
}

export function writePlace({ micros, bookingId }: ChangePlace): string {
  return `${micros}_${bookingId}`
}
