import { Invalid } from '#base/errors'
import type { Instant } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { checkRulebook, type ToldBreach } from '#release'
import { type Figures, figuresOf, type Group, groupsBy, hoursOf } from './figures.ts'
import { replay } from './replay.ts'

export type SimulationOrder = {
  /** The draft, as its author wrote it. */
  readonly yaml: string
  readonly days: number
  /** IANA name of the zone by whose clocks hours and weekdays are told. */
  readonly timeZone: string
}

/** What a draft would have done to the last days, beside what the rulebook in force does. */
export type Simulation = {
  readonly from: string
  readonly until: string
  readonly days: number
  readonly rulebooks: { readonly current: number; readonly draft: number }
  /** Principles that the draft breaks: it could not be published. */
  readonly breaches: readonly ToldBreach[]
  readonly all: Group
  readonly byCategory: readonly Group[]
  /** By the institutions' ids; `institutions` has their names. */
  readonly byInstitution: readonly Group[]
  readonly institutions: Readonly<Record<string, string>>
  /** By the weekday of receipt, Monday first. */
  readonly byWeekday: readonly Group[]
  /** How many abnormal results open before any comment, by the hour of the day at which they open. */
  readonly abnormalBeforeCommentByHour: { readonly current: readonly number[]; readonly draft: readonly number[] }
  /** The same without what patients chose: the difference is theirs. */
  readonly withoutChoices: { readonly current: Figures; readonly draft: Figures }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Replays the last days through a draft. Throws Invalid, with each fault and how to mend it, for what is no rulebook. */
export async function simulate(database: Database, { yaml, days, timeZone }: SimulationOrder): Promise<Simulation> {
  const { rulebook: draft, faults, breaches } = checkRulebook(yaml, null)
  if (!draft)
    throw new Invalid(
      `this is no rulebook: ${faults.map(({ where, what, mend }) => `${where} ${what}. ${mend}`).join(' ')}`,
    )
  const { items, withoutChoices, from, until, currentVersion, institutions } = await replay(database, { draft, days })
  const clock = clockOf(timeZone)
  const weekdays = groupsBy(items, ({ receivedAt }) => clock(receivedAt).weekday)
  const without = figuresOf('all', withoutChoices)
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    days,
    rulebooks: { current: currentVersion, draft: draft.version },
    breaches,
    all: figuresOf('all', items),
    byCategory: groupsBy(items, ({ category }) => category),
    byInstitution: groupsBy(items, ({ institutionId }) => institutionId),
    institutions: Object.fromEntries(institutions),
    byWeekday: WEEKDAYS.flatMap((name) => weekdays.find((group) => group.name === name) ?? []),
    abnormalBeforeCommentByHour: {
      current: hoursOf(items, 'current', (at) => clock(at).hour),
      draft: hoursOf(items, 'draft', (at) => clock(at).hour),
    },
    withoutChoices: { current: without.current, draft: without.draft },
  }
}

function clockOf(timeZone: string): (at: Instant) => { readonly weekday: string; readonly hour: number } {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', hourCycle: 'h23' })
  return (at) => {
    const parts = format.formatToParts(at)
    const part = (type: 'weekday' | 'hour') => parts.find((each) => each.type === type)!.value
    return { weekday: part('weekday'), hour: Number(part('hour')) }
  }
}
