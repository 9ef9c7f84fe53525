import type { Resource } from '../types.ts'

/** One entry of a part: the resource as received, and how a reader is told of it. */
export type SummaryEntry = {
  /** A UUID: the entry's address inside the document. */
  readonly id: string
  readonly resource: Resource
  /** Name, value and day in one line, for the narrative. */
  readonly says: string
  /** What the record calls it, where the resource itself only points at a name. */
  readonly title: string
  readonly institutionId: string
}

export type SummarySection = {
  /** LOINC code of the section (IPS 2.0.1, Composition). */
  readonly loinc: string
  readonly title: string
  readonly entries: readonly SummaryEntry[]
  /** What stands in place of entries where there are none: that nothing is known, and never that there is nothing. */
  readonly emptySays: string
}

export type SummaryToWrite = {
  /** UUIDs of the document and of its parts. */
  readonly ids: { readonly document: string; readonly composition: string; readonly patient: string }
  /** When it was made, as an instant. */
  readonly at: string
  readonly language: string
  readonly title: string
  readonly region: { readonly id: string; readonly name: string }
  readonly patient: {
    readonly name: string
    readonly family: string | null
    readonly given: string
    readonly birthDate: string | null
    readonly sex: string | null
  }
  readonly institutions: readonly { readonly id: string; readonly uuid: string; readonly name: string }[]
  readonly sections: readonly SummarySection[]
}
