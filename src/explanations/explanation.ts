import type { Language } from '#base/categories'

/** What an explanation may say, in the order in which a page says it. Every text is the same in all institutions. */
export const FIELDS = ['name', 'for', 'high', 'low', 'found', 'influence'] as const
export type Field = (typeof FIELDS)[number]

/** Who answers for the words: a clinician, by name, of an institution, on a day (YYYY-MM-DD). */
export type Review = { readonly by: string; readonly institution: string; readonly on: string }

/** The words about one thing in one language. */
export type Wording = {
  /** What people call it. */
  readonly name: string
  /** What the test is for, or what the thing is. */
  readonly for: string | null
  /** What a value above the usual range can mean; below it; a finding where there is no number. */
  readonly high: string | null
  readonly low: string | null
  readonly found: string | null
  /** What else can move the value. */
  readonly influence: string | null
  /** Null: no clinician has read it. */
  readonly review: Review | null
  /** Public sources by title or address; only those that were used. */
  readonly sources: readonly string[]
}

/** One test, medicine, vaccine, problem or procedure, known by its codes. */
export type Explanation = {
  /** Ours: the name under which a region's own file replaces it. */
  readonly id: string
  /** Each as `system|code`, the system being its address in FHIR. */
  readonly codes: readonly string[]
  /** Several things share these words, as all tests of allergy do: the name is that of the kind, the values are not kin. */
  readonly isGroup: boolean
  readonly wordings: Readonly<Partial<Record<Language, Wording>>>
}
