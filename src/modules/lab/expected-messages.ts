import type { Book } from './replayed.ts'
import type { BookCount, Circumstance, Reactions } from './tally.ts'

/** What people would write, by what they have written so far. Null: too few to tell. */
export type ExpectedMessages = {
  /** Calls asked for after reading. */
  readonly calls: Readonly<Record<Book, number | null>>
  /** Requests to open something earlier, while it waits for more than a day. */
  readonly earlyOpenings: Readonly<Record<Book, number | null>>
  /** What the region's own rates rest on. */
  readonly learntFrom: {
    readonly opened: number
    readonly calls: number
    readonly waited: number
    readonly asks: number
  }
}

/** With fewer openings or calls than these a rate says nothing. */
const FEWEST_OPENED = 200
const FEWEST_ASKED = 5
const CIRCUMSTANCES: readonly Circumstance[] = ['usual', 'usualAlone', 'abnormal', 'abnormalAlone']

/**
 * The region's own rates, applied to what would open and wait under each rulebook: how often people asked to be called,
 * by whether a value was abnormal and whether a clinician had written beside it, and how often they asked for something
 * that waited. A circumstance that has hardly come about takes the rate of all together.
 */
export function expectMessages(reactions: Reactions, books: Readonly<Record<Book, BookCount>>): ExpectedMessages {
  const { opened, calls, waited, asks } = reactions
  const openedInAll = sum(opened)
  const callsInAll = sum(calls)
  const rateOf = (met: Circumstance) =>
    opened[met] >= FEWEST_OPENED ? calls[met] / opened[met] : callsInAll / openedInAll
  const callsUnder = (count: BookCount) =>
    openedInAll < FEWEST_OPENED || callsInAll < FEWEST_ASKED
      ? null
      : Math.round(CIRCUMSTANCES.reduce((total, met) => total + openedAs(count, met) * rateOf(met), 0))
  const asksUnder = (count: BookCount) =>
    waited < FEWEST_OPENED || asks < FEWEST_ASKED ? null : Math.round(waiting(count) * (asks / waited))
  return {
    calls: { current: callsUnder(books.current), draft: callsUnder(books.draft) },
    earlyOpenings: { current: asksUnder(books.current), draft: asksUnder(books.draft) },
    learntFrom: { opened: openedInAll, calls: callsInAll, waited, asks },
  }
}

function openedAs(count: BookCount, met: Circumstance): number {
  const opened = [...count.waits.values()].reduce((total, items) => total + items, 0)
  const usualAlone = count.beforeComment - count.abnormalBeforeComment
  switch (met) {
    case 'abnormalAlone':
      return count.abnormalBeforeComment
    case 'abnormal':
      return count.abnormal - count.abnormalBeforeComment
    case 'usualAlone':
      return usualAlone
    case 'usual':
      return opened - count.abnormal - usualAlone
  }
}

function waiting(count: BookCount): number {
  const opened = [...count.waits.values()].reduce((total, items) => total + items, 0)
  return opened - count.openWithinADay + count.never
}

function sum(by: Readonly<Record<Circumstance, number>>): number {
  return CIRCUMSTANCES.reduce((total, met) => total + by[met], 0)
}
