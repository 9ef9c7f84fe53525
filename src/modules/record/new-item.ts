import type { FeedId, InstitutionId, ItemId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { ItemDraft, Standing } from '#formats/fhir/item-draft'
import type { Maturity } from './decide-version.ts'

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
  /** What the institution's own code means in LOINC, by the sender's word or a mapping; null: nobody said. */
  mappedCode: string | null
  /** A category of the patient's, or 'person' and 'financial', which stand in no list. */
  category: string
  readonly standing: Standing
  /** False for what stands in no list: the patient's own resource, bills. */
  readonly listed: boolean
  /**
   * The item that stands for this one in the lists: the report of a part, the first value of a panel, the newer note, the
   * document of a report. Where that one may not be seen, this one stands for itself.
   */
  hiddenBy: ItemId | null
  partOf: ItemId | null
  replacedBy: ItemId | null
  readonly encounterId: ItemId | null
  readonly author: string | null
  readonly parts: readonly ItemId[]
  /** Studies of pictures that wait with this report. */
  pictures: readonly ItemId[]
  readonly replaces: readonly ItemId[]
  verdict: StoredVerdict
  /** The verdict on the report that took this part in before it came; the part does not open earlier. */
  reportVerdict: StoredVerdict | null
  /** How far its content has come, and when it is from: they decide which version is current. */
  readonly maturity: Maturity
  readonly sourceAt: Instant
  readonly isDated: boolean
  readonly arrivedAt: Instant
  readonly bodyHash: Buffer
  readonly body: string
  /** What the message said, where that was only a part (src/modules/ingestion/what-was-said.ts). */
  readonly said: string | null
  /** What is to be kept beside the current content, where the message changes nothing of it; null: what is. */
  readonly saidByNow: string | null
  /** The current version itself, made whole anew: it takes the place of what it was. */
  readonly isRenewed: boolean
}

/** Where a value is a row of its own and the report only gathers them; elsewhere the report is what one reads. */
export const VALUES_ARE_ROWS: ReadonlySet<string> = new Set(['laboratory', 'vitals'])

/** The type of a study of pictures: it waits with its report, and stands in a list of its own all the same. */
export const PICTURES = 'ImagingStudy'

/**
 * The more protective of two verdicts: the one that opens later, to delegates only where both do, and without a card
 * where one of two that never open has none.
 */
export function moreProtective(one: StoredVerdict, other: StoredVerdict): StoredVerdict {
  const [later, sooner] = opensAt(other) > opensAt(one) ? [other, one] : [one, other]
  const isTie = opensAt(one) === opensAt(other)
  return {
    ...later,
    showsCard: isTie ? later.showsCard && sooner.showsCard : later.showsCard,
    showsDelegates: one.showsDelegates && other.showsDelegates,
  }
}

function opensAt({ releaseAt }: StoredVerdict): number {
  return releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : releaseAt.getTime()
}
