import { asTopic, isLate, type OwnThread, openDays, type ThreadMessage } from '#messaging'
import type { Frame } from '../view-types.ts'

/** A topic in the reader's words; one that is not known any more counts as something else. */
export function topicWords(topic: string, { w }: Frame): string {
  return w.threads.topics[asTopic(topic) ?? 'other']
}

/** By when an answer comes, or whose turn it is, in a sentence. */
export function stateWords(thread: OwnThread, { w, now, timeZone }: Frame): string {
  const t = w.threads.states
  if (thread.closedAt) return t.over({ date: w.formatInstantDay(thread.closedAt, timeZone) })
  if (thread.ball === 'person') return t.yours
  const date = w.formatInstantDay(thread.dueAt, timeZone)
  if (!isLate(thread, now)) return t.waits({ date })
  return thread.phone ? t.lateCall({ date, phone: thread.phone }) : t.late({ date })
}

/** Who did what with a thread. */
export function didWords({ word, byWhom, actorName: name, teamName: team }: ThreadMessage, { w }: Frame): string {
  const t = w.threads.words
  if (word === 'closed') return byWhom === 'person' ? t.closedByPerson({ name }) : t.closedByTeam({ name, team })
  if (word === 'reopened') return byWhom === 'person' ? t.reopenedByPerson({ name }) : t.reopenedByTeam({ name, team })
  return t[word]({ name, team })
}

/** Opening hours, one line for neighbouring days with the same hours. */
export function hoursWords(week: readonly string[], { w }: Frame): readonly string[] {
  const t = w.threads.before
  return openDays(week).map(({ fromDay, untilDay, hours: span }) => {
    const hours = span.replace('-', '–')
    return fromDay === untilDay
      ? t.sameHours({ day: w.formatWeekday(fromDay), hours })
      : t.daysHours({ from: w.formatWeekday(fromDay), until: w.formatWeekday(untilDay), hours })
  })
}
