import type { Resource } from '#formats/fhir/types'
import type { SystemScope } from '#platform/database/scopes'

/** A file or a body, as a stream, with its name for people. */
export type Source = {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** FHIR R4 as JSON unless it says otherwise. */
  readonly format?: 'fhir' | 'hl7v2' | 'ccda' | 'dicom'
  /** The server that it came from, without a slash at the end: what it calls by its own address is its own. */
  readonly base?: string
  /** What of FHIR is to be set aside whatever it is, with the reason; null lets it in. */
  readonly refuse?: (resource: Resource) => { readonly what: string; readonly mend: string } | null
  /** Only for a source that may be read in several goes. */
  readonly bookmark?: Bookmark
}

/** How far a source has been kept: how many of its pieces, and a SHA-256 of them. */
export type Place = { readonly pieces: number; readonly digest: Uint8Array | null }

export type Bookmark = {
  /** What an earlier go has kept; it is read over. */
  readonly from: Place
  /** Writes down how far it is, in the transaction that keeps so much. */
  readonly note: (scope: SystemScope, place: Place) => Promise<void>
}
