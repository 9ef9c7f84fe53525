import type { FeedId, ItemId, PersonId } from '#base/ids'
import { findFeed } from '#institutions'
import {
  askToMove,
  type MoveToCarry,
  moveWasCarried,
  nextMoveToCarry,
  nextRowsToMove,
  type RowsToMove,
  rowsHaveMoved,
} from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import {
  type ItemToDecide,
  listItemsToDecide,
  listPartsToDecide,
  moveItems,
  relinkBack,
  relinkSince,
  relinkVisits,
  retieItems,
  writeVerdicts,
} from '#record'
import { carryVerdicts, gatherActs, type LiveRulebook, readLiveRulebook, rememberVerdicts } from '#release'
import { scheduleAlone, scheduleParts } from './schedule-items.ts'
import { tryAgain } from './try-again.ts'

/** What a process may be told between two steps, for tests that stop it there. */
export type StepTaken = () => void | Promise<void>

const AT_ONCE = 200

/**
 * Lets rows follow links that lead to another person now, and visits that belong to another number: in steps of bounded
 * size, each a transaction, each of which may be the last before the process dies. Until a row has moved nobody sees it:
 * the person it stands with has the link no more, and the link's person has not the row. Answers how many steps there were.
 */
export async function followLinks(database: Database, stepTaken: StepTaken = () => undefined): Promise<number> {
  let steps = 0
  for (const step of [moveNextRows, carryNextMove, moveNextRows])
    while (await tryAgain(() => withSystemScope(database, { purpose: 'follow links' }, step))) {
      steps++
      await stepTaken()
    }
  return steps
}

async function carryNextMove(scope: SystemScope): Promise<boolean> {
  const first = await nextMoveToCarry(scope)
  if (!first) return false
  await takeTurns(scope, { about: 'institution', names: [first.institutionId] })
  await takeTurns(scope, { about: 'person', names: [first.personId, first.intoPersonId] })
  const move = await nextMoveToCarry(scope)
  if (!move) return false
  const items = move.isUndone ? await bringBack(scope, move) : await send(scope, move)
  await moveWasCarried(scope, { move, items })
  const [linkId, personId] = move.isUndone ? [move.linkId, move.intoPersonId] : [move.intoLink, move.personId]
  await askToMove(scope, { personId, linkId })
  await retie(scope, { items, persons: [move.personId, move.intoPersonId] })
  return true
}

function send(scope: SystemScope, move: MoveToCarry): Promise<readonly ItemId[]> {
  return move.receivedFrom ? relinkSince(scope, { ...move, since: move.receivedFrom }) : relinkVisits(scope, move)
}

function bringBack(scope: SystemScope, move: MoveToCarry): Promise<readonly ItemId[]> {
  return relinkBack(scope, { items: move.items, linkId: move.intoLink, intoLink: move.linkId, since: move.madeAt })
}

async function moveNextRows(scope: SystemScope): Promise<boolean> {
  const first = await nextRowsToMove(scope)
  if (!first) return false
  await takeTurns(scope, { about: 'person', names: [first.personId, first.intoPersonId] })
  const rows = await nextRowsToMove(scope)
  // Somebody else was quicker; what is next is another pair, and has a turn of its own.
  if (!rows || !isSame(rows, first)) return true
  const items = rows.personId === rows.intoPersonId ? [] : await moveItems(scope, { ...rows, take: AT_ONCE })
  if (items.length === 0) await rowsHaveMoved(scope, rows)
  if (items.length > 0) await carryVerdicts(scope, { items, ...rows })
  await retie(scope, { items, persons: [rows.personId, rows.intoPersonId] })
  return true
}

function isSame(one: RowsToMove, other: RowsToMove): boolean {
  return one.linkId === other.linkId && one.personId === other.personId && one.intoPersonId === other.intoPersonId
}

const DEEPEST_PANEL = 3

/** What the move tied or untied is decided anew: a part never opens before the report that holds it. */
async function retie(
  scope: SystemScope,
  moved: { readonly items: readonly ItemId[]; readonly persons: readonly PersonId[] },
): Promise<void> {
  if (moved.items.length === 0) return
  const { freed, reports } = await retieItems(scope, moved)
  if (freed.length + reports.length === 0) return
  const rulebook = await readLiveRulebook(scope)
  await decide(scope, rulebook, await listItemsToDecide(scope, { items: freed }), scheduleAlone)
  let above = reports
  for (let depth = 0; depth < DEEPEST_PANEL && above.length > 0; depth++) {
    const parts = await listPartsToDecide(scope, { persons: moved.persons, reports: above })
    above = await decide(scope, rulebook, parts, scheduleParts)
  }
}

async function decide<Item extends ItemToDecide>(
  scope: SystemScope,
  rulebook: LiveRulebook,
  items: readonly Item[],
  schedule: (how: Parameters<typeof scheduleAlone>[0], items: readonly Item[]) => ReturnType<typeof scheduleAlone>,
): Promise<readonly ItemId[]> {
  const decided: ItemId[] = []
  const acts = await gatherActs(scope, { persons: [...new Set(items.map(({ personId }) => personId))] })
  for (const [feedId, those] of Map.groupBy(items, (item) => item.feedId)) {
    const feed = await findFeed(scope, { feedId: feedId satisfies FeedId })
    const changed = schedule({ feed, rulebook, acts, now: scope.now }, those)
    await writeVerdicts(scope, changed)
    await rememberVerdicts(scope, { fresh: [], changed })
    decided.push(...changed.map(({ itemId }) => itemId))
  }
  return decided
}
