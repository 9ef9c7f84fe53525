import { asCategory, type ServiceType } from '#base/categories'
import type { InstitutionId, ItemId, LinkId } from '#base/ids'
import type { Instant } from '#base/instant'
import { moreProtective, type StoredToDecide, type StoredVerdict } from '#record'
import { ageAt } from './age-at.ts'
import { CHOSE_COMMENT, CHOSE_QUIET, CHOSE_TO_ASK } from './choice/choice-rules.ts'
import { type Acts, actFacts } from './gather-acts.ts'
import type { LiveRulebook } from './read-live-rulebook.ts'
import { scheduleRelease } from './schedule-release.ts'

/** What stored items are decided with, beside their own facts. */
export type Circumstances = {
  readonly rulebook: LiveRulebook
  readonly acts: Acts
  readonly birthDates: ReadonlyMap<LinkId, string | null>
  readonly serviceTypes: ReadonlyMap<InstitutionId, ServiceType>
  readonly now: Instant
}

export type DecidedAgain = { readonly item: StoredToDecide; readonly verdict: StoredVerdict }

/**
 * The verdicts on all items of some persons, each with its report: a report brings the codings of its parts, and a part
 * never opens before its report. Answers only what makes a difference: between two verdicts under which an item is open by
 * now there is none, and it keeps the one it opened with.
 */
export function verdictsOfStored(
  items: readonly StoredToDecide[],
  circumstances: Circumstances,
): readonly DecidedAgain[] {
  const verdicts = verdictsOnAll(items, circumstances, (item, verdict) =>
    choiceLeavesOpen(item, verdict, circumstances.now) ? item : verdict,
  )
  return items.flatMap((item) => {
    const verdict = verdicts.get(item.itemId)!
    return isDifferent(item, verdict, circumstances.now) ? [{ item, verdict }] : []
  })
}

/** The verdicts on all items as if each came now for the first time: what a replay asks. */
export function verdictsAsIfNew(
  items: readonly StoredToDecide[],
  circumstances: Circumstances,
): ReadonlyMap<ItemId, StoredVerdict> {
  return verdictsOnAll(items, circumstances, (_, verdict) => verdict)
}

function verdictsOnAll(
  items: readonly StoredToDecide[],
  circumstances: Circumstances,
  settle: (item: StoredToDecide, verdict: StoredVerdict) => StoredVerdict,
): ReadonlyMap<ItemId, StoredVerdict> {
  const parts = Map.groupBy(
    items.filter((item) => item.partOf !== null),
    (item) => item.partOf!,
  )
  const verdicts = new Map<ItemId, StoredVerdict>()
  const byId = new Map(items.map((item) => [item.itemId, item]))
  for (const item of items)
    verdicts.set(item.itemId, settle(item, decideAlone(item, parts.get(item.itemId) ?? [], circumstances)))
  for (const report of items)
    if (report.partOf === null || !byId.has(report.partOf)) holdParts(report, { parts, verdicts, circumstances })
  return verdicts
}

function decideAlone(item: StoredToDecide, parts: readonly StoredToDecide[], all: Circumstances): StoredVerdict {
  const category = asCategory(item.category)
  if (!category) return item
  return scheduleRelease(
    {
      category,
      resourceType: item.resourceType,
      serviceType: all.serviceTypes.get(item.institutionId) ?? 'hospital',
      institutionId: item.institutionId,
      codings:
        parts.length > 0 ? [...item.known.codings, ...parts.flatMap(({ known }) => known.codings)] : item.known.codings,
      labels: item.known.labels,
      senderWishes: item.known.senderWishes,
      ageYears: ageAt(all.birthDates.get(item.linkId) ?? null, all.now),
      issuedAt: item.countsFrom,
      receivedAt: item.changedAt,
      ...actFacts(all.acts, { ...item, since: item.changedAt }),
    },
    all.rulebook,
  )
}

const CHOSEN_LATER: ReadonlySet<string> = new Set([CHOSE_COMMENT, CHOSE_QUIET, CHOSE_TO_ASK])

/** A choice is about what is not open yet: nothing that stands open goes away because its person chose to wait. */
export function choiceLeavesOpen(stored: StoredVerdict, verdict: StoredVerdict, now: Instant): boolean {
  return CHOSEN_LATER.has(verdict.releaseRule) && isOpen(stored, now) && stored.verdict !== 'restricted'
}

/** The reports in these words never open by themselves: not even a part that has been read stays open beside them. */
const CLOSES_AGAIN: ReadonlySet<string> = new Set(['restricted', 'blocked'])
const DEEPEST_PANEL = 3

type Family = {
  readonly parts: ReadonlyMap<ItemId, readonly StoredToDecide[]>
  readonly verdicts: Map<ItemId, StoredVerdict>
  readonly circumstances: Circumstances
}

function holdParts(report: StoredToDecide, family: Family, depth = 0): void {
  if (depth === DEEPEST_PANEL) return
  const above = family.verdicts.get(report.itemId)!
  for (const part of family.parts.get(report.itemId) ?? []) {
    const own = family.verdicts.get(part.itemId)!
    const { openedAt } = actFacts(family.circumstances.acts, { ...part, since: part.changedAt })
    const keepsOpen = openedAt !== null && !CLOSES_AGAIN.has(above.verdict)
    if (!keepsOpen) family.verdicts.set(part.itemId, moreProtective(own, above))
    holdParts(part, family, depth + 1)
  }
}

function isDifferent(stored: StoredVerdict, verdict: StoredVerdict, now: Instant): boolean {
  if (stored === verdict) return false
  if (stored.showsDelegates !== verdict.showsDelegates) return true
  if (isOpen(stored, now) && isOpen(verdict, now)) return isPreface(stored) !== isPreface(verdict)
  return (
    stored.verdict !== verdict.verdict ||
    stored.releaseRule !== verdict.releaseRule ||
    stored.showsCard !== verdict.showsCard ||
    String(stored.releaseAt) !== String(verdict.releaseAt)
  )
}

function isOpen({ releaseAt }: StoredVerdict, now: Instant): boolean {
  return releaseAt !== 'infinity' && releaseAt <= now
}

function isPreface({ verdict }: StoredVerdict): boolean {
  return verdict === 'open-with-preface'
}
