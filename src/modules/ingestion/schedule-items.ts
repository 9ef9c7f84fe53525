import { asCategory } from '#base/categories'
import { type Instant, readClinicalDate } from '#base/instant'
import type { ElementCoding } from '#formats/fhir/item-draft'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { moreProtective, type NewItem } from '#record'
import { type LiveRulebook, type ReleaseFacts, scheduleRelease } from '#release'
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
    const issued = item.draft.issued ?? item.draft.happened
    const facts: ReleaseFacts = {
      category,
      resourceType: item.draft.resourceType,
      serviceType: feed.serviceType,
      institutionId: feed.institutionId,
      codings: item.parts.length > 0 ? [...codings, ...item.parts.flatMap((id) => codingsOf.get(id) ?? [])] : codings,
      labels: item.draft.labels,
      ageYears: ageAt(placed.birthDate, issued?.sortAt ?? scope.now),
      issuedAt: item.draft.issued?.sortAt ?? null,
      receivedAt: scope.now,
      commentedAt: null,
      openedAt: null,
      holds: [],
    }
    item.verdict = scheduleRelease(facts, rulebook)
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

/** Whole years; null when the birth date is unknown or only partly known. */
function ageAt(birthDate: string | null, at: Instant): number | null {
  const born = readClinicalDate(birthDate)
  if (!born || born.precision === 'year' || born.precision === 'month') return null
  const years = at.getUTCFullYear() - born.sortAt.getUTCFullYear()
  const before = at.getUTCMonth() - born.sortAt.getUTCMonth() || at.getUTCDate() - born.sortAt.getUTCDate()
  return before < 0 ? years - 1 : years
}
