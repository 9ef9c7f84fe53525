import type { FeedId, InstitutionId, ItemId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { ItemDraft, Standing } from '#formats/fhir/item-draft'

/** The release side's answer, as the record stores it; 'infinity' never opens by itself. */
export type StoredVerdict = {
  readonly verdict: string
  readonly releaseAt: Instant | 'infinity'
  readonly releaseRule: string
  readonly releaseBecause: string
  readonly rulebookVersion: number
  readonly showsCard: boolean
  readonly showsDelegates: boolean
}

/** One resource on its way into the record: read, placed and decided. */
export type NewItem = {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly linkId: LinkId
  readonly institutionId: InstitutionId
  readonly feedId: FeedId
  readonly messageId: string
  readonly draft: ItemDraft
  /** A category of the patient's, or 'person' and 'financial', which stand in no list. */
  category: string
  standing: Standing | 'duplicate'
  /** False for what another item's page shows: a panel whose values are rows, a part of a report, a second copy. */
  listed: boolean
  partOf: ItemId | null
  replacedBy: ItemId | null
  readonly encounterId: ItemId | null
  readonly author: string | null
  readonly parts: readonly ItemId[]
  readonly replaces: readonly ItemId[]
  verdict: StoredVerdict
  /** The verdict on the report that took this part in before it came; the part does not open earlier. */
  reportVerdict: StoredVerdict | null
  readonly bodyHash: Buffer
  readonly body: string
}

/** Where a value is a row of its own and the report only gathers them; elsewhere the report is what one reads. */
export const VALUES_ARE_ROWS: ReadonlySet<string> = new Set(['laboratory', 'vitals'])

/** The more protective of two verdicts: the one that opens later, and to delegates only where both do. */
export function moreProtective(one: StoredVerdict, other: StoredVerdict): StoredVerdict {
  const later = opensAt(other) > opensAt(one) ? other : one
  return { ...later, showsDelegates: one.showsDelegates && other.showsDelegates }
}

function opensAt({ releaseAt }: StoredVerdict): number {
  return releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : releaseAt.getTime()
}
