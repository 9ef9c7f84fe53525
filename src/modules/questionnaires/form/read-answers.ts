import { plainDigits } from '#base/plain-digits'
import type { Answer, Question } from '#formats/fhir/questionnaire/form'
import { isOption, valueIn } from './decide-asked.ts'

/** What a form sent. */
export type Typed = Readonly<Record<string, string | undefined>>

/** Why an answer cannot stand. */
export type AnswerFault =
  | 'required'
  | 'number'
  | 'whole'
  | 'least'
  | 'most'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'long'
  | 'url'
  | 'choice'
  | 'other'

const LONGEST_TEXT = 4000
const LONGEST_LINE = 300

/** How the fields of a question are called: unique in the form, and the same on each page. */
export function fieldsOf(position: number) {
  const name = `q${position}`
  return {
    name,
    option: (index: number) => `${name}-${index}`,
    other: `${name}-other`,
    unit: `${name}-unit`,
  }
}

/** What "another one" says in an open choice. */
export const OTHER = 'other'

/**
 * Reads what somebody typed or chose for one question: a decimal point or comma, the digits of any of our languages. An
 * empty answer is an empty list, and a fault where an answer is wanted.
 */
export function readAnswer(
  question: Question,
  position: number,
  typed: Typed,
): { readonly answers: readonly Answer[]; readonly fault: AnswerFault | null } {
  const read = READERS[question.type](question, position, typed)
  if (read.fault) return { answers: [], fault: read.fault }
  const isMissing = read.answers.length === 0 && question.isRequired
  return isMissing ? { answers: [], fault: 'required' } : read
}

type Read = { readonly answers: readonly Answer[]; readonly fault: AnswerFault | null }
type Reader = (question: Question, position: number, typed: Typed) => Read

const NONE: Read = { answers: [], fault: null }
const wrong = (fault: AnswerFault): Read => ({ answers: [], fault })
const one = (answer: Answer): Read => ({ answers: [answer], fault: null })

const lineOf = (position: number, typed: Typed) => (typed[fieldsOf(position).name] ?? '').trim()

const number =
  (element: 'valueInteger' | 'valueDecimal'): Reader =>
  (question, position, typed) => {
    const line = lineOf(position, typed)
    if (line === '') return NONE
    const value = readNumber(line)
    if (value === null) return wrong('number')
    if (element === 'valueInteger' && !Number.isSafeInteger(value)) return wrong('whole')
    return within(question, value) ?? one({ [element]: value })
  }

/** At most twelve digits before and six after the point. */
function readNumber(line: string): number | null {
  const plain = plainDigits(line).replace(/[,٫]/, '.').replace(/^[−–]/, '-')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

function within({ least, most }: Question, value: number | string): Read | null {
  if (least !== null && typeof least === typeof value && value < least) return wrong('least')
  return most !== null && typeof most === typeof value && value > most ? wrong('most') : null
}

const words =
  (most: number): Reader =>
  ({ longest }, position, typed) => {
    const line = lineOf(position, typed)
    if (line === '') return NONE
    return line.length > Math.min(longest ?? most, LONGEST_TEXT) ? wrong('long') : one({ valueString: line })
  }

const READERS: Readonly<Record<Question['type'], Reader>> = {
  boolean: (_, position, typed) => {
    const line = lineOf(position, typed)
    if (line === '') return NONE
    return line === 'yes' || line === 'no' ? one({ valueBoolean: line === 'yes' }) : wrong('choice')
  },
  integer: number('valueInteger'),
  decimal: number('valueDecimal'),
  string: words(LONGEST_LINE),
  text: words(LONGEST_TEXT),
  url: (_, position, typed) => {
    const line = lineOf(position, typed)
    if (line === '') return NONE
    return /^https?:\/\/\S+$/.test(line) && line.length <= LONGEST_LINE ? one({ valueUri: line }) : wrong('url')
  },
  date: (question, position, typed) => {
    const line = plainDigits(lineOf(position, typed))
    if (line === '') return NONE
    return isDay(line) ? (within(question, line) ?? one({ valueDate: line })) : wrong('date')
  },
  time: (question, position, typed) => {
    const line = lineOf(position, typed)
    if (line === '') return NONE
    const time = readTime(line)
    return time ? (within(question, time) ?? one({ valueTime: time })) : wrong('time')
  },
  // FHIR lets a dateTime be a day alone, and a day is what people remember.
  dateTime: (_, position, typed) => {
    const line = plainDigits(lineOf(position, typed))
    if (line === '') return NONE
    return isDay(line) ? one({ valueDateTime: line }) : wrong('dateTime')
  },
  quantity: ({ units, ...question }, position, typed) => {
    const line = lineOf(position, typed)
    if (line === '') return NONE
    const value = readNumber(line)
    if (value === null) return wrong('number')
    const at = Number(typed[fieldsOf(position).unit] ?? 0)
    const unit = units[at]
    if (!unit) return wrong('choice')
    const coded = unit.code && unit.system ? { system: unit.system, code: unit.code } : {}
    return within({ units, ...question }, value) ?? one({ valueQuantity: { value, unit: unit.text, ...coded } })
  },
  choice: readChoice,
  'open-choice': readChoice,
}

/** Several are check boxes, each a field of its own; one is a field that says which. */
function readChoice(question: Question, position: number, typed: Typed): Read {
  const { options, repeats, type } = question
  const fields = fieldsOf(position)
  const chosen = repeats ? options.flatMap((_, at) => (typed[fields.option(at)] === 'yes' ? [String(at)] : [])) : []
  const saysOther = repeats ? typed[fields.option(options.length)] === 'yes' : typed[fields.name] === OTHER
  const picked = repeats ? chosen : [typed[fields.name] ?? ''].filter((each) => each !== '' && each !== OTHER)
  const answers = picked.map((each) => (/^\d{1,3}$/.test(each) ? options[Number(each)]?.answer : undefined))
  if (answers.some((answer) => answer === undefined)) return wrong('choice')
  const found = answers.filter((answer) => answer !== undefined)
  if (type === 'choice' || !saysOther) return { answers: found, fault: null }
  const other = (typed[fields.other] ?? '').trim()
  if (other === '') return wrong('other')
  return other.length > LONGEST_LINE ? wrong('long') : { answers: [...found, { valueString: other }], fault: null }
}

/** What stands in the fields of a question that was answered so: read again, it is the same answer. */
export function typedOf(question: Question, position: number, answers: readonly Answer[]): Typed {
  const fields = fieldsOf(position)
  const { options, units, repeats, type } = question
  const first = answers[0]
  if (!first) return {}
  if (type === 'choice' || type === 'open-choice') {
    const at = options.flatMap((option, index) => (answers.some((each) => isOption(each, option)) ? [index] : []))
    const other = answers.find((each) => !options.some((option) => isOption(each, option)))?.valueString
    const said = typeof other === 'string' ? { [fields.other]: other } : {}
    if (!repeats) return { [fields.name]: at.length > 0 ? String(at[0]) : OTHER, ...said }
    const boxes = [...at, ...(typeof other === 'string' ? [options.length] : [])]
    return { ...Object.fromEntries(boxes.map((index) => [fields.option(index), 'yes'])), ...said }
  }
  const value = valueIn(first)
  if (type === 'boolean') return { [fields.name]: value === true ? 'yes' : 'no' }
  if (type === 'time') return { [fields.name]: String(value).slice(0, 5) }
  if (type !== 'quantity') return { [fields.name]: String(value) }
  const { value: amount, unit } = value as { readonly value?: unknown; readonly unit?: unknown }
  const at = units.findIndex(({ text }) => text === unit)
  return { [fields.name]: String(amount), [fields.unit]: String(Math.max(at, 0)) }
}

function readTime(line: string): string | null {
  const plain = plainDigits(line).replace('.', ':').padStart(5, '0')
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(plain) ? `${plain}:00` : null
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
