import { classesOfTest } from '../class-of-test.ts'
import type { CompiledRule, CompiledRulebook } from '../compile-rulebook.ts'
import { type Candidate, type ReleaseFacts, VERDICTS } from '../verdict.ts'

/**
 * The most specific rule that applies speaks; among rules equally specific the most protective; and when none applies,
 * the default rule. So an unknown code is never hidden for want of a code. An item of several classes (a panel) gets
 * the most protective of what each class's own rules say: a rule for everyday tests cannot open an HIV test beside it.
 */
export function mostSpecificRule(facts: ReleaseFacts, start: number, book: CompiledRulebook): Candidate {
  const classes = classesOfTest(facts.codings, book.classes)
  const populations = populationsOf(facts, book)
  let found: Candidate | null = null
  let specificity = Number.POSITIVE_INFINITY
  let settled = 0 // classes for which a more specific rule has spoken
  let speaking = 0
  for (const rule of book.rules.get(facts.category) ?? []) {
    if (rule.specificity < specificity) {
      if (found && rule.classBit === 0) break
      settled |= speaking
      specificity = rule.specificity
    }
    if ((rule.classBit & settled) !== 0 || !applies(rule, facts, start, classes, populations)) continue
    const candidate = effectOf(rule, facts, start)
    found = found ? moreProtective(found, candidate) : candidate
    speaking |= rule.classBit
  }
  return found ?? effectOf(book.fallback, facts, start)
}

function populationsOf(facts: ReleaseFacts, book: CompiledRulebook): number {
  let populations = classesOfTest(facts.codings, book.populationCodes)
  if (facts.labels.length > 0) populations |= classesOfTest(facts.labels, book.populationCodes)
  const age = facts.ageYears
  if (age === null) return populations
  for (const { bit, from, below } of book.populationAges) if (age >= from && age < below) populations |= bit
  return populations
}

function applies(rule: CompiledRule, facts: ReleaseFacts, start: number, classes: number, populations: number) {
  return (
    (rule.classBit === 0 || (rule.classBit & classes) !== 0) &&
    (rule.populationBit === 0 || (rule.populationBit & populations) !== 0) &&
    (rule.institution === null || (rule.institution === facts.institutionId && start < rule.endsAt)) &&
    (rule.serviceTypes === null || rule.serviceTypes.has(facts.serviceType))
  )
}

/** What one rule says of these facts, as if it were the only one. */
export function effectOf(rule: CompiledRule, facts: ReleaseFacts, start: number): Candidate {
  const limit = start + rule.waitMs
  switch (rule.effect.do) {
    case 'immediate':
      return { verdict: 'open', at: start, rule: rule.id, because: rule.because }
    case 'immediate-with-preface':
      return { verdict: 'open-with-preface', at: start, rule: rule.id, because: rule.because }
    case 'delay':
      return { verdict: rule.waitMs > 0 ? 'delayed' : 'open', at: limit, rule: rule.id, because: rule.because }
    case 'after-comment':
      return afterComment(rule, facts, start, limit)
    case 'by-appointment':
      return { verdict: 'by-appointment', at: limit, rule: rule.id, because: rule.because }
    case 'blocked':
      return { verdict: 'blocked', at: Number.POSITIVE_INFINITY, rule: rule.id, because: rule.because }
  }
}

function afterComment(rule: CompiledRule, facts: ReleaseFacts, start: number, limit: number): Candidate {
  const commented = facts.commentedAt?.getTime() ?? Number.NaN
  if (commented <= limit) {
    return { verdict: 'open', at: Math.max(start, commented), rule: rule.id, because: rule.becauseCommented }
  }
  return { verdict: 'after-comment', at: limit, rule: rule.id, because: rule.because }
}

/** The later one; at the same instant the stronger kind; then by name, so that the order of rules changes nothing. */
export function moreProtective(a: Candidate, b: Candidate): Candidate {
  if (a.at !== b.at) return a.at > b.at ? a : b
  const strength = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)
  if (strength !== 0) return strength > 0 ? a : b
  return a.rule <= b.rule ? a : b
}
