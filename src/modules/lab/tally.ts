import { BOOKS, type Book, type Replayed } from './replayed.ts'
import type { ZoneClock } from './zone-clock.ts'

/** What one rulebook does to the items of a cell, counted. */
export type BookCount = {
  /** Tenths of an hour from receipt -> items that wait so long. */
  readonly waits: Map<number, number>
  openAtOnce: number
  openWithinADay: number
  never: number
  abnormal: number
  beforeComment: number
  abnormalBeforeComment: number
  criticalBeforeComment: number
  /** By the hour of the day at which abnormal items open before any comment. */
  readonly abnormalByHour: number[]
}

export type Cell = { items: number } & Readonly<Record<Book, BookCount>>

/** What items of one kind have in common. */
export type CellKind = { readonly category: string; readonly institutionId: string; readonly testClass: string }

/** A cell, and what its items have in common; the weekday by its English name. */
export type Listed = { readonly kind: CellKind; readonly weekday: string; readonly cell: Cell }

/** What people asked for after openings and during waits that really happened. */
export type Reactions = {
  readonly opened: Record<Circumstance, number>
  readonly calls: Record<Circumstance, number>
  waited: number
  asks: number
}

/** How an item was met: whether its value is abnormal, and whether a clinician had written beside it. */
export type Circumstance = 'usual' | 'usualAlone' | 'abnormal' | 'abnormalAlone'

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const HOUR_MS = 3_600_000
const TENTH_MS = HOUR_MS / 10

/** Counts items one by one and keeps none of them: a region has millions. */
export class Tally {
  readonly reactions: Reactions = {
    opened: { usual: 0, usualAlone: 0, abnormal: 0, abnormalAlone: 0 },
    calls: { usual: 0, usualAlone: 0, abnormal: 0, abnormalAlone: 0 },
    waited: 0,
    asks: 0,
  }
  readonly #cells = new Map<string, { readonly kind: CellKind; readonly week: readonly Cell[] }>()
  readonly #clock: ZoneClock
  readonly #nowMs: number

  constructor({ clock, nowMs }: { readonly clock: ZoneClock; readonly nowMs: number }) {
    this.#clock = clock
    this.#nowMs = nowMs
  }

  /** The cells of a kind, Monday first; whoever adds many items of it asks once. */
  weekOf(kind: CellKind): readonly Cell[] {
    const key = `${kind.category}|${kind.institutionId}|${kind.testClass}`
    const known = this.#cells.get(key)
    if (known) return known.week
    const week = WEEKDAYS.map(emptyCell)
    this.#cells.set(key, { kind, week })
    return week
  }

  add(week: readonly Cell[], item: Replayed): void {
    const cell = week[this.#clock.weekdayOf(item.receivedMs)]!
    cell.items += 1
    for (const book of BOOKS) this.#count(cell[book], item, Math.max(item.opensMs[book], item.receivedMs))
    this.#remember(item)
  }

  /** Every cell in which something is. */
  list(): readonly Listed[] {
    return [...this.#cells.values()].flatMap(({ kind, week }) =>
      week.flatMap((cell, day) => (cell.items === 0 ? [] : [{ kind, weekday: WEEKDAYS[day]!, cell }])),
    )
  }

  #count(count: BookCount, item: Replayed, opensMs: number): void {
    if (opensMs === Number.POSITIVE_INFINITY) {
      count.never += 1
      return
    }
    const waitMs = opensMs - item.receivedMs
    const tenths = Math.round(waitMs / TENTH_MS)
    count.waits.set(tenths, (count.waits.get(tenths) ?? 0) + 1)
    if (waitMs === 0) count.openAtOnce += 1
    if (waitMs <= 24 * HOUR_MS) count.openWithinADay += 1
    if (item.isAbnormal) count.abnormal += 1
    if (item.commentedMs <= opensMs) return
    count.beforeComment += 1
    if (!item.isAbnormal) return
    count.abnormalBeforeComment += 1
    if (item.isCritical) count.criticalBeforeComment += 1
    count.abnormalByHour[this.#clock.hourOf(opensMs)]! += 1
  }

  #remember(item: Replayed): void {
    const opensMs = Math.max(item.opensMs.current, item.receivedMs)
    if (opensMs - item.receivedMs > 24 * HOUR_MS) {
      this.reactions.waited += 1
      this.reactions.asks += item.asks
    }
    if (opensMs > this.#nowMs) return
    const met = circumstanceOf(item, opensMs)
    this.reactions.opened[met] += 1
    this.reactions.calls[met] += item.calls
  }
}

function circumstanceOf({ isAbnormal, commentedMs }: Replayed, opensMs: number): Circumstance {
  if (commentedMs <= opensMs) return isAbnormal ? 'abnormal' : 'usual'
  return isAbnormal ? 'abnormalAlone' : 'usualAlone'
}

export function emptyCell(): Cell {
  return { items: 0, current: emptyCount(), draft: emptyCount() }
}

function emptyCount(): BookCount {
  return {
    waits: new Map(),
    openAtOnce: 0,
    openWithinADay: 0,
    never: 0,
    abnormal: 0,
    beforeComment: 0,
    abnormalBeforeComment: 0,
    criticalBeforeComment: 0,
    abnormalByHour: new Array<number>(24).fill(0),
  }
}

/** Several cells as one. */
export function sumOfCells(cells: readonly Cell[]): Cell {
  const sum = emptyCell()
  for (const cell of cells) {
    sum.items += cell.items
    for (const book of BOOKS) addCount(sum[book], cell[book])
  }
  return sum
}

/** What was asked for in two tallies together. */
export function sumOfReactions(one: Reactions, other: Reactions): Reactions {
  const sum = (a: Record<Circumstance, number>, b: Record<Circumstance, number>) => ({
    usual: a.usual + b.usual,
    usualAlone: a.usualAlone + b.usualAlone,
    abnormal: a.abnormal + b.abnormal,
    abnormalAlone: a.abnormalAlone + b.abnormalAlone,
  })
  return {
    opened: sum(one.opened, other.opened),
    calls: sum(one.calls, other.calls),
    waited: one.waited + other.waited,
    asks: one.asks + other.asks,
  }
}

function addCount(sum: BookCount, one: BookCount): void {
  for (const [tenths, items] of one.waits) sum.waits.set(tenths, (sum.waits.get(tenths) ?? 0) + items)
  sum.openAtOnce += one.openAtOnce
  sum.openWithinADay += one.openWithinADay
  sum.never += one.never
  sum.abnormal += one.abnormal
  sum.beforeComment += one.beforeComment
  sum.abnormalBeforeComment += one.abnormalBeforeComment
  sum.criticalBeforeComment += one.criticalBeforeComment
  one.abnormalByHour.forEach((items, hour) => {
    sum.abnormalByHour[hour]! += items
  })
}
