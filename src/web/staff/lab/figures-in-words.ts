import type { Instant } from '#base/instant'
import type { EvidenceRow } from '#governance'
import type { Book, Figures, Simulation } from '#lab'
import type { Frame } from '../../patient/view-types.ts'

type Words = Frame['w']

/** Hours as people say them: none, up to two days in hours, then days. */
export function waitInWords(hours: number | null, w: Words): string {
  if (hours === null) return '–'
  if (hours === 0) return w.lab.noWait
  if (hours < 48) return w.lab.hours({ count: Math.max(1, Math.round(hours)) })
  return w.lab.daysLong({ count: Math.round(hours / 2.4) / 10 })
}

/** Parts below this are said as a count alone: a percentage would read as none. */
const LEAST_PART = 0.0005

/** A count with its part of the whole. */
export function shareInWords(count: number, of: number, w: Words): string {
  return of === 0 || (count > 0 && count / of < LEAST_PART)
    ? w.formatNumber(count)
    : w.lab.share({ count: w.formatNumber(count), percent: w.formatPercent(count / of) })
}

/** What matters most, a line each, for the page, the paper and the room. */
export function inShort({ all, messages }: Simulation, w: Words): readonly EvidenceRow[] {
  const t = w.lab
  const line = (name: string, say: (figures: Figures, book: Book) => string): EvidenceRow => ({
    name,
    now: say(all.current, 'current'),
    proposed: say(all.draft, 'draft'),
  })
  const share = (count: number) => shareInWords(count, all.items, w)
  const expected = (count: number | null) => (count === null ? t.tooFewToTell : w.formatNumber(count))
  return [
    line(t.openAtOnce, ({ openAtOnce }) => share(openAtOnce)),
    line(t.openWithinADay, ({ openWithinADay }) => share(openWithinADay)),
    line(t.medianWait, ({ medianWaitHours }) => waitInWords(medianWaitHours, w)),
    line(t.worstWait, ({ worstWaitHours }) => waitInWords(worstWaitHours, w)),
    line(t.never, ({ neverByThemselves }) => share(neverByThemselves)),
    line(t.beforeComment, ({ beforeComment }) => share(beforeComment)),
    line(t.abnormalBeforeComment, ({ abnormalBeforeComment }) => share(abnormalBeforeComment)),
    line(t.criticalBeforeComment, ({ criticalBeforeComment }) => share(criticalBeforeComment)),
    line(t.calls, (_, book) => expected(messages.calls[book])),
    line(t.earlyOpenings, (_, book) => expected(messages.earlyOpenings[book])),
  ]
}

/** How the figures came about, a sentence each. */
export function howCounted({ messages: { learntFrom } }: Simulation, w: Words): readonly string[] {
  const t = w.lab.howCounted
  return [t.sameFunction, t.loaded, t.flag, t.rates(learntFrom), t.unknown]
}

/** Which days, and how much came in them. */
export function aboutDays({ from, until, all }: Simulation, { w, timeZone }: Frame): string {
  const day = (at: string) => w.formatInstantDay(new Date(at) as Instant, timeZone)
  return w.lab.about({ from: day(from), until: day(until), items: all.items })
}
