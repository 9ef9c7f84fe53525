import type { DetailLabel, ItemDetail, ItemDraft, ItemValue, Standing } from '../item-draft.ts'
import type { Resource } from '../types.ts'

/** Where a text stands: a path into the resource, or a function when a path does not suffice. */
export type Source = string | ((resource: Resource) => string | null)

/**
 * How one type of resource is read: for each column of an item, the paths where FHIR keeps it, the best first. A kind
 * is data; `readItem` and `describeItem` are the two that know what to do with it.
 */
export type Kind = {
  readonly title: readonly Source[]
  /** The defining element: its first coding is the item's code. */
  readonly code: readonly string[]
  /** Where the status stands; "status" unless said otherwise. */
  readonly status?: string
  /** What must be said in place of that status where it alone would mislead. */
  readonly statusInstead?: (resource: Resource, status: string | null) => string | null
  readonly happened: readonly string[]
  readonly issued: readonly string[]
  readonly author: readonly string[]
  /** Statuses of what was planned or ordered and never became care. */
  readonly neverCare?: readonly string[]
  /** What the statuses alone do not tell about the standing. */
  readonly standing?: (resource: Resource) => Standing | null
  readonly value?: (resource: Resource) => ItemValue | null
  readonly range?: (resource: Resource) => ItemRange | null
  /** What this item holds. */
  readonly parts?: readonly string[]
  /** The studies of pictures that this item is about. */
  readonly pictures?: readonly string[]
  /** Numbers by which an examination's report and its pictures know each other. */
  readonly accessions?: (resource: Resource) => readonly string[]
  /** What this item replaces; `replaces` unless said otherwise. */
  readonly replaces?: (resource: Resource) => readonly unknown[]
  readonly facts: readonly (readonly [DetailLabel, ...Source[]])[]
  readonly rows?: (resource: Resource) => readonly DetailRow[]
  /** Paths of readable text, beside the notes and attachments that all kinds share. */
  readonly text?: readonly string[]
  readonly sections?: (resource: Resource) => ItemDetail['text']
}

export type DetailRow = ItemDetail['rows'][number]
export type ItemRange = NonNullable<ItemDraft['range']>
