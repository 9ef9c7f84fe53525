import type { ItemId } from '#base/ids'
import { type Feed, recordDelivery } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import {
  bringAlong,
  listPartsToDecide,
  type NewItem,
  relateItems,
  type Stored,
  storeItems,
  tieNewAndChanged,
  writeVerdicts,
} from '#record'
import { gatherActs, type LiveRulebook, readLiveRulebook, rememberVerdicts } from '#release'
import { type Drafted, draftItems } from './draft-items.ts'
import type { Placed } from './find-the-persons.ts'
import { mapLocalCodes, noteLocalCodes } from './map-local-codes.ts'
import type { Notes } from './notes.ts'
import { scheduleItems, scheduleParts } from './schedule-items.ts'
import type { Tally } from './tally.ts'

/** Puts resources whose person is known into the record, decided: read, tied together, scheduled, stored. */
export async function storePlaced(
  scope: SystemScope,
  { feed, placed, tally, notes }: { feed: Feed; placed: readonly Placed[]; tally: Tally; notes: Notes },
): Promise<void> {
  if (placed.length === 0) return
  const rulebook = await readLiveRulebook(scope)
  const drafted = await draftItems(scope, { feed, placed })
  for (const round of inRounds(drafted)) {
    const items = round.map(({ item }) => item)
    const local = await mapLocalCodes(scope, { feed, drafted: round })
    await bringAlong(scope, items)
    const outside = await relateItems(scope, items)
    await scheduleItems(scope, { feed, drafted: round, rulebook })
    const stored = await storeItems(scope, { items, outside })
    const { outcome, notCurrent } = stored
    const fresh = items.filter((item) => outcome.get(item.itemId) === 'stored')
    await tieNewAndChanged(scope, { fresh, changed: stored.changed })
    await noteLocalCodes(scope, { feed, local, fresh })
    const changed = [...stored.changed, ...stored.ruledAnew]
    await rememberVerdicts(scope, { fresh, changed })
    const reports = [...outside.map(({ fromItem }) => fromItem), ...idsOf(changed), ...reportsNotCurrent(stored)]
    await decidePartsAnew(scope, { feed, rulebook, reports, items })
    for (const {
      item,
      placed: { piece },
    } of round)
      tally.add(outcome.get(item.itemId) ?? 'unchanged', piece)
    for (const each of notCurrent) noteIt(notes, each)
    await recordDelivery(scope, {
      institutionId: feed.institutionId,
      arrivals: arrivals(round, (item) => outcome.get(item.itemId) === 'stored'),
    })
  }
}

function idsOf(items: readonly NewItem[]): ItemId[] {
  return items.map(({ itemId }) => itemId)
}

/** Parts that only an older version of a report names are the report's all the same, as it is decided now. */
function reportsNotCurrent({ notCurrent }: Stored): ItemId[] {
  return idsOf(notCurrent.map(({ item }) => item).filter(({ parts, pictures }) => parts.length + pictures.length > 0))
}

function noteIt(notes: Notes, { item, placing }: Stored['notCurrent'][number]): void {
  const name = `${item.draft.resourceType} ${item.draft.sourceId}`
  if (placing === 'late') notes.add(item.messageId, `${name}: an older version than the one here; kept in its history`)
  if (placing === 'passed over') notes.add(item.messageId, `${name}: left out, what is here has gone further`)
}

const DEEPEST_PANEL = 3

/** A report that came late, or changed, takes its stored parts with it, and theirs. */
async function decidePartsAnew(
  scope: SystemScope,
  {
    feed,
    rulebook,
    reports,
    items,
  }: { feed: Feed; rulebook: LiveRulebook; reports: readonly ItemId[]; items: readonly NewItem[] },
): Promise<void> {
  const persons = [...new Set(items.map(({ personId }) => personId))]
  let above = [...new Set(reports)]
  for (let depth = 0; depth < DEEPEST_PANEL && above.length > 0; depth++) {
    const parts = await listPartsToDecide(scope, { persons, reports: above })
    const acts = parts.length > 0 ? await gatherActs(scope, { persons }) : new Map()
    const changed = scheduleParts({ feed, rulebook, acts, now: scope.now }, parts)
    await writeVerdicts(scope, changed)
    await rememberVerdicts(scope, { fresh: [], changed })
    above = changed.map(({ itemId }) => itemId)
  }
}

/** An item twice in one batch is two versions of it: each goes in a round of its own, in order. */
function inRounds(drafted: readonly Drafted[]): Drafted[][] {
  const rounds: Drafted[][] = []
  const seen = new Map<string, number>()
  for (const each of drafted) {
    const round = seen.get(each.item.itemId) ?? 0
    seen.set(each.item.itemId, round + 1)
    rounds[round] ??= []
    rounds[round].push(each)
  }
  return rounds
}

/** What was here before counts nothing, and shows all the same that its institution delivers. */
function arrivals(
  drafted: readonly Drafted[],
  isNew: (item: NewItem) => boolean,
): Map<string, { items: number; unmapped: number }> {
  const totals = new Map<string, { items: number; unmapped: number }>()
  for (const { item, mapped } of drafted) {
    const total = totals.get(item.category) ?? { items: 0, unmapped: 0 }
    const count = Number(isNew(item))
    totals.set(item.category, { items: total.items + count, unmapped: total.unmapped + (mapped ? 0 : count) })
  }
  return totals
}
