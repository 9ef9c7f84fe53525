/** What an institution says of a patient, as far as matching uses it. */
export type Demographics = {
  readonly identifiers: readonly { readonly system: string | null; readonly value: string }[]
  readonly family: string | null
  readonly given: readonly string[]
  /** Former, maiden and other official names. */
  readonly otherNames: readonly { readonly family: string | null; readonly given: readonly string[] }[]
  /** FHIR date, as received. */
  readonly birthDate: string | null
  readonly sex: string | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly Address[]
}

export type Address = {
  readonly line: string | null
  readonly city: string | null
  readonly postcode: string | null
  /** State, province or county; many senders leave it out. */
  readonly state?: string | null
}
