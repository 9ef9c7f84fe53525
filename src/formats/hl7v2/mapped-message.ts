import type { Resource } from '../fhir/types.ts'

/** What one HL7 v2 message says, in FHIR R4: resources, changes of whose number is whose, and what could not be read. */
export type MappedMessage = {
  /** When the sender says it happened or was sent (EVN-2, else MSH-7), as a FHIR instant; null where it says nothing. */
  readonly at: string | null
  /** Patients first; references among them are relative (`Patient/…`); ids are the same for the same thing each time. */
  readonly resources: readonly MappedResource[]
  /** In the order of the message. */
  readonly changes: readonly PatientChange[]
  readonly faults: readonly MessageFault[]
}

export type MappedResource = {
  /** For people: "OBX 3 of OBR 1". */
  readonly where: string
  readonly resource: Resource
  /** The same as JSON, with the digits of decimals as they were sent ("98.00"): what is stored. */
  readonly text: string
  /** The message says only a part of it (an A08 of a visit): what it leaves out stays as it was. */
  readonly isPartial: boolean
}

/** Patients are named by the keys under which the patient index knows them: `Patient?identifier=system|value`. */
export type PatientChange =
  /** Two numbers, one human being (A18, A34, A36, A39, A40): all that is `from` belongs to `into`. */
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly into: readonly string[] }
  /** The number changes, the patient stays (A43, A46-A49). */
  | { readonly kind: 'change-identifier'; readonly from: readonly string[]; readonly into: readonly string[] }
  /** Only what belongs to a visit or an account moves (A35, A41, A44, A45). */
  | {
      readonly kind: 'move'
      readonly from: readonly string[]
      readonly into: readonly string[]
      /** `Encounter/…` or `Account/…`. */
      readonly moved: readonly string[]
    }

/** One fault, in the terms of the ERR segment (HL7 v2.5, 2.15.5), and in words for people. */
export type MessageFault = {
  /** ERR-2: where. */
  readonly segment: string | null
  readonly segmentSequence: number | null
  readonly field: number | null
  /** ERR-3, table 0357: 100 segment sequence, 101 required field, 102 data type, 103 table value, 200-207 ... */
  readonly code: number
  /** ERR-4: `E` nothing of the message went in because of it, `W` the rest did. */
  readonly severity: 'E' | 'W'
  readonly what: string
  readonly mend: string
}
