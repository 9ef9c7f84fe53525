import type { Resource } from '../types.ts'

/** What input is made of, in the order in which it stands there. */
export type Piece =
  | {
      readonly kind: 'resource'
      /** For people: "export.json entry 12", "Patient.ndjson line 4". */
      readonly where: string
      readonly fullUrl: string | null
      readonly request: { readonly method: string; readonly url: string } | null
      /** The JSON text exactly as received, so that 1.00 stays 1.00. */
      readonly text: string
      readonly resource: Resource
    }
  | { readonly kind: 'deletion'; readonly where: string; readonly resourceType: string; readonly id: string }
  | { readonly kind: 'bundle'; readonly where: string; readonly bundleType: string | null; readonly id: string | null }
  | Problem

/** What could not be read: in plain words what is wrong and how to mend it, with the bytes as received. */
export type Problem = {
  readonly kind: 'problem'
  readonly where: string
  readonly what: string
  readonly mend: string
  readonly bytes: Uint8Array
}

export type SplitLimits = {
  /** The largest resource, and the most that is held in memory. */
  readonly resourceBytes: number
  /** The deepest nesting of objects and lists in one resource. */
  readonly depth: number
}
