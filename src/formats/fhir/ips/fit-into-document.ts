import { isElement } from '../elements.ts'
import type { Element, Resource } from '../types.ts'
import type { SummaryEntry } from './summary-to-write.ts'

/** How addresses outside a document are told inside: the patient and the institution; everything else by its words. */
export type Inside = { readonly patient: string; readonly institution: string }

const UNKNOWN: Element = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

/**
 * A copy of an entry's resource that stands by itself in a document: every reference resolves inside it or is told in
 * words, the sender's narrative and inner resources are left out, and what IPS asks for and nobody said is told to be
 * unknown (IPS 2.0.1, General Principles: data-absent-reason). What was said stays as it was said.
 */
export function fitIntoDocument({ id, resource, title }: SummaryEntry, inside: Inside): Resource {
  const { text: _text, contained: _contained, meta: _meta, ...said } = resource
  const kept = withoutForeign(said, inside) as Element
  const whole = { ...complete(resource.resourceType, kept, title, inside), id }
  return { ...whole, resourceType: resource.resourceType }
}

function withoutForeign(value: unknown, inside: Inside): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((each) => withoutForeign(each, inside)).filter((each) => each !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (!isElement(value)) return value
  if (typeof value.reference === 'string') return wordsOf(value)
  const kept = Object.entries(value).flatMap(([name, each]) => {
    const inner =
      name === 'subject' || name === 'patient' ? { reference: inside.patient } : withoutForeign(each, inside)
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** A reference that leads out of the document: its words, or nothing. */
function wordsOf({ display, identifier, type }: Element): Element | undefined {
  if (typeof display !== 'string' && !isElement(identifier)) return undefined
  return {
    ...(typeof type === 'string' && { type }),
    ...(isElement(identifier) && { identifier }),
    ...(typeof display === 'string' && { display }),
  }
}

function complete(type: string, said: Element, title: string, inside: Inside): Element {
  const named = { text: title }
  if (type === 'Condition' || type === 'AllergyIntolerance' || type === 'Procedure')
    return {
      ...said,
      code: said.code ?? named,
      ...(type === 'Procedure' && timeOf(said, 'performed', 'performedDateTime')),
    }
  if (type === 'MedicationRequest' || type === 'MedicationStatement') {
    const { medicationReference: _medicationReference, ...rest } = said
    const effective = type === 'MedicationStatement' ? timeOf(said, 'effective', 'effectiveDateTime') : {}
    return { ...rest, medicationCodeableConcept: said.medicationCodeableConcept ?? named, ...effective }
  }
  if (type === 'Immunization') return { ...said, ...timeOf(said, 'occurrence', 'occurrenceDateTime') }
  if (type === 'Observation')
    return {
      ...said,
      ...timeOf(said, 'effective', 'effectiveDateTime'),
      performer: said.performer ?? [{ reference: inside.institution }],
    }
  return said
}

function timeOf(said: Element, choice: string, name: string): Element {
  const isSaid = Object.keys(said).some((key) => key.startsWith(choice) || key.startsWith(`_${choice}`))
  return isSaid ? {} : { [`_${name}`]: UNKNOWN }
}
