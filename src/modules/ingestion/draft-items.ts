import { sql } from 'kysely'
import type { ElementCoding, ItemDraft } from '#formats/fhir/item-draft'
import { readItem } from '#formats/fhir/read-item'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { categorise, itemIdOf, type NewItem } from '#record'
import type { AddressBook } from './address-book.ts'
import { contentHash } from './content-hash.ts'
import type { Placed } from './find-the-persons.ts'

export type Drafted = {
  readonly item: NewItem
  readonly placed: Placed
  readonly mapped: boolean
  readonly codings: readonly ElementCoding[]
}

/** Reads each resource into the record's narrow columns, once, and gives it its category and its ties. */
export async function draftItems(
  scope: SystemScope,
  {
    feed,
    messageId,
    placed,
    addresses,
  }: { feed: Feed; messageId: string; placed: readonly Placed[]; addresses: AddressBook },
): Promise<readonly Drafted[]> {
  const drafts = placed.map((each) => ({ each, draft: draftOf(each) }))
  const names = await findNames(
    scope,
    feed,
    drafts.flatMap(({ draft }) => (draft.author?.reference && !draft.author.display ? [draft.author.reference] : [])),
    addresses,
  )
  return drafts.map(({ each, draft }) => {
    const placing = each.piece.resource.resourceType === 'Patient' ? PATIENT : categorise(draft)
    const category = placing.category ?? 'financial'
    const itemOf = (reference: string | null, type: string) => addresses.itemOf(feed.institutionId, reference, type)
    const present = (ids: readonly ReturnType<typeof itemOf>[]) => ids.filter((id) => id !== null)
    return {
      placed: each,
      mapped: placing.mapped,
      codings: draft.codings,
      item: {
        personId: each.personId,
        itemId: itemIdOf(feed.institutionId, draft.resourceType, each.piece.sourceId),
        linkId: each.linkId,
        institutionId: feed.institutionId,
        feedId: feed.feedId,
        messageId,
        draft: { ...draft, sourceId: each.piece.sourceId },
        category,
        standing: draft.standing,
        listed: placing.category !== null && category !== 'person',
        partOf: null,
        replacedBy: null,
        encounterId: itemOf(draft.encounter, 'Encounter'),
        author: draft.author?.display ?? names.get(draft.author?.reference ?? '') ?? null,
        parts: present(draft.parts.map((reference) => itemOf(reference, 'Observation'))),
        replaces: present(draft.replaces.map((reference) => itemOf(reference, draft.resourceType))),
        verdict: UNDECIDED,
        bodyHash: contentHash(each.piece.resource),
        body: each.piece.text,
      },
    }
  })
}

const PATIENT = { category: 'person', mapped: true, rule: 'patient' }

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

function draftOf({ piece }: Placed): ItemDraft {
  return readItem(piece.resource, piece.text)
}

/** Names of practitioners and organizations that resources only refer to. */
async function findNames(
  scope: SystemScope,
  feed: Feed,
  references: readonly string[],
  addresses: AddressBook,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(
    references.map((reference) => [reference, addresses.keyOf(reference, 'Practitioner') ?? reference]),
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
