import type { Resource } from '#formats/fhir/types'

/** One resource on its way through the steps, with where it stood and the bytes it came in. */
export type ResourcePiece = {
  readonly where: string
  readonly fullUrl: string | null
  readonly text: string
  readonly resource: Resource
  /** Resource.id, or a name made from the entry's address or content where the sender gave none. */
  readonly sourceId: string
}

/** What cannot go further, and why; `kind` says who can mend it. */
export type SetAside = {
  readonly kind: 'invalid' | 'patient-unknown' | 'unmatched' | 'fault'
  readonly where: string
  readonly what: string
  readonly mend: string
  readonly resourceType: string | null
  readonly patientKey: string | null
  readonly body: Uint8Array
}

export type Counts = {
  stored: number
  updated: number
  unchanged: number
  quarantined: number
  unmatched: number
}

export const noCounts = (): Counts => ({ stored: 0, updated: 0, unchanged: 0, quarantined: 0, unmatched: 0 })
