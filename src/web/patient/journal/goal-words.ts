import { readClinicalDate } from '#base/instant'
import type { Entry, Goal, Progress } from '#journal'
import { dayAt } from '../../start-of-day.ts'
import type { Frame } from '../view-types.ts'
import { limitWords, valueWords } from './journal-words.ts'

/** Within which numbers: "Blood pressure: at most 140 mmHg"; null of words alone. */
export function goalLimits(goal: Goal, { w }: Frame): string | null {
  const limits = goal.kind && limitWords(goal.kind, goal, w)
  return goal.kind && limits ? w.ownGoals.limits({ kind: w.journal.kinds[goal.kind], limits }) : null
}

/** Until when, or when and how it ended; null: it has no day. */
export function goalTime({ untilDay, endedAt, endedWord }: Goal, { w, timeZone, now }: Frame): string | null {
  const t = w.ownGoals
  if (endedAt) {
    const day = w.formatInstantDay(endedAt, timeZone)
    return endedWord === 'reached' ? t.reachedOn({ day }) : t.letGoOn({ day })
  }
  const until = readClinicalDate(untilDay)
  if (!until || !untilDay) return null
  const day = w.formatDay(until)
  return untilDay < dayAt(now, timeZone) ? t.was({ day }) : t.until({ day })
}

/** How what was written down since stands to it. */
export function progressWords({ within, of, isLastWithin }: Progress, last: Entry | undefined, { w }: Frame): string {
  const t = w.ownGoals
  if (!last || isLastWithin === null) return t.noValues
  const value = valueWords(last, w)
  const now = isLastWithin ? t.lastWithin({ value }) : t.lastOutside({ value })
  return of === 1 ? now : `${now} ${t.progress({ within: w.formatNumber(within), of: w.formatNumber(of) })}`
}
