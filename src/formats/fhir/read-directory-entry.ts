import { children, firstOf, text } from './elements.ts'
import { patientReference } from './patient-reference.ts'
import { typeInWords } from './read-item.ts'
import { identifierQuery } from './references.ts'
import { say } from './say/say.ts'
import type { Resource } from './types.ts'

/** Who or what resources point at without being about a person: how to find it, and what to call it. */
export type DirectoryEntry = {
  /** `Type/id` and `Type?identifier=system|value`, as references write them. */
  readonly keys: readonly string[]
  readonly name: string
}

/** Where each type of directory entry has its name, the best first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  ActivityDefinition: ['title', 'name'],
  BiologicallyDerivedProduct: ['productCode'],
  ChargeItemDefinition: ['title'],
  Device: ['deviceName.name', 'type', 'distinctIdentifier'],
  DeviceDefinition: ['deviceName.name', 'type'],
  Endpoint: ['name', 'connectionType'],
  EventDefinition: ['title', 'name'],
  Group: ['name', 'code', 'type'],
  HealthcareService: ['name', 'type', 'category'],
  InsurancePlan: ['name'],
  Library: ['title', 'name'],
  Location: ['name', 'description', 'type'],
  Measure: ['title', 'name'],
  Medication: ['code', 'ingredient.item[x]'],
  MedicationKnowledge: ['code', 'synonym'],
  ObservationDefinition: ['code'],
  Organization: ['name', 'alias', 'type'],
  OrganizationAffiliation: ['participatingOrganization', 'code'],
  PlanDefinition: ['title', 'name'],
  Practitioner: ['name'],
  PractitionerRole: ['practitioner', 'code', 'specialty', 'organization'],
  Questionnaire: ['title', 'name'],
  ResearchStudy: ['title'],
  Schedule: ['comment', 'serviceType', 'specialty'],
  Slot: ['comment', 'serviceType'],
  SpecimenDefinition: ['typeCollected'],
  Substance: ['code', 'description'],
  ValueSet: ['title', 'name'],
}

/**
 * Reads a resource that others refer to by name and that is about no person; null for everything else. A Device or a
 * Schedule of a patient is an item, not a directory entry.
 */
export function readDirectoryEntry(resource: Resource): DirectoryEntry | null {
  const paths = NAMES[resource.resourceType]
  if (!paths || patientReference(resource) !== null) return null
  const name = firstOf(resource, paths, say) ?? typeInWords(resource.resourceType)
  return { keys: keysOf(resource), name }
}

function keysOf(resource: Resource): readonly string[] {
  const { resourceType } = resource
  const id = text(resource, 'id')
  const own = id ? [`${resourceType}/${id}`] : []
  const identifiers = children(resource, 'identifier').flatMap((identifier) => {
    const value = text(identifier, 'value')
    return value ? [identifierQuery(resourceType, text(identifier, 'system'), value)] : []
  })
  return [...new Set([...own, ...identifiers])]
}
