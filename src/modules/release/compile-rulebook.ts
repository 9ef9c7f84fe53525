import { CATEGORIES, type Category, type ServiceType } from '#base/categories'
import { type CodeIndex, indexCodes } from './class-of-test.ts'
import {
  type DefaultRule,
  type Deviation,
  type Effect,
  type QuietHours,
  type Rule,
  type Rulebook,
  safetyNetDays,
} from './rulebook-shape.ts'

export const DAY_MS = 86_400_000

/** A rulebook laid out for deciding: a bundle of 300 items must not notice the rules. */
export type CompiledRulebook = {
  readonly version: number
  readonly netMs: number
  readonly netDays: number
  readonly classes: CodeIndex
  readonly classIds: readonly string[]
  readonly populationCodes: CodeIndex
  readonly populationAges: readonly { readonly bit: number; readonly from: number; readonly below: number }[]
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, LabelMeaning>>
  /** For each category the rules that may apply, the most specific first. */
  readonly rules: ReadonlyMap<Category, readonly CompiledRule[]>
  readonly fallback: CompiledRule
  /** What a sender's wish adds at most, by its code. */
  readonly senderWaits: ReadonlyMap<string, { readonly waitMs: number; readonly endsWithComment: boolean }>
  readonly quietHours: QuietHours
}

export type LabelMeaning = 'harmless' | 'delegates' | 'restricted'

export type CompiledRule = {
  readonly id: string
  readonly specificity: number
  readonly classBit: number
  readonly populationBit: number
  readonly institution: string | null
  readonly serviceTypes: ReadonlySet<ServiceType> | null
  /** First millisecond at which it no longer applies. */
  readonly endsAt: number
  readonly effect: Effect
  readonly waitMs: number
  readonly counselled: boolean
  readonly mayChooseEarlier: boolean
  readonly because: string
  readonly becauseCommented: string
}

const compiled = new WeakMap<Rulebook, CompiledRulebook>()

/** Compiles once for each rulebook object; a rulebook is never changed in place. */
export function compileRulebook(rulebook: Rulebook): CompiledRulebook {
  const known = compiled.get(rulebook)
  if (known) return known
  const fresh = compile(rulebook)
  compiled.set(rulebook, fresh)
  return fresh
}

function compile(rulebook: Rulebook): CompiledRulebook {
  const netDays = safetyNetDays(rulebook)
  const all = [...rulebook.rules, ...rulebook.deviations].map((rule) => ({
    categories: rule.when.category ?? null,
    rule: compileRule(rule, rulebook, netDays),
  }))
  all.sort((a, b) => b.rule.specificity - a.rule.specificity)
  const rules = new Map<Category, CompiledRule[]>()
  for (const category of CATEGORIES) {
    rules.set(
      category,
      all.filter((r) => !r.categories || r.categories.includes(category)).map((r) => r.rule),
    )
  }
  return {
    version: rulebook.version,
    netDays,
    netMs: netDays * DAY_MS,
    classes: indexCodes(rulebook.classes.map((c) => c.codes)),
    classIds: rulebook.classes.map((c) => c.id),
    populationCodes: indexCodes(rulebook.populations.map((p) => p.codes ?? [])),
    populationAges: agesOf(rulebook),
    labels: labelsOf(rulebook),
    rules,
    fallback: compileRule(rulebook.defaultRule, rulebook, netDays),
    senderWaits: new Map(
      rulebook.senderWishes.map(({ code, then }) => [
        code,
        { waitMs: Math.min(waitDaysOf(then, netDays), netDays) * DAY_MS, endsWithComment: then.do === 'after-comment' },
      ]),
    ),
    quietHours: rulebook.quietHours,
  }
}

/**
 * What counts as more specific, from strongest to weakest: the class of test, the population, the category, the
 * institution, the service type, and that the patient was counselled. So a deviation answers the region's rule of the same grain and never, by naming a
 * whole category, undoes a rule for one class of test. docs: release/README.md
 */
const WEIGHT = { testClass: 16, population: 8, category: 4, institution: 2, serviceTypes: 1, counselled: 0.5 } as const

function compileRule(rule: DefaultRule | Rule | Deviation, rulebook: Rulebook, netDays: number): CompiledRule {
  const when = 'when' in rule ? rule.when : {}
  const institution = 'institution' in rule ? rule.institution : null
  const waitDays = Math.min(waitDaysOf(rule.then, netDays), netDays)
  const says = rule.says.en
  return {
    id: rule.id,
    specificity:
      (when.testClass ? WEIGHT.testClass : 0) +
      (when.population ? WEIGHT.population : 0) +
      (when.category ? WEIGHT.category : 0) +
      (institution ? WEIGHT.institution : 0) +
      (when.serviceTypes ? WEIGHT.serviceTypes : 0) +
      (when.counselled ? WEIGHT.counselled : 0),
    classBit: when.testClass ? bitOf(rulebook.classes, when.testClass) : 0,
    populationBit: when.population ? bitOf(rulebook.populations, when.population) : 0,
    institution,
    serviceTypes: when.serviceTypes ? new Set(when.serviceTypes) : null,
    endsAt: 'expires' in rule ? Date.parse(rule.expires) + DAY_MS : Number.POSITIVE_INFINITY,
    effect: rule.then,
    waitMs: waitDays * DAY_MS,
    counselled: when.counselled === true,
    mayChooseEarlier: rule.patientMayChooseEarlier === true,
    because: says,
    becauseCommented: `${says} A clinician has written a comment.`,
  }
}

function waitDaysOf(effect: Effect, netDays: number): number {
  if (effect.do === 'delay') return effect.days
  if (effect.do === 'after-comment' || effect.do === 'by-appointment') return effect.limitDays ?? netDays
  return 0
}

/** The sign bit stands for a name that the rulebook does not list: it never matches (`parseRulebook` refuses it). */
function bitOf(named: readonly { readonly id: string }[], id: string): number {
  const position = named.findIndex((n) => n.id === id)
  return position < 0 ? 1 << 31 : 1 << position
}

function agesOf(rulebook: Rulebook): CompiledRulebook['populationAges'] {
  return rulebook.populations.flatMap((p, position) =>
    p.ageFrom === undefined && p.ageBelow === undefined
      ? []
      : [{ bit: 1 << position, from: p.ageFrom ?? 0, below: p.ageBelow ?? Number.POSITIVE_INFINITY }],
  )
}

/** Later lists win: a label that is both harmless and restricted restricts. */
function labelsOf(rulebook: Rulebook): CompiledRulebook['labels'] {
  const labels = new Map<string, Map<string, LabelMeaning>>()
  const lists = [
    [rulebook.labels.harmless, 'harmless'],
    [rulebook.labels.delegatesDoNotSee, 'delegates'],
    [rulebook.labels.restricted, 'restricted'],
  ] as const
  for (const [list, meaning] of lists) {
    for (const { systems, codes } of list) {
      for (const system of systems) {
        const known = labels.get(system) ?? new Map<string, LabelMeaning>()
        labels.set(system, known)
        for (const code of codes) known.set(code, meaning)
      }
    }
  }
  return labels
}
