import type { Category } from '#base/categories'
import type { ItemDraft } from '#formats/fhir/item-draft'
import type { Resource } from '#formats/fhir/types'

/** One thing that came out of the samples. */
export type Sample = {
  /** File and place, as far as the file can say. */
  readonly where: string
  readonly category: Category | 'person' | 'financial'
  readonly draft: ItemDraft
  readonly resource: Resource
  /** What the region's rulebook says of it, and by which rule. */
  readonly verdict: string
  readonly rule: string
}

/** How a sender writes an element, in each format that it may send. */
export type Remedy = { readonly fhir: string; readonly hl7v2: string; readonly ccda: string }

/** An element that is missing, in how many samples of a category, and what to do about it. */
export type Finding = {
  readonly category: Sample['category']
  readonly element: string
  /** So many of `of` lack it. */
  readonly missing: number
  readonly of: number
  /** What a patient does not get because of it. */
  readonly because: string
  readonly mend: string
  /** The first samples that lack it. */
  readonly examples: readonly string[]
}
