import { keepDigits } from '#formats/fhir/keep-digits'
import { UNUSUAL_DECIMAL } from '#formats/fhir/parse-exactly'
import type { Resource } from '#formats/fhir/types'

/**
 * What messages said of an item that they say in parts, as the record keeps it beside the whole: one line each, JSON; or
 * "=" and a time, where a part was all there is.
 */
const SAME = '='

/** More that was said differently and came to the same is not kept. */
const MOST_LINES = 8

/** Reads it; what was said whole (null) is one version that says all. */
export function readSaid(said: string | null, whole: Resource): readonly (Resource | null)[] {
  if (said === null) return [null]
  return said
    .split('\n')
    .map((line) => (line.startsWith(SAME) ? withTime(whole, line.slice(SAME.length)) : exactly(line)))
}

/** Writes it, in the order of time; of what says the same the latest. Null when one of them said all. */
export function writeSaid(parts: readonly (Resource | null)[], whole: Resource): string | null {
  const lines = new Map<string, string>()
  for (const part of parts) {
    if (part === null) return null
    const content = contentOf(part)
    lines.delete(content)
    lines.set(content, content === contentOf(whole) ? saidAll(part) : JSON.stringify(part))
  }
  return [...lines.values()].slice(-MOST_LINES).join('\n')
}

/** What is written where a part was all there is. */
export function saidAll(whole: Resource): string {
  return `${SAME}${timeOf(whole)}`
}

/** Whether that is all that was said. */
export function saysAll(said: string): boolean {
  return said.startsWith(SAME) && !said.includes('\n')
}

/** Whether two texts of a resource are one but for the time they are from; "no" may be wrong, "yes" is not. */
export function isSameButTime(one: string, other: string): boolean {
  return one.length === other.length && one.replace(TIME, '') === other.replace(TIME, '')
}

const TIME = /(?<="meta":\{"lastUpdated":)"[^"]*"/

/** The content of a resource as text, without the time it is from. */
export function contentOf(resource: Resource): string {
  return JSON.stringify(withTime(resource, ''))
}

function timeOf({ meta }: Resource): string {
  const { lastUpdated } = (meta ?? {}) as { lastUpdated?: unknown }
  return typeof lastUpdated === 'string' ? lastUpdated : ''
}

function withTime(resource: Resource, time: string): Resource {
  const meta = { ...(resource.meta as object | undefined), lastUpdated: time || undefined }
  return { ...resource, meta }
}

/** A resource whose decimals keep their digits when it is written again. */
export function exactly(text: string, parsed: Resource = JSON.parse(text) as Resource): Resource {
  return keepDigits(text, parsed)
}

/** The same as the rest of the house reads it. */
export function withoutRawDigits(text: string, resource: Resource): Resource {
  return UNUSUAL_DECIMAL.test(text) ? (JSON.parse(text) as Resource) : resource
}
