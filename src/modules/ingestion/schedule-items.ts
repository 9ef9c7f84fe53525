import { sql } from 'kysely'
import { asCategory } from '#base/categories'
import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { ElementCoding } from '#formats/fhir/item-draft'
import { readItem } from '#formats/fhir/read-item'
import type { Resource } from '#formats/fhir/types'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import {
  type ItemToDecide,
  type KnownBefore,
  knownBefore,
  moreProtective,
  type NewItem,
  type PartToDecide,
  type StoredVerdict,
} from '#record'
import {
  type Acts,
  actFacts,
  ageAt,
  choiceLeavesOpen,
  gatherActs,
  type LiveRulebook,
  type ReleaseFacts,
  type ScheduledRelease,
  scheduleRelease,
} from '#release'
import type { Drafted } from './draft-items.ts'

/** Gathers the facts of each item and has the release engine decide; what stands in no list is nobody's to open. */
export async function scheduleItems(
  scope: SystemScope,
  { feed, drafted, rulebook }: { feed: Feed; drafted: readonly Drafted[]; rulebook: LiveRulebook },
): Promise<void> {
  const items = drafted.map(({ item }) => item)
  const acts = await gatherActs(scope, { persons: [...new Set(items.map(({ personId }) => personId))] })
  const known = await knownAlready(scope, items, acts)
  const codingsOf = new Map<string, readonly ElementCoding[]>(
    drafted.map(({ item, codings }) => [item.itemId, codings]),
  )
  for (const { item, placed, codings } of drafted) {
    const category = asCategory(item.category)
    if (!category) continue
    const stored = known.get(item.itemId) ?? null
    const facts = factsFor(feed, knownBefore(item.draft, item.body), {
      category,
      resourceType: item.draft.resourceType,
      issuedAt: item.draft.issued?.sortAt ?? null,
      birthDate: placed.birthDate,
      now: scope.now,
      receivedAt: scope.now,
      ...actFacts(acts, { ...item, since: stored?.changedAt ?? null }),
    })
    const parts = item.parts.flatMap((id) => codingsOf.get(id) ?? [])
    const verdict = scheduleRelease(parts.length > 0 ? { ...facts, codings: [...codings, ...parts] } : facts, rulebook)
    item.verdict = stored && choiceLeavesOpen(stored, verdict, scope.now) ? stored : verdict
  }
  holdPartsWithReports(items)
}

type Known = StoredVerdict & { readonly itemId: ItemId; readonly changedAt: Instant }

/**
 * Of persons who have chosen or opened something, or on whose items somebody has acted: what is stored with the same
 * content already. Acts on it still count; on other content they were about other words.
 */
async function knownAlready(
  scope: SystemScope,
  items: readonly NewItem[],
  acts: Acts,
): Promise<ReadonlyMap<ItemId, Known>> {
  const those = items.filter(({ personId }) => acts.has(personId))
  if (those.length === 0) return new Map()
  const { rows } = await sql<Omit<Known, 'releaseAt'> & { readonly releaseAt: Instant | null }>`
    select i.item_id, i.changed_at, i.verdict, nullif(i.release_at, 'infinity') as release_at, i.release_rule,
           i.release_because, i.rulebook_version, i.shows_card, i.shows_delegates
    from unnest(${those.map(({ personId }) => personId)}::uuid[], ${those.map(({ itemId }) => itemId)}::uuid[],
                ${those.map(({ bodyHash }) => bodyHash)}::bytea[]) as t(p, i, h)
    join item i on i.person_id = t.p and i.item_id = t.i and i.body_hash = t.h`.execute(scope.db)
  return new Map(rows.map((row) => [row.itemId, { ...row, releaseAt: row.releaseAt ?? 'infinity' }]))
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
      for (const id of [...report.parts, ...report.pictures]) {
        const part = byId.get(id)
        if (part && part.personId === report.personId) part.verdict = moreProtective(part.verdict, report.verdict)
      }
}

/** The reports in these words never open by themselves: not even a part that has been read stays open beside them. */
const CLOSES_AGAIN: ReadonlySet<string> = new Set(['restricted', 'blocked'])

type Way = { readonly feed: Feed; readonly rulebook: LiveRulebook; readonly acts: Acts; readonly now: Instant }
type Again = readonly { personId: PersonId; itemId: ItemId; verdict: ScheduledRelease }[]

/**
 * Decides stored parts anew after their reports came or changed, by the same rule as parts that come with their report.
 * What the person has opened stays open, unless the report is restricted or blocked by law. Answers what has changed.
 */
export function scheduleParts(way: Way, parts: readonly PartToDecide[]): Again {
  return parts.flatMap((part) => {
    const facts = factsOfStored(way, part)
    if (!facts) return []
    const own = decideStored(way, part, facts)
    const keepsOpen = facts.openedAt !== null && !CLOSES_AGAIN.has(part.report.verdict)
    const verdict = keepsOpen ? own : moreProtective(own, part.report)
    return isSame(verdict, part.stored) ? [] : [{ personId: part.personId, itemId: part.itemId, verdict }]
  })
}

/** Decides stored items anew that no report holds any more. Answers what has changed. */
export function scheduleAlone(way: Way, items: readonly ItemToDecide[]): Again {
  return items.flatMap((item) => {
    const facts = factsOfStored(way, item)
    if (!facts) return []
    const verdict = decideStored(way, item, facts)
    return isSame(verdict, item.stored) ? [] : [{ personId: item.personId, itemId: item.itemId, verdict }]
  })
}

function decideStored({ rulebook, now }: Way, { stored }: ItemToDecide, facts: ReleaseFacts): StoredVerdict {
  const verdict = scheduleRelease(facts, rulebook)
  return choiceLeavesOpen(stored, verdict, now) ? stored : verdict
}

function factsOfStored({ feed, acts, now }: Way, item: ItemToDecide): ReleaseFacts | null {
  const category = asCategory(item.category)
  if (!category) return null
  const draft = readItem(JSON.parse(item.body) as Resource, item.body)
  return factsFor(feed, knownBefore(draft, item.body), {
    category,
    resourceType: draft.resourceType,
    issuedAt: draft.issued?.sortAt ?? null,
    birthDate: item.birthDate,
    now,
    receivedAt: item.receivedAt,
    ...actFacts(acts, { ...item, institutionId: feed.institutionId, since: item.changedAt }),
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

type Circumstances = Omit<
  ReleaseFacts,
  'codings' | 'labels' | 'senderWishes' | 'serviceType' | 'institutionId' | 'ageYears'
> & { readonly birthDate: string | null; readonly now: Instant }

function factsFor(feed: Feed, known: KnownBefore, { birthDate, now, ...facts }: Circumstances): ReleaseFacts {
  return {
    ...facts,
    ...known,
    serviceType: feed.serviceType,
    institutionId: feed.institutionId,
    ageYears: ageAt(birthDate, now),
  }
}
