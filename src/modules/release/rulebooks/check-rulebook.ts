import type { InEveryLanguage } from '#base/categories'
import { checkGuardrails } from '../guardrails.ts'
import { type Fault, parseRulebook, type Rulebook } from '../rulebook.ts'
import { diffRulebooks } from './diff-rulebooks.ts'

/** A rule that breaks a principle: which one, in the principle's own words, and how. */
export type ToldBreach = {
  readonly principle: string
  readonly says: InEveryLanguage
  readonly rule: string
  readonly what: string
}

export type CheckedRulebook = {
  readonly rulebook: Rulebook | null
  readonly faults: readonly Fault[]
  readonly breaches: readonly ToldBreach[]
  /** What it changes, one English sentence each; empty without a base or with faults. */
  readonly changes: readonly string[]
  readonly publishable: boolean
}

/** Reads a rulebook as its author wrote it and holds it against its principles; nothing is stored. */
export function checkRulebook(yaml: string, base: Rulebook | null): CheckedRulebook {
  const reading = parseRulebook(yaml)
  if (!reading.ok) return { rulebook: null, faults: reading.faults, breaches: [], changes: [], publishable: false }
  const { rulebook } = reading
  const says = new Map(rulebook.principles.map((principle) => [principle.id, principle.says]))
  const breaches = checkGuardrails(rulebook).map((breach) => ({ ...breach, says: says.get(breach.principle)! }))
  return {
    rulebook,
    faults: [],
    breaches,
    changes: base ? diffRulebooks(base, rulebook) : [],
    publishable: breaches.length === 0,
  }
}
