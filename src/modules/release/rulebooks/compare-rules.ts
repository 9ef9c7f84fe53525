import { LANGUAGES, type Language } from '#base/categories'
import { plainDigits } from '#base/plain-digits'
import type { DefaultRule, Deviation, Effect, Rule, Rulebook } from '../rulebook.ts'

export type AnyRule = DefaultRule | Rule | Deviation

/** A rule that is new (`before` null), gone (`after` null), opens what it is about at another time, or says that it does. */
export type ComparedRule = {
  readonly before: AnyRule | null
  readonly after: AnyRule | null
  /** In these languages it has the words of before, or names other days: everybody would read what is not so. */
  readonly stale: readonly Language[]
}

/** Rules, default rule and deviations of two rulebooks by their ids, those of `after` first, in its order. */
export function compareRules(before: Rulebook, after: Rulebook): readonly ComparedRule[] {
  const old = new Map(rulesOf(before).map((rule) => [rule.id, rule]))
  const kept = new Set(rulesOf(after).map(({ id }) => id))
  const changed = rulesOf(after).flatMap((rule): ComparedRule[] => {
    const was = old.get(rule.id)
    const stale = LANGUAGES.filter((each) => isStale(rule, each, was))
    if (was && opening(was.then) === opening(rule.then) && stale.length === 0) return []
    return [{ before: was ?? null, after: rule, stale }]
  })
  const gone = rulesOf(before).filter(({ id }) => !kept.has(id))
  return [...changed, ...gone.map((rule) => ({ before: rule, after: null, stale: [] }))]
}

/** The words of before where it opens at another time, or new words with figures of which none is the days. */
function isStale({ then, says }: AnyRule, language: Language, was: AnyRule | undefined): boolean {
  if (was && says[language] === was.says[language]) return opening(was.then) !== opening(then)
  const days = then.do === 'delay' ? then.days : 'limitDays' in then ? then.limitDays : undefined
  const figures = [...plainDigits(says[language]).matchAll(/\d+/g)].map(Number)
  return days !== undefined && figures.length > 0 && !figures.includes(days)
}

function rulesOf({ defaultRule, rules, deviations }: Rulebook): AnyRule[] {
  return [...rules, defaultRule, ...deviations]
}

/** When it opens, whatever the words before it say. */
function opening(effect: Effect): string {
  return effect.do === 'immediate-with-preface' ? effect.do : JSON.stringify(effect)
}
