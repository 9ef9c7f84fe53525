import type { Element } from '../../../fhir/types.ts'
import { readTime } from '../../../hl7v2/to-fhir/datatypes/time.ts'
import { elementOrNull } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, childrenOf, typeOf } from '../../elements.ts'
import { type Mapping, warn } from '../mapping.ts'

/** A TS as FHIR dateTime with the precision and offset that were sent; null when it says no time. */
export function timeOf(mapping: Mapping, time: XmlElement | null): string | null {
  const raw = attribute(time, 'value')
  if (!time || raw === null) return null
  const read = readTime(raw, mapping.context.zone)
  if (read.kind === 'time') return read.text
  if (read.kind !== 'none') warn(mapping, time, `"${raw.slice(0, 40)}" is no time; it was left out.`, MEND)
  return null
}

const MEND = 'Send times as YYYYMMDDHHMMSS+ZZZZ, as precise as they are known.'

export type Span = { readonly start: string | null; readonly end: string | null }

/** The begin and end of an effectiveTime: of a point in time they are the same. */
export function spanOf(mapping: Mapping, time: XmlElement | null): Span {
  const point = timeOf(mapping, time) ?? timeOf(mapping, childOf(time, 'center'))
  if (point) return { start: point, end: point }
  return { start: timeOf(mapping, childOf(time, 'low')), end: timeOf(mapping, childOf(time, 'high')) }
}

/** The effectiveTime of an act that says when, not how often. */
export function effectiveTimeOf(statement: XmlElement | null): XmlElement | null {
  const times = childrenOf(statement, 'effectiveTime')
  return times.find((time) => !isFrequency(time)) ?? null
}

export function isFrequency(time: XmlElement): boolean {
  return (
    /^(PIVL|EIVL|SXPR)/.test(typeOf(time) ?? '') || childOf(time, 'period') !== null || childOf(time, 'event') !== null
  )
}

export function periodOf({ start, end }: Span): Element | null {
  return elementOrNull({ start, end })
}

/** As `name`DateTime, or as `name`Period where it lasted; nothing where nothing is said. */
export function timesOf(name: string, { start, end }: Span): Readonly<Record<string, unknown>> {
  if (start && end && start !== end) return { [`${name}Period`]: { start, end } }
  if (start ?? end) return start ? { [`${name}DateTime`]: start } : { [`${name}Period`]: { end } }
  return {}
}

/** A time as an instant, for `issued`: only what has a time of day is one. */
export function instantOf(time: string | null): string | null {
  return time?.includes('T') ? time : null
}
