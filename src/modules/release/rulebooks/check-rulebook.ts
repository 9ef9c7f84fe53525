import type { InEveryLanguage } from '#base/categories'
import { checkGuardrails } from '../guardrails.ts'
import { type Fault, parseRulebook, type Rulebook } from '../rulebook.ts'
import { type Comparison, compareRulebooks } from './compare-rulebooks.ts'

/** A rule that breaks a principle: which one, in the principle's own words, and how. */
export type ToldBreach = {
  readonly principle: string
  readonly says: InEveryLanguage
  readonly rule: string
  readonly what: string
}

/** What it changes is empty without a base or with faults. */
export type CheckedRulebook = Comparison & {
  readonly rulebook: Rulebook | null
  readonly faults: readonly Fault[]
  readonly breaches: readonly ToldBreach[]
  /** It can be read, keeps every principle, and no rule that opens at another time has the words of before. */
  readonly publishable: boolean
}

/** Reads a rulebook as its author wrote it and holds it against its principles; nothing is stored. */
export function checkRulebook(yaml: string, base: Rulebook | null): CheckedRulebook {
  const reading = parseRulebook(yaml)
  if (!reading.ok)
    return { rulebook: null, faults: reading.faults, breaches: [], changes: [], rules: [], publishable: false }
  const { rulebook } = reading
  const says = new Map(rulebook.principles.map((principle) => [principle.id, principle.says]))
  const breaches = checkGuardrails(rulebook).map((breach) => ({ ...breach, says: says.get(breach.principle)! }))
  const { rules, changes } = base ? compareRulebooks(base, rulebook) : { rules: [], changes: [] }
  return {
    rulebook,
    faults: [],
    breaches,
    changes,
    rules,
    publishable: breaches.length === 0 && rules.every(({ stale }) => stale.length === 0),
  }
}
