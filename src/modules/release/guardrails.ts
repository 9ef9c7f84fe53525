import type { DefaultRule, Deviation, Effect, Guard, Principle, Rule, Rulebook } from './rulebook-shape.ts'

export type Breach = { readonly principle: string; readonly rule: string; readonly what: string }

type AnyRule = DefaultRule | Rule | Deviation
type Check = (rule: AnyRule, days: number, rulebook: Rulebook) => string | null

/**
 * Holds every rule and deviation against the region's principles. A rulebook with a breach may be discussed and
 * simulated, not published; the safety net caps it anyway.
 */
export function checkGuardrails(rulebook: Rulebook): readonly Breach[] {
  const rules: AnyRule[] = [rulebook.defaultRule, ...rulebook.rules, ...rulebook.deviations]
  return rulebook.principles.flatMap((principle: Principle) =>
    rules.flatMap((rule) => {
      const what = CHECKS[principle.guard](rule, principle.days ?? 0, rulebook)
      return what === null ? [] : [{ principle: principle.id, rule: rule.id, what }]
    }),
  )
}

const CHECKS: Record<Guard, Check> = {
  'nothing-waits-longer-than': (rule, days) => {
    const wait = waitOf(rule.then)
    return wait !== null && wait > days ? `waits ${wait} days; at most ${days} are allowed` : null
  },
  'default-waits-at-most': (rule, days, rulebook) => {
    if (rule !== rulebook.defaultRule) return null
    if (rule.then.do === 'blocked') return 'blocks everything that no other rule names'
    const wait = waitOf(rule.then)
    if (wait === null) return 'makes everything that no other rule names wait for a person, without a limit'
    return wait > days
      ? `makes everything that no other rule names wait ${wait} days; at most ${days} are allowed`
      : null
  },
  'manual-step-has-limit': ({ then }) =>
    (then.do === 'after-comment' || then.do === 'by-appointment') && then.limitDays === undefined
      ? 'waits for a person to act and has no limit'
      : null,
  'blocked-names-law': ({ then }) =>
    then.do === 'blocked' && (then.ground.trim() === '' || then.law.trim() === '')
      ? 'blocks without naming the ground and the law'
      : null,
  'deviation-lasts-at-most': (rule, days, rulebook) => {
    if (!('expires' in rule)) return null
    const lasts = Math.round((Date.parse(rule.expires) - Date.parse(rulebook.effectiveFrom)) / 86_400_000)
    return lasts > days ? `lasts ${lasts} days from the start of this rulebook; at most ${days} are allowed` : null
  },
  'rule-names-its-makers': (rule) => {
    const makers = 'approvedBy' in rule ? rule.approvedBy : rule.decidedBy
    return makers.trim() === '' ? 'does not say who decided it' : null
  },
}

/** Days a rule makes an item wait; null when it sets no limit (blocked by law, or a manual step alone). */
function waitOf(effect: Effect): number | null {
  if (effect.do === 'delay') return effect.days
  if (effect.do === 'after-comment' || effect.do === 'by-appointment') return effect.limitDays ?? null
  return effect.do === 'blocked' ? null : 0
}
