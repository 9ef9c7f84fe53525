import { classesOfTest } from '../class-of-test.ts'
import type { CompiledRule, CompiledRulebook } from '../compile-rulebook.ts'
import { type Candidate, type ReleaseFacts, VERDICTS } from '../verdict.ts'
import { isCounselled } from './counselled-before.ts'

/**
 * The most specific rule that applies speaks; among rules equally specific the most protective; and when none applies,
 * the default rule. So an unknown code is never hidden for want of a code. An item of several classes (a panel) gets
 * the most protective of what each class's own rules say: a rule for everyday tests cannot open an HIV test beside it.
 */
export function mostSpecificRule(facts: ReleaseFacts, start: number, book: CompiledRulebook): Candidate {
  const said = mostSpecificAt(facts, start, start, book)
  return said.endsAt < said.at ? untilDeviationEnds(said, facts, start, book) : said
}

type Speaking = Candidate & { readonly endsAt: number }

/**
 * What still waits by a deviation on its last day falls back to what the region's rules say without it, if that is
 * earlier. Known from the start, so that nothing has to run on that day.
 */
function untilDeviationEnds(said: Speaking, facts: ReleaseFacts, start: number, book: CompiledRulebook): Candidate {
  const without = mostSpecificAt(facts, start, said.endsAt, book)
  const next = without.endsAt < without.at ? untilDeviationEnds(without, facts, start, book) : without
  if (next.at >= said.at) return said
  const at = Math.max(said.endsAt, next.at)
  return {
    ...said,
    verdict: said.verdict === 'blocked' ? 'delayed' : said.verdict,
    at,
    floorAt: Math.min(said.floorAt, at),
  }
}

/** As if all that ends before `day` had ended already. */
function mostSpecificAt(facts: ReleaseFacts, start: number, day: number, book: CompiledRulebook): Speaking {
  const classes = classesOfTest(facts.codings, book.classes)
  const populations = populationsOf(facts, book)
  let found: Speaking | null = null
  let specificity = Number.POSITIVE_INFINITY
  let settled = 0 // classes for which a more specific rule has spoken
  let speaking = 0
  for (const rule of book.rules.get(facts.category) ?? []) {
    if (rule.specificity < specificity) {
      if (found && rule.classBit === 0) break
      settled |= speaking
      specificity = rule.specificity
    }
    if ((rule.classBit & settled) !== 0 || !applies(rule, facts, day, classes, populations)) continue
    if (rule.counselled && !isCounselled(facts, start, book)) continue
    const candidate = { ...effectOf(rule, facts, start), endsAt: rule.endsAt }
    found = found ? moreProtective(found, candidate) : candidate
    speaking |= rule.classBit
  }
  return found ?? { ...effectOf(book.fallback, facts, start), endsAt: Number.POSITIVE_INFINITY }
}

function populationsOf(facts: ReleaseFacts, book: CompiledRulebook): number {
  let populations = classesOfTest(facts.codings, book.populationCodes)
  if (facts.labels.length > 0) populations |= classesOfTest(facts.labels, book.populationCodes)
  const age = facts.ageYears
  if (age === null) return populations
  for (const { bit, from, below } of book.populationAges) if (age >= from && age < below) populations |= bit
  return populations
}

function applies(rule: CompiledRule, facts: ReleaseFacts, day: number, classes: number, populations: number) {
  return (
    (rule.classBit === 0 || (rule.classBit & classes) !== 0) &&
    (rule.populationBit === 0 || (rule.populationBit & populations) !== 0) &&
    (rule.institution === null || (rule.institution === facts.institutionId && day < rule.endsAt)) &&
    (rule.serviceTypes === null || rule.serviceTypes.has(facts.serviceType))
  )
}

/** What one rule says of these facts, as if it were the only one. */
export function effectOf(rule: CompiledRule, facts: ReleaseFacts, start: number): Candidate {
  const said = effectAlone(rule, facts, start)
  const floorAt = rule.mayChooseEarlier && said.verdict !== 'blocked' ? start : said.at
  return { ...said, rule: rule.id, floorAt }
}

type Alone = Pick<Candidate, 'verdict' | 'at' | 'because'>

function effectAlone(rule: CompiledRule, facts: ReleaseFacts, start: number): Alone {
  const limit = start + rule.waitMs
  switch (rule.effect.do) {
    case 'immediate':
      return { verdict: 'open', at: start, because: rule.because }
    case 'immediate-with-preface':
      return { verdict: 'open-with-preface', at: start, because: rule.because }
    case 'delay':
      return { verdict: rule.waitMs > 0 ? 'delayed' : 'open', at: limit, because: rule.because }
    case 'after-comment':
      return afterComment(rule, facts, start, limit)
    case 'by-appointment':
      return { verdict: 'by-appointment', at: limit, because: rule.because }
    case 'blocked':
      return { verdict: 'blocked', at: Number.POSITIVE_INFINITY, because: rule.because }
  }
}

function afterComment(rule: CompiledRule, facts: ReleaseFacts, start: number, limit: number): Alone {
  const commented = facts.commentedAt?.getTime() ?? Number.NaN
  if (commented <= limit) {
    return { verdict: 'open', at: Math.max(start, commented), because: rule.becauseCommented }
  }
  return { verdict: 'after-comment', at: limit, because: rule.because }
}

/** The later one; at the same instant the stronger kind; then by name, so that the order of rules changes nothing. */
export function moreProtective<Said extends Candidate>(a: Said, b: Said): Said {
  const floorAt = Math.max(a.floorAt, b.floorAt)
  const said = laterOf(a, b)
  return said.floorAt === floorAt ? said : { ...said, floorAt }
}

function laterOf<Said extends Candidate>(a: Said, b: Said): Said {
  if (a.at !== b.at) return a.at > b.at ? a : b
  const strength = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)
  if (strength !== 0) return strength > 0 ? a : b
  return a.rule <= b.rule ? a : b
}
