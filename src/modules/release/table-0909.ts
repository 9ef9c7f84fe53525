import type { InEveryLanguage } from '#base/categories'
import type { Fault } from './rulebook-reading.ts'
import { looksAtResult } from './rulebook-rules.ts'
import type { Effect, Rule, Rulebook } from './rulebook-shape.ts'

/** One line of interchange: for a class of test, what HL7 v2 table 0909 (OBX-26) says, and for how many days at most. */
export type Line0909 = { readonly testClass: string; readonly code: string; readonly days: number | null }

/** SIMM shares at once, SID after a delay, STBD when a clinician has decided, SWTH withholds. */
const CODE_OF: Readonly<Record<Effect['do'], string>> = {
  immediate: 'SIMM',
  'immediate-with-preface': 'SIMM',
  delay: 'SID',
  'after-comment': 'STBD',
  'by-appointment': 'STBD',
  blocked: 'SWTH',
}

/**
 * The rules that depend on a class of test alone, in the words of the table. What the table cannot say stays at home: a
 * preface, a population, an institution.
 */
export function toTable0909({ rules }: Pick<Rulebook, 'rules'>): readonly Line0909[] {
  return rules.flatMap(({ when, then }) => {
    const { testClass, ...more } = when
    return testClass === undefined || Object.keys(more).length > 0
      ? []
      : [{ testClass, code: CODE_OF[then.do], days: daysOf(then) }]
  })
}

function daysOf(effect: Effect): number | null {
  if (effect.do === 'delay') return effect.days
  return effect.do === 'after-comment' || effect.do === 'by-appointment' ? (effect.limitDays ?? null) : null
}

/** The same as a file of comma-separated values, with a line of headings: class, code, days. */
export function writeTable0909(rulebook: Pick<Rulebook, 'rules'>): string {
  const lines = toTable0909(rulebook).map(({ testClass, code, days }) => [testClass, code, days ?? ''].join(','))
  return `${['class,code,days', ...lines].join('\n')}\n`
}

/** What lines of the table do not say and a rule must. */
export type Importing = {
  readonly decidedBy: string
  readonly says: InEveryLanguage
  /** Why SWTH withholds; null: such lines are refused. */
  readonly law: { readonly ground: string; readonly law: string } | null
}

/**
 * Rules from lines of the table. Every line that cannot be a rule comes back as a fault: SWNL and SIDC, because they look
 * at the value; a delay without days; withholding without a law. The rules still have to pass the region's principles.
 */
export function fromTable0909(
  lines: readonly Line0909[],
  importing: Importing,
): { readonly rules: readonly Rule[]; readonly faults: readonly Fault[] } {
  const rules: Rule[] = []
  const faults: Fault[] = []
  for (const [number, line] of lines.entries()) {
    const effect = effectOf(line, `line ${number + 1}`, importing)
    if ('mend' in effect) faults.push(effect)
    else rules.push(ruleOf(line, effect, importing))
  }
  return { rules, faults }
}

function ruleOf({ testClass }: Line0909, effect: Effect, { decidedBy, says }: Importing): Rule {
  // biome-ignore lint/suspicious/noThenProperty: the rulebook's own word; it holds data and is never called
  return { id: `shared-${testClass}`, when: { testClass }, then: effect, decidedBy, says }
}

function effectOf({ code, days }: Line0909, where: string, { law }: Importing): Effect | Fault {
  switch (code) {
    case 'SIMM':
      return { do: 'immediate' }
    case 'SID':
      return days === null ? { where, what: 'is a delay without days', mend: 'Write the days.' } : { do: 'delay', days }
    case 'STBD':
      return { do: 'after-comment', ...(days !== null && { limitDays: days }) }
    case 'SWTH':
      return law ? { do: 'blocked', ...law } : { where, what: 'withholds without a law', mend: 'Name ground and law.' }
    case 'SWNL':
    case 'SIDC':
      return looksAtResult(where, code)
    default:
      return { where, what: `“${code}” is no code of table 0909`, mend: 'Write SIMM, SID, STBD or SWTH.' }
  }
}
