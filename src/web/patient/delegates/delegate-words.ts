import type { Delegate, DelegateTask } from '#access'
import { CATEGORIES, type Category } from '#base/categories'
import type { Instant } from '#base/instant'
import type { Frame } from '../view-types.ts'

/** Which kinds somebody may see, as a list in words, in the order of all lists of kinds. */
export function kindWords(categories: readonly Category[] | null, { w }: Frame): string {
  return categories === null
    ? w.delegates.everything
    : w.formatList(CATEGORIES.filter((each) => categories.includes(each)).map((each) => w.categories[each].name))
}

/** What somebody helps with; null where nobody said it. */
export function taskWords(tasks: readonly DelegateTask[] | null, { w }: Frame): string | null {
  if (!tasks?.length) return null
  return w.delegates.helpsWith({ what: w.formatList(tasks.map((task) => w.delegates.tasks[task] ?? task)) })
}

type Span = {
  readonly validFrom: Instant
  readonly validUntil: Instant | null
  readonly capacity?: Delegate['capacity']
}

/** From when until when; the last day is the one before a midnight that ends it. */
export function spanWords({ validFrom, validUntil, capacity }: Span, { w, timeZone }: Frame): string {
  const from = w.formatInstantDay(validFrom, timeZone)
  if (validUntil === null) return w.delegates[capacity === 'guardian' ? 'from' : 'always']({ date: from })
  return w.delegates.fromUntil({ from, until: w.formatInstantDay(lastMoment(validUntil), timeZone) })
}

/** A grant ends at a midnight: the last moment belongs to the day before it. */
export function lastMoment(end: Instant): Instant {
  return new Date(end.getTime() - 1)
}
