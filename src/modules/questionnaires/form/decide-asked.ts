import type { Answer, Answers, Condition, Form, FormPart, Option } from '#formats/fhir/questionnaire/form'
import { everyPart } from '#formats/fhir/questionnaire/form'

/**
 * The linkIds of what is asked, given what has been answered: a part is asked where everything that it stands in is, and
 * its conditions hold; what stands inside a question only once that has an answer. Answers to what is not asked count for
 * nothing (R4, Questionnaire, enableWhen).
 */
export function askedParts({ parts }: Pick<Form, 'parts'>, answers: Answers): ReadonlySet<string> {
  const asked = new Set<string>()
  const given = (linkId: string) => (asked.has(linkId) ? (answers[linkId] ?? []) : [])
  const walk = (each: FormPart) => {
    if (each.when) {
      const { behavior, conditions } = each.when
      const holds = (condition: Condition) => isMet(condition, given(condition.question))
      if (!(behavior === 'any' ? conditions.some(holds) : conditions.every(holds))) return
    }
    asked.add(each.linkId)
    if (each.kind === 'group' || (each.kind === 'question' && given(each.linkId).length > 0)) each.parts.forEach(walk)
  }
  parts.forEach(walk)
  return asked
}

/** Only answers to what is asked. */
export function keepAsked(form: Pick<Form, 'parts'>, answers: Answers): Answers {
  const asked = askedParts(form, answers)
  return Object.fromEntries(Object.entries(answers).filter(([linkId, given]) => asked.has(linkId) && given.length > 0))
}

function isMet({ operator, answer }: Condition, given: readonly Answer[]): boolean {
  if (operator === 'exists') return given.length > 0 === answer
  const wanted = comparable(answer)
  return given.some((each) => compares(operator, comparable(valueIn(each)), wanted))
}

/** What an answer says, without its type. */
export function valueIn(answer: Answer): unknown {
  return Object.entries(answer).find(([name]) => name.startsWith('value'))?.[1]
}

type Comparable = string | number | boolean

/** Codings by code (their system is the form's own), quantities by number, everything else as it is. */
function comparable(value: unknown): Comparable {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  const element = (value ?? {}) as { readonly code?: unknown; readonly value?: unknown; readonly display?: unknown }
  if (typeof element.value === 'number') return element.value
  return String(element.code ?? element.display ?? '')
}

function compares(operator: Exclude<Condition['operator'], 'exists'>, one: Comparable, other: Comparable): boolean {
  if (operator === '=') return one === other
  if (operator === '!=') return one !== other
  if (typeof one !== typeof other) return false
  if (operator === '>') return one > other
  if (operator === '<') return one < other
  return operator === '>=' ? one >= other : one <= other
}

/** Whether an answer is that option. */
export function isOption(answer: Answer, option: Option): boolean {
  return comparable(valueIn(answer)) === comparable(valueIn(option.answer))
}

/**
 * The sum of the weights of what is chosen, for each score that is asked: of its group, or of the whole form where it stands at
 * the top. A score for which a weighted question was asked and not answered is missing: half of a sum misleads.
 */
export function workOutScores(form: Pick<Form, 'parts'>, answers: Answers): Readonly<Record<string, number>> {
  const asked = askedParts(form, answers)
  const scores: Record<string, number> = {}
  const look = (parts: readonly FormPart[]) => {
    for (const part of parts) {
      if (part.kind === 'score' && asked.has(part.linkId)) {
        const sum = sumOfWeights(parts, asked, answers)
        if (sum !== null) scores[part.linkId] = sum
      }
      if ('parts' in part) look(part.parts)
    }
  }
  look(form.parts)
  return scores
}

function sumOfWeights(parts: readonly FormPart[], asked: ReadonlySet<string>, answers: Answers): number | null {
  let sum: number | null = null
  for (const part of everyPart(parts)) {
    if (part.kind !== 'question' || !asked.has(part.linkId) || !part.options.some(({ weight }) => weight !== null))
      continue
    const given = answers[part.linkId] ?? []
    if (given.length === 0) return null
    for (const { weight } of part.options.filter((option) => given.some((each) => isOption(each, option))))
      sum = (sum ?? 0) + (weight ?? 0)
  }
  return sum === null ? null : Math.round(sum * 1e6) / 1e6
}
