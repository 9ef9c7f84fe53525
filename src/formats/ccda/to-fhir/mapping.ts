import type { Element } from '../../fhir/types.ts'
import type { MessageFault } from '../../hl7v2/mapped-message.ts'
import { element, saysSomething } from '../../hl7v2/to-fhir/element.ts'
import type { MappingContext } from '../../hl7v2/to-fhir/mapping.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import type { CdaDocument } from '../read-document.ts'
import type { Draft } from './name-drafts.ts'
import type { Narrative } from './narrative/words.ts'

export type { MappingContext }

/** One document on its way to FHIR; what is found is added to it in order. */
export type Mapping = {
  readonly document: CdaDocument
  readonly context: MappingContext
  /** effectiveTime as a FHIR instant. */
  readonly at: string | null
  /** The same with the precision that was sent: an instant or, where no hour was sent, a day (or less). */
  readonly written: { readonly instant: string | null; readonly day: string | null }
  /** What names the document at its source: its id and its type. */
  readonly documentName: readonly string[]
  readonly patientId: string
  readonly narrative: Narrative
  /** The digits of quantities that JavaScript would write otherwise. */
  readonly digits: Map<Element, string>
  readonly drafts: Draft[]
  /** How many in each section have nothing but their place to be named by. */
  readonly unnamed: Map<string, number>
  readonly faults: MessageFault[]
}

/** `W`: this is left out, the rest goes in. */
export function warn(mapping: Mapping, place: XmlElement, what: string, mend: string): void {
  const segment = `<${place.name}>, line ${place.line}`
  mapping.faults.push({ segment, segmentSequence: null, field: null, code: 102, severity: 'W', what, mend })
}

type ToAdd = Pick<Draft, 'names' | 'when' | 'where'> & {
  readonly resource: Readonly<Record<string, unknown>> & { readonly resourceType: string }
  readonly labels?: readonly Element[]
}

/**
 * Adds a resource, without what says nothing in it, and answers the reference by which others name it: its id is known
 * when all have been found (`name-drafts.ts`).
 */
export function addDraft(mapping: Mapping, { names, when, where, resource, labels = [] }: ToAdd): Element {
  const { resourceType, ...parts } = resource
  const meta = element({ lastUpdated: mapping.at, security: labels })
  const said: Record<string, unknown> = {}
  if (saysSomething(meta)) said.meta = meta
  for (const name in parts) if (saysSomething(parts[name])) said[name] = parts[name]
  const reference = { reference: '' }
  mapping.drafts.push({ resourceType, names, when, where, parts: said, reference })
  return reference
}

export function subjectOf({ patientId }: Mapping): Element {
  return { reference: `Patient/${patientId}` }
}
