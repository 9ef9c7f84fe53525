import { children, firstOf, follow, isElement, text } from './elements.ts'
import { identifierQuery, parseReference, referenceText } from './references.ts'
import type { Element, Resource } from './types.ts'

/** Where R4 resources name the person they are about (R4 patient compartment), the most telling first. */
const ELEMENTS = ['subject', 'patient', 'beneficiary', 'individual', 'for', 'candidate'] as const
const DEEPER: Readonly<Record<string, readonly string[]>> = {
  Appointment: ['participant.actor'],
  AppointmentResponse: ['actor'],
  AuditEvent: ['entity.what', 'agent.who'],
  Invoice: ['recipient'],
  Person: ['link.target'],
  Provenance: ['target'],
  QuestionnaireResponse: ['source'],
  Schedule: ['actor'],
}

/**
 * The reference to the person a resource is about, as text: as received, or `Patient?identifier=system|value` when
 * only an identifier is given. A Patient names itself. Null when it is about no person (a device, a group, a place).
 */
export function patientReference(resource: Resource): string | null {
  if (resource.resourceType === 'Patient') return ownReference(resource)
  const deeper = DEEPER[resource.resourceType] ?? []
  return firstOf(resource, [...ELEMENTS, ...deeper], (value) => referenceToPatient(resource, value))
}

function ownReference(patient: Resource): string | null {
  const id = text(patient, 'id')
  return id ? `Patient/${id}` : firstIdentifier(patient)
}

function referenceToPatient(resource: Resource, value: unknown): string | null {
  const reference = parseReference(value)
  switch (reference.kind) {
    case 'relative':
    case 'absolute':
    case 'conditional':
      return reference.type === 'Patient' ? referenceText(value) : null
    case 'logical':
      return reference.type && reference.type !== 'Patient'
        ? null
        : identifierQuery('Patient', reference.system, reference.value)
    case 'contained':
      return containedPatient(resource, reference.id)
    case 'uuid':
    case 'oid':
      return namesAnotherType(value) ? null : referenceText(value)
    default:
      return null
  }
}

function namesAnotherType(value: unknown): boolean {
  const type = isElement(value) ? text(value, 'type') : null
  return type !== null && type !== 'Patient'
}

/** A contained Patient has no identity of its own but its identifiers. */
function containedPatient(resource: Resource, id: string): string | null {
  const contained = children(resource, 'contained').find((inner) => inner.id === id)
  return contained?.resourceType === 'Patient' ? firstIdentifier(contained) : null
}

function firstIdentifier(patient: Element): string | null {
  for (const identifier of follow(patient, 'identifier').filter(isElement)) {
    const value = text(identifier, 'value')
    if (value) return identifierQuery('Patient', text(identifier, 'system'), value)
  }
  return null
}
