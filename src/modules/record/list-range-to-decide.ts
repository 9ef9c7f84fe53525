import { sql } from 'kysely'
import type { InstitutionId, ItemId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import { readItem } from '#formats/fhir/read-item'
import type { Resource } from '#formats/fhir/types'
import type { SystemScope } from '#platform/database/scopes'
import type { StoredVerdict } from './new-item.ts'
import { type KnownBefore, knownBefore, readFacts, writeFacts } from './release-facts.ts'

/** A stored item with all of its own that its verdict depends on. */
export type StoredToDecide = StoredVerdict & {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly linkId: LinkId
  readonly institutionId: InstitutionId
  readonly category: string
  readonly resourceType: string
  readonly partOf: ItemId | null
  readonly countsFrom: Instant
  readonly receivedAt: Instant
  readonly changedAt: Instant
  readonly known: KnownBefore
  /** The sender's word for the value. No verdict depends on it; it is counted. */
  readonly flag: string | null
  /** It stands in a list by itself. */
  readonly isRow: boolean
}

type Row = Omit<StoredToDecide, 'known' | 'releaseAt' | 'countsFrom'> & {
  readonly releaseAt: Instant | number
  readonly countsFrom: Instant | null
  readonly facts: string | null
  readonly body: string | null
}

/**
 * Every item of some persons, or what was issued since an instant, for deciding anew. What was stored before items had facts is read from its body, once: its
 * facts are written on the way.
 */
export async function listRangeToDecide(
  scope: SystemScope,
  { persons, since = null }: { readonly persons: readonly PersonId[]; readonly since?: Instant | null },
): Promise<readonly StoredToDecide[]> {
  const { rows } = await sql<Row>`
    select person_id, item_id, link_id, institution_id, category, resource_type, part_of, counts_from, received_at,
           changed_at, facts, case when facts is null then body end as body, verdict, release_at, release_rule,
           release_because, rulebook_version, shows_card, shows_delegates, flag,
           listed and hidden_by is null and standing = 'current' as is_row
    from item where person_id = any (${persons}::uuid[])
      and (${since}::timestamptz is null or coalesce(counts_from, received_at) >= ${since}::timestamptz)`.execute(
    scope.db,
  )
  const without = rows.filter((row) => row.body !== null)
  const read = new Map(without.map((row) => [row.itemId, readAnew(row)]))
  await keepFacts(scope, without, read)
  return rows.map(({ facts, body, releaseAt, countsFrom, ...row }) => {
    const anew = read.get(row.itemId)
    return {
      ...row,
      releaseAt: releaseAt instanceof Date ? releaseAt : 'infinity',
      countsFrom: anew?.countsFrom ?? countsFrom ?? row.receivedAt,
      known: anew?.known ?? readFacts(facts ?? ''),
    }
  })
}

type Anew = { readonly known: KnownBefore; readonly countsFrom: Instant }

function readAnew({ body, receivedAt }: Row): Anew {
  const draft = readItem(JSON.parse(body!) as Resource, body!)
  const issued = draft.issued?.sortAt
  return { known: knownBefore(draft, body!), countsFrom: issued && issued < receivedAt ? issued : receivedAt }
}

async function keepFacts(scope: SystemScope, rows: readonly Row[], read: ReadonlyMap<ItemId, Anew>): Promise<void> {
  if (rows.length === 0) return
  const anew = rows.map((row) => read.get(row.itemId)!)
  await sql`update item set facts = t.f, counts_from = t.c
    from unnest(${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.itemId)}::uuid[],
                ${anew.map(({ known }) => writeFacts(known))}::text[],
                ${anew.map(({ countsFrom }) => countsFrom)}::timestamptz[]) as t(p, i, f, c)
    where item.person_id = t.p and item.item_id = t.i`.execute(scope.db)
}
