import type { KnownBefore } from '#record'
import { classesNamed, type Rulebook } from '#release'

export const NO_CLASS = 'other'

/** The classes of test, by the rulebook in force, as one word: most items are in one or none. */
export function classOf(codings: KnownBefore['codings'], rulebook: Rulebook): string {
  return classesNamed(codings, rulebook).join('+') || NO_CLASS
}
