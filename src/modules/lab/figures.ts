import type { Book } from './replayed.ts'
import { type BookCount, type Cell, sumOfCells } from './tally.ts'

/** What one rulebook does to a group of items. Waits are hours from receipt; a median of nothing is null. */
export type Figures = {
  readonly openAtOnce: number
  readonly openWithinADay: number
  readonly neverByThemselves: number
  readonly medianWaitHours: number | null
  readonly worstWaitHours: number | null
  /** Items that open while no clinician has written anything beside them; of those, abnormal and critical ones. */
  readonly beforeComment: number
  readonly abnormalBeforeComment: number
  readonly criticalBeforeComment: number
}

export type Group = { readonly name: string; readonly items: number } & Readonly<Record<Book, Figures>>

/** How many items wait: at once, up to a day, three, seven, fourteen days, longer, and never by themselves. */
export type Spread = readonly [number, number, number, number, number, number, number]

/** The figures of one or several cells together. */
export function figuresOf(name: string, cells: readonly Cell[]): Group {
  const { items, current, draft } = sumOfCells(cells)
  return { name, items, current: figures(current), draft: figures(draft) }
}

/** Groups cells by a word of theirs, the largest group first. */
export function groupsBy<Listed extends { readonly cell: Cell }>(
  listed: readonly Listed[],
  wordOf: (one: Listed) => string,
): readonly Group[] {
  const groups = [...Map.groupBy(listed, wordOf)].map(([name, those]) =>
    figuresOf(
      name,
      those.map(({ cell }) => cell),
    ),
  )
  return groups.toSorted((a, b) => b.items - a.items || Number(a.name > b.name) - Number(a.name < b.name))
}

const SPREAD_HOURS = [24, 72, 168, 336] as const

/** How the waits of one rulebook are spread. */
export function spreadOf({ waits, openAtOnce, never }: BookCount): Spread {
  const within = (hours: number) =>
    [...waits].reduce((sum, [tenths, items]) => (tenths <= hours * 10 ? sum + items : sum), 0)
  const [day, three, week, fortnight] = SPREAD_HOURS.map(within) as [number, number, number, number]
  const all = within(Number.POSITIVE_INFINITY)
  return [openAtOnce, day - openAtOnce, three - day, week - three, fortnight - week, all - fortnight, never]
}

function figures(count: BookCount): Figures {
  const { openAtOnce, openWithinADay, beforeComment, abnormalBeforeComment, criticalBeforeComment } = count
  const waits = [...count.waits].toSorted(([one], [other]) => one - other)
  return {
    openAtOnce,
    openWithinADay,
    neverByThemselves: count.never,
    medianWaitHours: medianOf(waits),
    worstWaitHours: waits.length === 0 ? null : waits.at(-1)![0] / 10,
    beforeComment,
    abnormalBeforeComment,
    criticalBeforeComment,
  }
}

/** The middle of sorted tenths of hours, in hours to a tenth; of two middles their mean. */
function medianOf(waits: readonly (readonly [number, number])[]): number | null {
  const all = waits.reduce((sum, [, items]) => sum + items, 0)
  if (all === 0) return null
  const at = (position: number) => {
    let seen = 0
    for (const [tenths, items] of waits) {
      seen += items
      if (seen > position) return tenths
    }
    throw new RangeError(`no item ${position} of ${all}`)
  }
  return Math.round((at(Math.floor((all - 1) / 2)) + at(Math.ceil((all - 1) / 2))) / 2) / 10
}
