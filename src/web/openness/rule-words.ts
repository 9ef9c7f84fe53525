import type { Words } from '#messages/translator'
import type { Rulebook } from '#release'

export type AnyRule = Rulebook['defaultRule'] | Rulebook['rules'][number] | Rulebook['deviations'][number]
export type Effect = AnyRule['then']

/** What a rule is about, in the reader's words: the kinds or the class of test, for whom, from where. */
export function kindInWords(rule: AnyRule, rulebook: Rulebook, w: Words): string {
  if (!('when' in rule)) return w.rules.everythingElse
  const { category, testClass, population, serviceTypes, counselled } = rule.when
  const categories = w.formatList((category ?? []).map((each) => w.categories[each].name))
  let kind = testClass ? saysOf(rulebook.classes, testClass, w) : categories
  if (testClass && category) kind = w.rules.among({ kind, categories })
  if (population) kind = w.rules.of({ kind, people: saysOf(rulebook.populations, population, w) })
  if (serviceTypes) {
    const services = w.formatList(serviceTypes.map((each) => w.serviceTypes[each]))
    kind = w.rules.from({ kind, services })
  }
  return counselled ? w.rules.told({ kind }) : kind
}

function saysOf(list: Rulebook['classes'] | Rulebook['populations'], id: string, w: Words): string {
  return list.find((each) => each.id === id)?.says[w.language] ?? id
}

/** When something opens by this effect, in a few words. */
export function effectInWords(effect: Effect, { rules: { effects: t } }: Words): string {
  switch (effect.do) {
    case 'immediate':
    case 'immediate-with-preface':
      return t[effect.do]
    case 'delay':
      return t.delay({ count: effect.days })
    case 'after-comment':
    case 'by-appointment':
      return effect.limitDays === undefined ? t[`${effect.do}-open`] : t[effect.do]({ count: effect.limitDays })
    case 'blocked':
      return t.blocked({ law: effect.law })
  }
}

/** The first instant after a deviation's last day (UTC). */
export function endOf(expires: string): Date {
  return new Date(Date.parse(`${expires}T00:00:00Z`) + 86_400_000)
}
