import { createHash } from 'node:crypto'
import type { FeedId, InstitutionId, ItemId } from '#base/ids'
import { child, children, text } from '#formats/fhir/elements'
import type { Coding, ItemDraft, ItemValue } from '#formats/fhir/item-draft'
import { readItem } from '#formats/fhir/read-item'
import type { Element, Resource } from '#formats/fhir/types'

/** Kinds of items that come by several doors as the very same thing. Problems and medicines of two are two statements. */
export const TWINNED_TYPES = ['Observation', 'DiagnosticReport', 'Immunization', 'DocumentReference'] as const

/** What two items are compared by: what their senders said of one result, report, vaccination or document. */
export type Sighting = {
  readonly itemId: ItemId
  readonly institutionId: InstitutionId
  readonly feedId: FeedId
  readonly resourceType: string
  readonly title: string
  readonly codes: readonly Pick<Coding, 'system' | 'code'>[]
  readonly happened: ItemDraft['happened']
  readonly value: ItemValue | null
  /** The words and bytes of a report or document, as a hash; null where it has none. */
  readonly content: string | null
  readonly parts: number
  /** Numbers that a system gave the result or its order, as `system|value`; those without a system say nothing. */
  readonly numbers: readonly string[]
  /** What tells two of a kind apart where both say it: place of the body, lot number. */
  readonly details: Readonly<Partial<Record<'bodySite' | 'lotNumber', string>>>
}

export type Stored = Pick<Sighting, 'itemId' | 'institutionId' | 'feedId' | 'title'> & { readonly body: string }

export function sightingOf({ body, ...item }: Stored): Sighting {
  const resource = JSON.parse(body) as Resource
  const draft = readItem(resource, body)
  return {
    ...item,
    resourceType: draft.resourceType,
    codes: draft.codings.filter(({ element }) => DEFINING.has(element)),
    happened: draft.happened,
    value: draft.value,
    content: contentOf(resource, draft),
    parts: draft.parts.length,
    numbers: children(resource, 'identifier').flatMap(numberOf),
    details: detailsOf(resource),
  }
}

const DEFINING = new Set(['code', 'type', 'vaccineCode'])

function contentOf(resource: Resource, draft: ItemDraft): string | null {
  const words = text(resource, 'conclusion')
  if (!words && !draft.attachmentHash) return null
  return createHash('sha256')
    .update(`${words?.replace(/\s+/g, ' ')} ${draft.attachmentHash}`)
    .digest('hex')
}

function numberOf(identifier: Element): string[] {
  const [system, value] = [text(identifier, 'system'), text(identifier, 'value')]
  return system && value ? [`${system}|${value}`] : []
}

function detailsOf(resource: Resource): Sighting['details'] {
  const site = child(child(resource, 'bodySite'), 'coding')
  const [bodySite, lotNumber] = [text(site, 'code'), text(resource, 'lotNumber')]
  return { ...(bodySite && { bodySite }), ...(lotNumber && { lotNumber: lotNumber.toLowerCase() }) }
}
