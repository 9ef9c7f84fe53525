import { children, text } from '../elements.ts'
import type { Element } from '../types.ts'
import type { AnswerType } from './form.ts'

export const ANSWER_TYPES: readonly AnswerType[] = [
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'quantity',
]

/** The type of a question that can be asked on a page; null for attachments, references and what R4 does not know. */
export function askedType(written: string | null): AnswerType | null {
  return ANSWER_TYPES.find((each) => each === written) ?? null
}

/** The extension whose address ends with that name; null where there is none. */
export function extension(element: Element, name: string): Element | null {
  return children(element, 'extension').find((each) => text(each, 'url')?.endsWith(`/${name}`)) ?? null
}

/** A switch that is on. */
export function hasExtension(element: Element, name: string): boolean {
  const found = extension(element, name)
  return found !== null && found.valueBoolean !== false
}

type Refusal = { readonly what: string; readonly mend: string }

const NOT_WORKED_OUT: Refusal = {
  what: 'It depends on an expression, which is not worked out here.',
  mend: 'Use enableWhen, answerOption and initial with plain answers.',
}

/** Extensions on items by the last word of their address: read (`true`), or what to say where they change the meaning. */
export const KNOWN_EXTENSIONS: Readonly<Record<string, true | Refusal>> = {
  'questionnaire-hidden': true,
  'questionnaire-unit': true,
  'questionnaire-unitOption': true,
  minValue: true,
  maxValue: true,
  'sdc-questionnaire-calculatedExpression': true,
  'sdc-questionnaire-enableWhenExpression': NOT_WORKED_OUT,
  'sdc-questionnaire-answerExpression': NOT_WORKED_OUT,
  'sdc-questionnaire-candidateExpression': NOT_WORKED_OUT,
  'cqf-expression': NOT_WORKED_OUT,
  'questionnaire-constraint': {
    what: 'It has a rule between answers, which is not checked here.',
    mend: 'Use required, minValue, maxValue and maxLength.',
  },
}
