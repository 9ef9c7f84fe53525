import { isElement, isResource, text } from './elements.ts'
import { parseReference } from './references.ts'
import type { Element } from './types.ts'

/** What stands in no person's record by itself: who, where and with what. Their names may be told anywhere. */
const NAMEABLE: ReadonlySet<string> = new Set([
  'CareTeam',
  'Device',
  'DeviceDefinition',
  'Group',
  'HealthcareService',
  'Location',
  'Medication',
  'MedicationKnowledge',
  'Organization',
  'OrganizationAffiliation',
  'Patient',
  'Person',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Substance',
])

/** Elements of R4 that point at other items, for references that do not say at what (urn:uuid, only an identifier). */
const TO_ITEMS: ReadonlySet<string> = new Set([
  'about',
  'addresses',
  'authorizingPrescription',
  'basedOn',
  'basis',
  'complicationDetail',
  'condition',
  'context',
  'derivedFrom',
  'detail',
  'diagnosis',
  'encounter',
  'eventHistory',
  'evidence',
  'focus',
  'goal',
  'hasMember',
  'imagingStudy',
  'item',
  'partOf',
  'priorPrescription',
  'problem',
  'reference',
  'related',
  'relevantHistory',
  'replaces',
  'report',
  'request',
  'result',
  'specimen',
  'supportingInfo',
  'supportingInformation',
])

/**
 * The same element without the names of other clinical items that its references carry: the item itself may be held or
 * restricted, and "because of: HIV infection" would tell of it. Contained resources are part of their resource.
 */
export function withoutNamesOfItems<T extends Element>(element: T): T {
  return quiet(element) as T
}

function quiet(element: Element): Element {
  let copy: Record<string, unknown> | null = null
  for (const name in element) {
    const value = element[name]
    if (typeof value !== 'object' || value === null || name === 'contained') continue
    const kept = quietValue(name, value)
    if (kept === value) continue
    copy ??= { ...element }
    copy[name] = kept
  }
  return (copy as Element | null) ?? element
}

function quietValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((each) => quietValue(name, each))
    return kept.some((each, at) => each !== value[at]) ? kept : value
  }
  if (!isElement(value) || isResource(value)) return value
  if (value.display === undefined || !pointsAtItem(name, value)) return quiet(value)
  const { display: _, ...rest } = value
  return rest
}

function pointsAtItem(name: string, element: Element): boolean {
  const reference = parseReference(element)
  if (reference.kind === 'contained') return false
  if (reference.kind === 'relative' || reference.kind === 'absolute' || reference.kind === 'conditional')
    return !NAMEABLE.has(reference.type)
  const isReference = element.reference !== undefined || element.identifier !== undefined
  const type = isReference || element.code === undefined ? text(element, 'type') : null
  if (type) return !NAMEABLE.has(type)
  if (element.code !== undefined || element.system !== undefined) return false
  return TO_ITEMS.has(name) || (name.endsWith('Reference') && name !== 'medicationReference')
}
