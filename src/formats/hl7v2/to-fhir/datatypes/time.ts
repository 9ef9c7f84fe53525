import { localOffset } from './local-offset.ts'

/** What a TS, DTM, DT or DT-like field says (HL7 v2.5, 2.A.22 and 2.A.77). */
export type TimeRead =
  | { readonly kind: 'none' }
  /** A FHIR date or dateTime with the precision that was sent; seconds that were not sent are zero, as R4 wants. */
  | { readonly kind: 'time'; readonly text: string; readonly hasClock: boolean }
  /** Digits in the right places that name no day or no time of day: 20240231, 202602291200. */
  | { readonly kind: 'impossible' }
  /** No HL7 time at all: "Aug 15, 1942". */
  | { readonly kind: 'malformed' }

const SHAPE =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.?(\d+)|\.)?)?)?)?)?)?\s*([+-]\d{2}:?\d{2}|Z)?$/
/** "2024-02-09" and "2024-02-09T10:00:00": not HL7, and read all the same, because it can mean one thing only. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*([+-]\d{2}:?\d{2}|Z)?$/

/**
 * Reads a time. Without an offset it is a wall clock of `zone`, with that day's daylight saving. 24:00 is the next
 * day's midnight; a filler of zeros is no time. Digits after the seconds, with or without a point, are a fraction.
 */
export function readTime(raw: string, zone: string): TimeRead {
  if (raw === '' || /^0+$/.test(raw)) return { kind: 'none' }
  const found = SHAPE.exec(raw) ?? ISO.exec(raw)
  if (!found) return { kind: 'malformed' }
  const [, year, month, day, hour, minute, second, fraction, offset] = found
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  if (!isSame(date, Number(year), Number(month ?? 1), Number(day ?? 1))) return { kind: 'impossible' }
  if (hour === undefined) return { kind: 'time', text: [year, month, day].filter(Boolean).join('-'), hasClock: false }
  const [h, m, s] = [Number(hour), Number(minute ?? 0), Number(second ?? 0)]
  const isMidnight = h === 24 && m === 0 && s === 0
  if ((h > 23 && !isMidnight) || m > 59 || s > 60) return { kind: 'impossible' }
  const wallClock = date.getTime() + (h * 60 + m) * 60_000
  const clock = new Date(wallClock).toISOString().slice(0, 16)
  const seconds = String(s).padStart(2, '0') + (fraction ? `.${fraction.slice(0, 9)}` : '')
  return { kind: 'time', text: `${clock}:${seconds}${written(offset) ?? localOffset(zone, wallClock)}`, hasClock: true }
}

function isSame(date: Date, year: number, month: number, day: number): boolean {
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function written(offset: string | undefined): string | null {
  if (!offset) return null
  if (offset === 'Z') return 'Z'
  const isReal = Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(-2)) <= 59
  return isReal ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : null
}
