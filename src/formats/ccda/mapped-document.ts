import type { MappedResource, MessageFault } from '../hl7v2/mapped-message.ts'

/** What one clinical document says, in FHIR R4, and what could not be read. */
export type MappedDocument = {
  /** When the sender says the document was made (effectiveTime), as a FHIR instant; null where it says nothing readable. */
  readonly at: string | null
  /** The patient first; references are relative; ids are the same for the same thing each time. */
  readonly resources: readonly MappedResource[]
  /** `segment` says the place: an element and its line. With a fault of severity E nothing of the document goes in. */
  readonly faults: readonly MessageFault[]
}
