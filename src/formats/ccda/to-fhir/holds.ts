import { HOLDS } from '../../fhir/holds.ts'
import type { Element } from '../../fhir/types.ts'
import { element } from '../../hl7v2/to-fhir/element.ts'
import type { Mapping } from './mapping.ts'
import type { Draft } from './name-drafts.ts'

/** Kinds of result whose release may wait. */
const RESULTS: ReadonlySet<string> = new Set(['DiagnosticReport', 'Observation'])
const MOST_CODINGS = 500

/** What a document holds of results, as extensions by which the rules of release judge it (`../../fhir/holds.ts`). */
export function holdsOf(drafts: readonly Draft[]): readonly Element[] {
  const codings = new Map<string, Element>()
  for (const { resourceType, parts } of drafts) {
    if (!RESULTS.has(resourceType)) continue
    for (const concept of [parts.code, ...((parts.category as readonly Element[] | undefined) ?? [])])
      for (const { system, code, display } of ((concept as Element | undefined)?.coding ?? []) as readonly Element[])
        if (codings.size < MOST_CODINGS) codings.set(`${system}|${code}`, element({ system, code, display }))
  }
  return [...codings.values()].map((valueCoding) => ({ url: HOLDS, valueCoding }))
}

type Written = {
  readonly date: string | null
  /** Of the attachment: for a document of a day without an hour. */
  readonly creation: string | null
  readonly context: Element | null
}

/**
 * When a document was written. One that holds results says it as its period, and not when it was made available: C-CDA does not
 * say that of results either, so that the rules let both wait from the day on which they arrive.
 */
export function writtenAt({ instant, day }: Mapping['written'], holds: readonly Element[]): Written {
  const time = instant ?? day
  if (holds.length === 0 || time === null) return { date: instant, creation: day, context: null }
  return { date: null, creation: null, context: { period: { start: time, end: time } } }
}
