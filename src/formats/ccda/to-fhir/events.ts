import type { Element } from '../../fhir/types.ts'
import { element } from '../../hl7v2/to-fhir/element.ts'
import type { Draft } from './name-drafts.ts'

/** Kinds of result whose release may wait. */
const RESULTS: ReadonlySet<string> = new Set(['DiagnosticReport', 'Observation'])
const MOST_EVENTS = 500

/**
 * What a document holds of results, as its `context.event`: the rules of release judge the document by these codes as they
 * judge the results, so that it does not open before them.
 */
export function eventsOf(drafts: readonly Draft[]): readonly Element[] {
  const codings = new Map<string, Element>()
  for (const { resourceType, parts } of drafts) {
    if (!RESULTS.has(resourceType)) continue
    for (const concept of [parts.code, ...((parts.category as readonly Element[] | undefined) ?? [])])
      for (const { system, code, display } of ((concept as Element | undefined)?.coding ?? []) as readonly Element[])
        if (codings.size < MOST_EVENTS) codings.set(`${system}|${code}`, element({ system, code, display }))
  }
  return [...codings.values()].map((coding) => ({ coding: [coding] }))
}
