import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { ElementCoding, ItemDraft } from '#formats/fhir/item-draft'
import { lastUpdated } from '#formats/fhir/last-updated'
import { readItem } from '#formats/fhir/read-item'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { categorise, itemIdOf, maturityOf, type NewItem, versionTime } from '#record'
import { contentHash } from './content-hash.ts'
import type { Placed } from './find-the-persons.ts'
import type { ResourcePiece } from './piece.ts'

export type Drafted = {
  readonly item: NewItem
  readonly placed: Placed
  readonly mapped: boolean
  readonly codings: readonly ElementCoding[]
}

/** Reads each resource into the record's narrow columns, once, and gives it its category and its ties. */
export async function draftItems(
  scope: SystemScope,
  { feed, placed }: { feed: Feed; placed: readonly Placed[] },
): Promise<readonly Drafted[]> {
  const drafts = placed.map((each) => ({ each, draft: readItem(each.piece.resource, each.piece.text) }))
  const names = await findNames(
    scope,
    feed,
    drafts.flatMap(({ each, draft }) => namesWanted(draft).map((reference) => ({ reference, piece: each.piece }))),
  )
  const reports = categoriesOfParts(drafts, feed)
  return drafts.map(({ each, draft }) => {
    const itemId = itemIdOf(feed.institutionId, draft.resourceType, each.piece.sourceId)
    const placing = draft.resourceType === 'Patient' ? PATIENT : categorise(draft, reports.get(itemId) ?? null)
    const itemOf = (reference: string | null, type: string) =>
      each.piece.addresses.itemOf(feed.institutionId, reference, type)
    const present = (ids: readonly ReturnType<typeof itemOf>[]) => ids.filter((id) => id !== null)
    return {
      placed: each,
      mapped: placing.mapped,
      codings: draft.codings,
      item: {
        personId: each.personId,
        itemId,
        linkId: each.linkId,
        institutionId: feed.institutionId,
        feedId: feed.feedId,
        messageId: each.piece.messageId,
        mappedCode: null,
        draft: { ...draft, sourceId: each.piece.sourceId, title: names.get(draft.titleFrom ?? '') ?? draft.title },
        category: placing.category ?? 'financial',
        standing: draft.standing,
        listed: placing.category !== null && placing !== PATIENT,
        ...UNTIED,
        encounterId: itemOf(draft.encounter, 'Encounter'),
        author: draft.author?.display ?? names.get(draft.author?.reference ?? '') ?? null,
        parts: present(draft.parts.map((reference) => itemOf(reference, 'Observation'))),
        pictures: present(draft.pictures.map((reference) => itemOf(reference, 'ImagingStudy'))),
        replaces: present(draft.replaces.map((reference) => itemOf(reference, draft.resourceType))),
        verdict: UNDECIDED,
        reportVerdict: null,
        maturity: maturityOf(each.piece.resource),
        ...versionTime(lastUpdated(each.piece.resource), each.piece.receivedAt ?? scope.now),
        bodyHash: contentHash(each.piece.resource),
        body: each.piece.text,
        said: each.piece.said,
        saidByNow: each.piece.saidByNow,
        isRenewed: each.piece.isOurs,
      },
    }
  })
}

/** What only a directory entry can name: who is responsible, and the medicine or device a resource refers to. */
function namesWanted(draft: ItemDraft): string[] {
  const author = draft.author?.display ? null : draft.author?.reference
  return [author, draft.titleFrom].filter((reference) => typeof reference === 'string')
}

/** The category of the report that lists each result, for results that say nothing themselves. */
function categoriesOfParts(
  drafts: readonly { readonly each: Placed; readonly draft: ItemDraft }[],
  feed: Feed,
): ReadonlyMap<string, Category | null> {
  const categories = new Map<string, Category | null>()
  for (const { each, draft } of drafts) {
    if (draft.resourceType !== 'DiagnosticReport') continue
    const { category } = categorise(draft)
    for (const reference of draft.parts) {
      const part = each.piece.addresses.itemOf(feed.institutionId, reference, 'Observation')
      if (part) categories.set(part, category)
    }
  }
  return categories
}

/** The patient's own resource stands in no list; it is kept with the person. */
const PATIENT = { category: 'person', mapped: true }

/** What ties it to others is found when all of its message are known. */
const UNTIED = { hiddenBy: null, partOf: null, replacedBy: null }

/** Nothing is open before it has been decided. */
const UNDECIDED: NewItem['verdict'] = {
  verdict: 'being-checked',
  releaseAt: 'infinity',
  releaseRule: 'undecided',
  releaseBecause: 'not decided yet',
  rulebookVersion: 0,
  showsCard: false,
  showsDelegates: false,
}

/** Names of practitioners, organizations, medicines and devices that resources only refer to. */
async function findNames(
  scope: SystemScope,
  feed: Feed,
  wanted: readonly { readonly reference: string; readonly piece: ResourcePiece }[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(
    wanted.map(({ reference, piece }) => [reference, piece.addresses.keyOf(reference, 'Practitioner') ?? reference]),
  )
  if (keys.size === 0) return new Map()
  const { rows } = await sql<{ key: string; name: string }>`
    select key, name from directory_entry
    where institution_id = ${feed.institutionId} and key = any (${[...new Set(keys.values())]}::text[])`.execute(
    scope.db,
  )
  const byKey = new Map(rows.map((row) => [row.key, row.name]))
  return new Map([...keys].flatMap(([reference, key]) => (byKey.has(key) ? [[reference, byKey.get(key)!]] : [])))
}
