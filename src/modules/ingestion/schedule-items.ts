import { asCategory, type Category } from '#base/categories'
import type { ItemId, PersonId } from '#base/ids'
import { type Instant, readClinicalDate } from '#base/instant'
import type { ElementCoding, ItemDraft } from '#formats/fhir/item-draft'
import { readItem } from '#formats/fhir/read-item'
import type { Resource } from '#formats/fhir/types'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { type ItemToDecide, moreProtective, type NewItem, type PartToDecide, type StoredVerdict } from '#record'
import { type LiveRulebook, type ReleaseFacts, type ScheduledRelease, scheduleRelease } from '#release'
import type { Drafted } from './draft-items.ts'

/** Gathers the facts of each item and has the release engine decide; what stands in no list is nobody's to open. */
export function scheduleItems(
  scope: SystemScope,
  { feed, drafted, rulebook }: { feed: Feed; drafted: readonly Drafted[]; rulebook: LiveRulebook },
): void {
  const codingsOf = new Map<string, readonly ElementCoding[]>(
    drafted.map(({ item, codings }) => [item.itemId, codings]),
  )
  for (const { item, placed, codings } of drafted) {
    const category = asCategory(item.category)
    if (!category) continue
    const facts = factsFor(feed, item.draft, {
      category,
      birthDate: placed.birthDate,
      receivedAt: scope.now,
      openedAt: null,
    })
    const parts = item.parts.flatMap((id) => codingsOf.get(id) ?? [])
    item.verdict = scheduleRelease(parts.length > 0 ? { ...facts, codings: [...codings, ...parts] } : facts, rulebook)
  }
  holdPartsWithReports(drafted.map(({ item }) => item))
}

/**
 * A part never opens before the report that holds it, whichever of the two came first: what a pathologist counted is
 * as telling as what they wrote. Twice, because a panel within a report has parts of its own.
 */
function holdPartsWithReports(items: readonly NewItem[]): void {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  for (const item of items) if (item.reportVerdict) item.verdict = moreProtective(item.verdict, item.reportVerdict)
  for (let depth = 0; depth < 2; depth++)
    for (const report of items)
      for (const id of report.parts) {
        const part = byId.get(id)
        if (part && part.personId === report.personId) part.verdict = moreProtective(part.verdict, report.verdict)
      }
}

/** The reports in these words never open by themselves: not even a part that has been read stays open beside them. */
const CLOSES_AGAIN: ReadonlySet<string> = new Set(['restricted', 'blocked'])

/**
 * Decides stored parts anew after their reports came or changed, by the same rule as parts that come with their report.
 * What the person has opened stays open, unless the report is restricted or blocked by law. Answers what has changed.
 */
export function scheduleParts(
  { feed, rulebook }: { feed: Feed; rulebook: LiveRulebook },
  parts: readonly PartToDecide[],
): readonly { personId: PersonId; itemId: ItemId; verdict: ScheduledRelease }[] {
  return parts.flatMap((part) => {
    const category = asCategory(part.category)
    if (!category) return []
    const draft = readItem(JSON.parse(part.body) as Resource, part.body)
    const own = scheduleRelease(factsFor(feed, draft, { ...part, category }), rulebook)
    const keepsOpen = part.openedAt !== null && !CLOSES_AGAIN.has(part.report.verdict)
    const verdict = keepsOpen ? own : moreProtective(own, part.report)
    return isSame(verdict, part.stored) ? [] : [{ personId: part.personId, itemId: part.itemId, verdict }]
  })
}

/** Decides stored items anew that no report holds any more. Answers what has changed. */
export function scheduleAlone(
  { feed, rulebook }: { feed: Feed; rulebook: LiveRulebook },
  items: readonly ItemToDecide[],
): readonly { personId: PersonId; itemId: ItemId; verdict: ScheduledRelease }[] {
  return items.flatMap((item) => {
    const category = asCategory(item.category)
    if (!category) return []
    const draft = readItem(JSON.parse(item.body) as Resource, item.body)
    const verdict = scheduleRelease(factsFor(feed, draft, { ...item, category }), rulebook)
    return isSame(verdict, item.stored) ? [] : [{ personId: item.personId, itemId: item.itemId, verdict }]
  })
}

function isSame(one: StoredVerdict, other: StoredVerdict): boolean {
  return (
    one.verdict === other.verdict &&
    one.releaseRule === other.releaseRule &&
    String(one.releaseAt) === String(other.releaseAt) &&
    one.showsCard === other.showsCard &&
    one.showsDelegates === other.showsDelegates
  )
}

type Circumstances = {
  readonly category: Category
  readonly birthDate: string | null
  readonly receivedAt: Instant
  readonly openedAt: Instant | null
}

function factsFor(
  feed: Feed,
  draft: ItemDraft,
  { category, birthDate, receivedAt, openedAt }: Circumstances,
): ReleaseFacts {
  const issued = draft.issued ?? draft.happened
  return {
    category,
    resourceType: draft.resourceType,
    serviceType: feed.serviceType,
    institutionId: feed.institutionId,
    codings: draft.codings,
    labels: draft.labels,
    ageYears: ageAt(birthDate, issued?.sortAt ?? receivedAt),
    issuedAt: draft.issued?.sortAt ?? null,
    receivedAt,
    commentedAt: null,
    openedAt,
    holds: [],
  }
}

/** Whole years; null when the birth date is unknown or only partly known. */
function ageAt(birthDate: string | null, at: Instant): number | null {
  const born = readClinicalDate(birthDate)
  if (!born || born.precision === 'year' || born.precision === 'month') return null
  const years = at.getUTCFullYear() - born.sortAt.getUTCFullYear()
  const before = at.getUTCMonth() - born.sortAt.getUTCMonth() || at.getUTCDate() - born.sortAt.getUTCDate()
  return before < 0 ? years - 1 : years
}
