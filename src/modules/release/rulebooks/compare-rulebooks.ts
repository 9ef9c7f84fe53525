import type { Rulebook } from '../rulebook.ts'
import { type ComparedRule, compareRules } from './compare-rules.ts'
import { diffRulebooks } from './diff-rulebooks.ts'

export type Comparison = {
  /** The rules that open something at another time, as pages tell them. */
  readonly rules: readonly ComparedRule[]
  /** All that is other, to the letter, one English sentence each. */
  readonly changes: readonly string[]
}

/** What the second rulebook changes of the first. */
export function compareRulebooks(before: Rulebook, after: Rulebook): Comparison {
  return { rules: compareRules(before, after), changes: diffRulebooks(before, after) }
}
