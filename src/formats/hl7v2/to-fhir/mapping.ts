import type { Element, Resource } from '../../fhir/types.ts'
import type { MappedResource, MessageFault, PatientChange } from '../mapped-message.ts'
import { type Message, type Segment, valueAt } from '../message.ts'
import { readTime, type TimeRead } from './datatypes/time.ts'
import { element, saysSomething } from './element.ts'

/** What the mapping must know beside the message. */
export type MappingContext = {
  /** IANA zone of the institution: times that name no zone are its wall clock. */
  readonly zone: string
  /** System URIs of assigning authorities, by their namespace or universal id: our own table comes second. */
  readonly systems?: Readonly<Record<string, string>>
}

/** One message on its way to FHIR; what is found is added to it in order. */
export type Mapping = {
  readonly message: Message
  readonly context: MappingContext
  /** Message time as a FHIR instant. */
  readonly at: string | null
  /** MSH-4, the sender's namespace for numbers and codes that name none. */
  readonly facility: string
  /** Times that were read already: the results of one sample share theirs. */
  readonly times: Map<string, TimeRead>
  /** Quantities of the resource that is being made whose digits JavaScript would write otherwise. */
  readonly exact: { readonly quantity: Element; readonly digits: string }[]
  readonly resources: MappedResource[]
  readonly changes: PatientChange[]
  readonly faults: MessageFault[]
}

/** A patient of the message, as everything that is about them refers to it. */
export type Subject = {
  readonly id: string
  readonly reference: Element
  /** Keys under which the patient index knows them, the surest first. */
  readonly keys: readonly string[]
}

type FaultWords = { readonly code: number; readonly what: string; readonly mend: string }

/** `E`: nothing of the message may go in. */
export function refuse(mapping: Mapping, segment: Segment | string | null, field: number | null, words: FaultWords) {
  mapping.faults.push({ ...placeOf(segment), field, severity: 'E', ...words })
}

/** `W`: this is left out, the rest goes in. */
export function warn(mapping: Mapping, segment: Segment | string | null, field: number | null, words: FaultWords) {
  mapping.faults.push({ ...placeOf(segment), field, severity: 'W', ...words })
}

function placeOf(segment: Segment | string | null): Pick<MessageFault, 'segment' | 'segmentSequence'> {
  if (segment === null) return { segment: null, segmentSequence: null }
  if (typeof segment === 'string') return { segment, segmentSequence: null }
  return { segment: segment.name, segmentSequence: segment.sequence }
}

/**
 * A field's time as FHIR. An impossible one refuses the message: the clock or the field order of the sender is broken.
 * Text that is no time is left out with a warning.
 */
export function timeAt(mapping: Mapping, segment: Segment | null, field: number, component = 1): string | null {
  return segment && timeOf(mapping, valueAt(segment, field, component), segment, field)
}

export function timeOf(mapping: Mapping, raw: string, segment: Segment, field: number): string | null {
  if (raw === '') return null
  const time = mapping.times.get(raw) ?? readTime(raw, mapping.context.zone)
  mapping.times.set(raw, time)
  if (time.kind === 'time') return time.text
  if (time.kind === 'impossible') refuse(mapping, segment, field, noSuchTime(raw))
  if (time.kind === 'malformed') warn(mapping, segment, field, noTime(raw))
  return null
}

export function noSuchTime(raw: string): FaultWords {
  return {
    code: 102,
    what: `There is no such time: "${short(raw)}".`,
    mend: 'Send the time as it was, as YYYYMMDDHHMMSS.',
  }
}

export function noTime(raw: string): FaultWords {
  return {
    code: 102,
    what: `"${short(raw)}" is no HL7 time; it was left out.`,
    mend: 'Send times as YYYYMMDDHHMMSS+ZZZZ.',
  }
}

/** At most so much of the sender's text stands in a fault. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

type Mapped = {
  readonly where: string
  readonly isPartial: boolean
  readonly resource: Readonly<Record<string, unknown>>
}

/** Adds a resource: elements that say nothing are left out, and `meta` gets the message time and the labels. */
export function addResource(
  mapping: Mapping,
  { where, isPartial, resource }: Mapped,
  labels: readonly Element[] = [],
): void {
  const { resourceType, id } = resource
  const meta = element({ lastUpdated: mapping.at, security: labels })
  const drafted: Record<string, unknown> = { resourceType, id, meta }
  for (const name in resource) if (saysSomething(resource[name])) drafted[name] = resource[name]
  const made = drafted as Resource
  mapping.resources.push({ where, isPartial, resource: made, text: exactText(mapping, made) })
}

/**
 * A Quantity. Its number is a number, and in the resource's text it has the digits that were sent: "98.00" is another
 * statement than "98" (R4 datatypes, decimal).
 */
export function quantityOf(mapping: Mapping, digits: string, parts: Readonly<Record<string, unknown>>): Element {
  const quantity = element({ value: Number(digits), ...parts })
  if (String(quantity.value) !== digits) mapping.exact.push({ quantity, digits })
  return quantity
}

type WithRawJson = { rawJSON(text: string): object }
const json = JSON as unknown as typeof JSON & WithRawJson

/** The resource as JSON, with the digits of the quantities that were made for it. */
function exactText(mapping: Mapping, resource: Resource): string {
  const exact = mapping.exact.splice(0) as { quantity: { value?: unknown }; digits: string }[]
  for (const { quantity, digits } of exact) quantity.value = json.rawJSON(digits)
  const text = JSON.stringify(resource)
  for (const { quantity, digits } of exact) quantity.value = Number(digits)
  return text
}
