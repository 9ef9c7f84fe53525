import type { ItemId } from '#base/ids'
import type { Fault } from '#formats/fhir/fault'
import type { Resource } from '#formats/fhir/types'
import { type Feed, recordDelivery } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { SystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { listPartsToDecide, type NewItem, relateItems, storeItems, writeVerdicts } from '#record'
import { type LiveRulebook, readLiveRulebook, rememberVerdicts } from '#release'
import { type Drafted, draftItems } from './draft-items.ts'
import { type Found, findThePersons } from './find-the-persons.ts'
import { type Counts, noCounts, type ResourcePiece, type SetAside } from './piece.ts'
import { scheduleItems, scheduleParts } from './schedule-items.ts'
import { setAside } from './set-aside.ts'
import { factsOf, sortPieces } from './sort-pieces.ts'
import { storeDirectory } from './store-directory.ts'

export type Batch = {
  readonly feed: Feed
  readonly messageId: string
  readonly pieces: readonly ResourcePiece[]
  readonly validate: (resource: Resource) => readonly Fault[]
  readonly rules: MatchRules
}

export type BatchOutcome = {
  readonly counts: Counts
  readonly setAside: readonly SetAside[]
  readonly persons: ReadonlySet<string>
  /** Their patient is not known yet; the caller tries again when the input has ended. */
  readonly unknown: Found['unknown']
  readonly newKeys: readonly string[]
}

/** The steps from understood resources to decided items, in one transaction: all of it happens, or none. */
export async function processPieces(scope: SystemScope, batch: Batch): Promise<BatchOutcome> {
  const { feed, messageId, rules } = batch
  await takeTurns(scope, { about: 'institution', names: [feed.institutionId] })
  const sorted = sortPieces(batch.pieces, batch.validate)
  const directory = await storeDirectory(scope, { feed, pieces: sorted.directory })
  const found = await findThePersons(scope, { feed, sorted, rules })
  await takeTurns(scope, { about: 'person', names: found.placed.map(({ personId }) => personId) })
  const rulebook = await readLiveRulebook(scope)
  const counts = { ...noCounts(), ...directory, quarantined: sorted.refused.length, unmatched: found.unmatched.length }
  const drafted = await draftItems(scope, { feed, messageId, placed: found.placed })
  for (const round of inRounds(drafted)) {
    const items = round.map(({ item }) => item)
    const outside = await relateItems(scope, items)
    scheduleItems(scope, { feed, drafted: round, rulebook })
    const { outcome, ruledAnew } = await storeItems(scope, { items, outside })
    const fresh = items.filter((item) => outcome.get(item.itemId) === 'stored')
    const changed = [...items.filter((item) => outcome.get(item.itemId) === 'updated'), ...ruledAnew]
    await rememberVerdicts(scope, { fresh, changed })
    await decidePartsAnew(scope, {
      feed,
      rulebook,
      reports: [...outside.map(({ fromItem }) => fromItem), ...changed.map(({ itemId }) => itemId)],
      items,
    })
    for (const item of items) counts[outcome.get(item.itemId) ?? 'unchanged']++
    await recordDelivery(scope, {
      institutionId: feed.institutionId,
      arrivals: arrivals(round.filter(({ item }) => outcome.get(item.itemId) === 'stored')),
    })
  }
  const aside = [...sorted.refused, ...found.unmatched]
  await setAside(scope, { feed, messageId, pieces: aside })
  return {
    counts,
    setAside: aside,
    persons: new Set(found.placed.map(({ personId }) => personId)),
    unknown: found.unknown,
    newKeys: found.newKeys,
  }
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
    const changed = scheduleParts({ feed, rulebook }, await listPartsToDecide(scope, { persons, reports: above }))
    await writeVerdicts(scope, changed)
    await rememberVerdicts(scope, { fresh: [], changed })
    above = changed.map(({ itemId }) => itemId)
  }
}

/** An item twice in one message is two versions of it: each goes in a round of its own, in order. */
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

function arrivals(drafted: readonly Drafted[]): Map<string, { items: number; unmapped: number }> {
  const totals = new Map<string, { items: number; unmapped: number }>()
  for (const { item, mapped } of drafted) {
    const total = totals.get(item.category) ?? { items: 0, unmapped: 0 }
    totals.set(item.category, { items: total.items + 1, unmapped: total.unmapped + Number(!mapped) })
  }
  return totals
}

/**
 * What could not be placed because its patient never came. The resource itself is sound, so it waits, matched to
 * nobody, and goes in with its patient. One that names a patient of another server is a fault of its sender.
 */
export function withoutPatient(unknown: Found['unknown']): SetAside[] {
  return unknown.map(({ piece, patientKey }) => ({
    ...factsOf(piece),
    kind: /^https?:/.test(patientKey) ? 'invalid' : 'patient-unknown',
    what: /^https?:/.test(patientKey)
      ? `it names ${patientKey}, a patient of another server, whom this institution has not sent`
      : `it names ${patientKey}, and this institution has sent no such patient`,
    mend: 'Send the Patient through the same feed; this resource then goes in by itself.',
    patientKey,
  }))
}
