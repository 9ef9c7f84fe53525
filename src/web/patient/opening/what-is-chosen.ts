import { asCategory } from '#base/categories'
import type { Words } from '#messages/translator'
import { EVERYTHING, type LiveRulebook, type Moment } from '#release'

/** What a choice is about, in the reader's words; null for what the rulebook does not know. */
export function subjectWords(subject: string, rulebook: LiveRulebook, w: Words): string | null {
  if (subject === EVERYTHING) return w.opening.everything
  const testClass = rulebook.classes.find(({ id }) => id === subject)
  if (testClass) return testClass.says[w.language]
  const category = asCategory(subject)
  return category && w.categories[category].name
}

/** Moments as one line; none: the region's rules. */
export function momentWords(moments: readonly Moment[], w: Words): string {
  const { moments: words } = w.opening
  return moments.length === 0 ? words.region : moments.map((moment) => words[moment]).join(' + ')
}
