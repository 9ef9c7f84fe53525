import type { Element } from '../types.ts'

/** Words of a questionnaire, and what its makers have translated them to (extension `translation`), by language code. */
export type Wording = { readonly text: string; readonly translations: Readonly<Record<string, string>> }

export type AnswerType =
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'string'
  | 'text'
  | 'url'
  | 'choice'
  | 'open-choice'
  | 'quantity'

/** An answer as FHIR writes it, without what may stand in it: `{ valueCoding: … }`, `{ valueInteger: 3 }`. */
export type Answer = Element

/** The answers to each question, by its linkId. */
export type Answers = Readonly<Record<string, readonly Answer[]>>

export type Option = {
  readonly answer: Answer
  readonly wording: Wording
  /** What choosing it adds to a score (extensions `itemWeight`, `ordinalValue`). */
  readonly weight: number | null
  readonly isChosenAtFirst: boolean
}

export type Unit = { readonly code: string | null; readonly system: string | null; readonly text: string }

/** When an item is asked at all (`enableWhen`). */
export type Condition = {
  readonly question: string
  readonly operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<='
  readonly answer: unknown
}
export type When = { readonly behavior: 'all' | 'any'; readonly conditions: readonly Condition[] }

type Part = { readonly linkId: string; readonly wording: Wording | null; readonly when: When | null }

export type Question = Part & {
  readonly kind: 'question'
  readonly type: AnswerType
  readonly prefix: string | null
  readonly isRequired: boolean
  /** Several of its options may be chosen. */
  readonly repeats: boolean
  readonly options: readonly Option[]
  readonly units: readonly Unit[]
  readonly least: string | number | null
  readonly most: string | number | null
  /** In characters. */
  readonly longest: number | null
  readonly first: readonly Answer[]
  /** What is asked only of who has answered this. */
  readonly parts: readonly FormPart[]
}
export type Group = Part & { readonly kind: 'group'; readonly parts: readonly FormPart[] }
export type Words = Part & { readonly kind: 'words' }
/** A read-only number that is the sum of the weights of what is chosen in its group, or in the whole questionnaire. */
export type Score = Part & { readonly kind: 'score'; readonly type: 'integer' | 'decimal' }
export type FormPart = Question | Group | Words | Score

/** A questionnaire as it can be asked on pages. */
export type Form = {
  readonly url: string
  readonly version: string | null
  readonly title: Wording
  readonly about: Wording | null
  /** Language code of its own words, or null where it does not say. */
  readonly language: string | null
  readonly parts: readonly FormPart[]
}

/** All parts in the order of the form, each before what is inside it. */
export function everyPart(parts: readonly FormPart[]): readonly FormPart[] {
  return parts.flatMap((part) => ('parts' in part ? [part, ...everyPart(part.parts)] : [part]))
}

/** All questions in the order of the form. */
export function everyQuestion({ parts }: Pick<Form, 'parts'>): readonly Question[] {
  return everyPart(parts).filter((part) => part.kind === 'question')
}
