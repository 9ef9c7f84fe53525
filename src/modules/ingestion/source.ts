/** A file or a body, as a stream, with its name for people. */
export type Source = {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** FHIR R4 as JSON unless it says otherwise. */
  readonly format?: 'fhir' | 'hl7v2' | 'ccda'
}
