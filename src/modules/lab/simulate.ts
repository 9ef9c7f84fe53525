import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { checkRulebook, type ToldBreach } from '#release'
import { type ExpectedMessages, expectMessages } from './expected-messages.ts'
import { type Figures, figuresOf, type Group, groupsBy, type Spread, spreadOf } from './figures.ts'
import { type ReplayOrder, replay } from './replay.ts'
import type { Book } from './replayed.ts'
import { type Cell, type Listed, sumOfCells, WEEKDAYS } from './tally.ts'

export type SimulationOrder = Omit<ReplayOrder, 'draft'> & {
  /** The draft, as its author wrote it. */
  readonly yaml: string
}

type ForBoth<What> = Readonly<Record<Book, What>>

/** What a draft would have done to the last days, beside what the rulebook in force does. */
export type Simulation = {
  readonly from: string
  readonly until: string
  readonly days: number
  readonly rulebooks: ForBoth<number>
  /** Principles that the draft breaks: it could not be published. */
  readonly breaches: readonly ToldBreach[]
  readonly all: Group
  readonly byCategory: readonly Group[]
  /** By the institutions' ids; `institutions` has their names. */
  readonly byInstitution: readonly Group[]
  readonly institutions: Readonly<Record<string, string>>
  /** By the weekday of receipt, Monday first. */
  readonly byWeekday: readonly Group[]
  /** By the class of test of the rulebook in force; "other" is in none. */
  readonly byClassOfTest: readonly Group[]
  /** How many items wait: at once, up to 1, 3, 7, 14 days, longer, never by themselves. */
  readonly spread: ForBoth<Spread>
  /** How many abnormal results open before any comment, by the hour of the day at which they open. */
  readonly abnormalBeforeCommentByHour: ForBoth<readonly number[]>
  /** The same without what patients chose: the difference is theirs. */
  readonly withoutChoices: ForBoth<Figures>
  /** Calls and requests to expect, by the region's own rates. */
  readonly messages: ExpectedMessages
}

/** Replays the last days through a draft. Throws Invalid, with each fault and how to mend it, for what is no rulebook. */
export async function simulate(database: Database, { yaml, ...order }: SimulationOrder): Promise<Simulation> {
  const { rulebook: draft, faults, breaches } = checkRulebook(yaml, null)
  if (!draft)
    throw new Invalid(
      `this is no rulebook: ${faults.map(({ where, what, mend }) => `${where} ${what}. ${mend}`).join(' ')}`,
    )
  const { cells: listed, reactions, withoutChoices, ...replayed } = await replay(database, { ...order, draft })
  const { from, until, currentVersion, institutions } = replayed
  const all = sumOfCells(cellsOf(listed))
  const weekdays = groupsBy(listed, ({ weekday }) => weekday)
  const without = figuresOf('all', cellsOf(withoutChoices))
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    days: order.days,
    rulebooks: { current: currentVersion, draft: draft.version },
    breaches,
    all: figuresOf('all', [all]),
    byCategory: groupsBy(listed, ({ kind }) => kind.category),
    byInstitution: groupsBy(listed, ({ kind }) => kind.institutionId),
    institutions: Object.fromEntries(institutions),
    byWeekday: WEEKDAYS.flatMap((name) => weekdays.find((group) => group.name === name) ?? []),
    byClassOfTest: groupsBy(listed, ({ kind }) => kind.testClass),
    spread: { current: spreadOf(all.current), draft: spreadOf(all.draft) },
    abnormalBeforeCommentByHour: { current: all.current.abnormalByHour, draft: all.draft.abnormalByHour },
    withoutChoices: { current: without.current, draft: without.draft },
    messages: expectMessages(reactions, all),
  }
}

function cellsOf(listed: readonly Listed[]): readonly Cell[] {
  return listed.map(({ cell }) => cell)
}
