import type { Fault } from '#formats/fhir/fault'
import { patientReference } from '#formats/fhir/patient-reference'
import { readDirectoryEntry } from '#formats/fhir/read-directory-entry'
import type { Resource } from '#formats/fhir/types'
import type { ResourcePiece, SetAside } from './piece.ts'
import { contextOf } from './quarantine-context.ts'

export type Sorted = {
  readonly patients: readonly ResourcePiece[]
  /** About no person: practitioners, organizations, places, medications, definitions. */
  readonly directory: readonly ResourcePiece[]
  /** About a person, with the reference that names them. */
  readonly clinical: readonly { readonly piece: ResourcePiece; readonly patient: string }[]
  readonly refused: readonly SetAside[]
}

/** About no person by their kind (R4 patient compartment does not list them), even when they name nobody. */
const NOT_ABOUT_A_PERSON: ReadonlySet<string> = new Set([
  'ActivityDefinition',
  'Binary',
  'CapabilityStatement',
  'ChargeItemDefinition',
  'CodeSystem',
  'CompartmentDefinition',
  'ConceptMap',
  'Contract',
  'DeviceDefinition',
  'DeviceMetric',
  'Device',
  'Endpoint',
  'EventDefinition',
  'Evidence',
  'EvidenceVariable',
  'ExampleScenario',
  'GraphDefinition',
  'Group',
  'HealthcareService',
  'ImplementationGuide',
  'InsurancePlan',
  'Library',
  'List',
  'Location',
  'Measure',
  'MeasureReport',
  'Medication',
  'MedicationKnowledge',
  'MessageDefinition',
  'MessageHeader',
  'NamingSystem',
  'ObservationDefinition',
  'OperationDefinition',
  'OperationOutcome',
  'Organization',
  'OrganizationAffiliation',
  'Parameters',
  'PaymentNotice',
  'PaymentReconciliation',
  'PlanDefinition',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'Questionnaire',
  'ResearchDefinition',
  'ResearchElementDefinition',
  'ResearchStudy',
  'RiskEvidenceSynthesis',
  'Schedule',
  'SearchParameter',
  'Slot',
  'SpecimenDefinition',
  'StructureDefinition',
  'StructureMap',
  'Subscription',
  'Substance',
  'SubstanceSpecification',
  'TerminologyCapabilities',
  'TestReport',
  'TestScript',
  'ValueSet',
  'VerificationResult',
  'EffectEvidenceSynthesis',
  'CatalogEntry',
  'BiologicallyDerivedProduct',
  'Linkage',
  'Person',
  'Basic',
])

/** Checks each whole resource against R4 and tells patients, persons' items and directory apart. */
export function sortPieces(
  pieces: readonly ResourcePiece[],
  validate: (resource: Resource) => readonly Fault[],
): Sorted {
  const patients: ResourcePiece[] = []
  const directory: ResourcePiece[] = []
  const clinical: { piece: ResourcePiece; patient: string }[] = []
  const refused: SetAside[] = []
  for (const piece of pieces) {
    const faults = piece.isPartial ? [] : validate(piece.resource)
    const { resourceType } = piece.resource
    if (faults.length > 0) refused.push(invalid(piece, faults))
    else if (resourceType === 'Patient') patients.push(piece)
    else {
      const patient = patientReference(piece.resource)
      if (patient) clinical.push({ piece, patient })
      else if (NOT_ABOUT_A_PERSON.has(resourceType) || readDirectoryEntry(piece.resource)) directory.push(piece)
      else refused.push(namesNobody(piece))
    }
  }
  return { patients, directory, clinical, refused }
}

/** What to say of a resource that is no R4. */
export function invalid(piece: ResourcePiece, faults: readonly Fault[]): SetAside {
  return {
    ...factsOf(piece),
    kind: 'invalid',
    what: faults.map((fault) => `${fault.path}: ${fault.what}`).join('; '),
    mend: faults.map((fault) => fault.mend).join('; '),
    patientKey: null,
  }
}

function namesNobody(piece: ResourcePiece): SetAside {
  return {
    ...factsOf(piece),
    kind: 'invalid',
    what: `this ${piece.resource.resourceType} names no patient, so it can stand in nobody's record`,
    mend: 'Set subject (or patient) to a reference to the Patient and send it again.',
    patientKey: null,
  }
}

type Facts = 'where' | 'resourceType' | 'sourceId' | 'body' | 'messageId' | 'account' | 'repeats' | 'context'

/** The parts of a set-aside that every reason shares: the resource as it came, and what it needs to come back. */
export function factsOf(piece: ResourcePiece): Pick<SetAside, Facts> {
  const { where, resource, sourceId, asItCame, messageId, account, repeats } = piece
  const body = Buffer.from(asItCame)
  const context = contextOf(piece)
  return { where, resourceType: resource.resourceType, sourceId, body, messageId, account, repeats, context }
}
