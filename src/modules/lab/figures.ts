import type { Instant } from '#base/instant'

/** One item under two rulebooks. Instants are UTC; null: it never opens by itself. */
export type Replayed = {
  readonly category: string
  readonly institutionId: string
  readonly receivedAt: Instant
  /** The sender called the value something else than normal. */
  readonly isAbnormal: boolean
  /** The sender called it critical. */
  readonly isCritical: boolean
  /** A clinician wrote a comment for the person, and when. */
  readonly commentedAt: Instant | null
  readonly opens: { readonly current: Instant | null; readonly draft: Instant | null }
}

export type Book = 'current' | 'draft'

/** What one rulebook does to a group of items. Waits are hours from receipt; a median of nothing is null. */
export type Figures = {
  readonly openAtOnce: number
  readonly openWithinADay: number
  readonly neverByThemselves: number
  readonly medianWaitHours: number | null
  readonly worstWaitHours: number | null
  /** Abnormal items that open while no clinician has written anything beside them. */
  readonly abnormalBeforeComment: number
  readonly criticalBeforeComment: number
}

export type Group = { readonly name: string; readonly items: number } & Readonly<Record<Book, Figures>>

const HOUR_MS = 3_600_000

/** Counts a group of items under both rulebooks. */
export function figuresOf(name: string, items: readonly Replayed[]): Group {
  return { name, items: items.length, current: count(items, 'current'), draft: count(items, 'draft') }
}

/** Groups items by a word of theirs, the largest group first. */
export function groupsBy(items: readonly Replayed[], wordOf: (item: Replayed) => string): readonly Group[] {
  const groups = [...Map.groupBy(items, wordOf)].map(([name, those]) => figuresOf(name, those))
  return groups.toSorted((a, b) => b.items - a.items || Number(a.name > b.name) - Number(a.name < b.name))
}

/** At which hour of the day (0 to 23, by the region's clocks) abnormal items open before any comment. */
export function hoursOf(items: readonly Replayed[], book: Book, hourOf: (at: Instant) => number): readonly number[] {
  const hours = new Array<number>(24).fill(0)
  for (const item of items) if (isSeenAlone(item, book)) hours[hourOf(opening(item, book)!)]! += 1
  return hours
}

function count(items: readonly Replayed[], book: Book): Figures {
  const waits = items.flatMap((item) => waitOf(item, book) ?? []).toSorted((a, b) => a - b)
  const alone = items.filter((item) => isSeenAlone(item, book))
  return {
    openAtOnce: waits.filter((wait) => wait === 0).length,
    openWithinADay: waits.filter((wait) => wait <= 24).length,
    neverByThemselves: items.length - waits.length,
    medianWaitHours: medianOf(waits),
    worstWaitHours: rounded(waits.at(-1)),
    abnormalBeforeComment: alone.length,
    criticalBeforeComment: alone.filter(({ isCritical }) => isCritical).length,
  }
}

/** What a rule opened in the past opens with the receipt. */
function opening(item: Replayed, book: Book): Instant | null {
  const at = item.opens[book]
  return at && at < item.receivedAt ? item.receivedAt : at
}

function waitOf(item: Replayed, book: Book): number | null {
  const at = opening(item, book)
  return at && (at.getTime() - item.receivedAt.getTime()) / HOUR_MS
}

function isSeenAlone(item: Replayed, book: Book): boolean {
  const at = opening(item, book)
  return item.isAbnormal && at !== null && (item.commentedAt === null || item.commentedAt > at)
}

function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.ceil((sorted.length - 1) / 2)]!]
  return rounded((low + high) / 2)
}

/** To a tenth of an hour. */
function rounded(hours: number | undefined): number | null {
  return hours === undefined ? null : Math.round(hours * 10) / 10
}
