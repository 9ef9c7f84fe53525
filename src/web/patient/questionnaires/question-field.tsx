import type { Form, Question } from '#formats/fhir/questionnaire/form'
import { wordsIn } from '#formats/fhir/questionnaire/read-wording'
import { type AnswerFault, fieldsOf, OTHER, type Typed } from '#questionnaires'
import { CheckField, RadioField } from '#ui/choice/choice'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import type { Frame } from '../view-types.ts'
import { Said } from './answer-words.tsx'

/** From more options than these a list is shorter to go through. */
const MOST_RADIOS = 10

export type QuestionFieldProps = {
  readonly frame: Frame
  readonly form: Form
  readonly question: Question
  /** Its place among all questions of the form. */
  readonly position: number
  readonly typed: Typed
  readonly fault: AnswerFault | null
}

/** One question with the field that fits it. */
export function QuestionField(props: QuestionFieldProps) {
  const { frame, question, position, typed } = props
  const t = frame.w.questionnaires
  const { name } = fieldsOf(position)
  const common = { name, label: <Label {...props} />, value: typed[name] ?? '', fault: faultWords(props) }
  switch (question.type) {
    case 'choice':
    case 'open-choice':
      return <ChoiceField {...props} />
    case 'boolean':
      return (
        <RadioField
          {...common}
          choices={[
            { value: 'yes', text: t.yes },
            { value: 'no', text: t.no },
          ]}
        />
      )
    case 'text':
      return <LongField {...common} longest={question.longest ?? undefined} />
    case 'date':
    case 'dateTime':
      return <Field {...common} type="date" hint={t.dayHint} />
    case 'time':
      return <Field {...common} type="time" hint={t.timeHint} />
    case 'integer':
    case 'decimal':
      return <Field {...common} hint={rangeWords(props)} inputMode={keysOf(question)} autoComplete="off" />
    case 'quantity':
      return <QuantityField {...props} />
    default:
      return <Field {...common} autoComplete="off" />
  }
}

/** Where a number may be below zero, phones must show the sign: their plain keys. */
function keysOf({ type, least }: Question): 'numeric' | 'decimal' | undefined {
  if (least === null || Number(least) < 0) return undefined
  return type === 'integer' ? 'numeric' : 'decimal'
}

function Label({ frame, form, question }: QuestionFieldProps) {
  const t = frame.w.questionnaires
  const { wording, prefix, units, isRequired } = question
  const own = wording && <Said wording={wording} form={form} frame={frame} />
  const unit = units.length === 1 ? units[0]!.text : null
  return (
    <>
      {prefix && `${prefix} `}
      {own}
      {unit && (
        <>
          {' '}
          (<bdi>{unit}</bdi>)
        </>
      )}
      {!isRequired && <span class="m"> {t.optional}</span>}
    </>
  )
}

function faultWords({ frame, question, fault }: QuestionFieldProps): string | null {
  return fault && faultSaid(question, fault, frame)
}

/** What is wrong with an answer, and how to mend it. */
export function faultSaid({ least, most }: Question, fault: AnswerFault, { w }: Frame): string {
  const t = w.questionnaires.faults
  if (fault === 'least') return t.least({ least: boundWords(least, w) })
  return fault === 'most' ? t.most({ most: boundWords(most, w) }) : t[fault]
}

function boundWords(bound: string | number | null, w: Frame['w']): string {
  return typeof bound === 'number' ? w.formatNumber(bound) : (bound ?? '')
}

function rangeWords({ frame, question: { least, most } }: QuestionFieldProps): string | undefined {
  const { w } = frame
  const t = w.questionnaires
  const [low, high] = [boundWords(least, w), boundWords(most, w)]
  if (least !== null && most !== null) return t.range({ least: low, most: high })
  if (least !== null) return t.least({ least: low })
  return most === null ? undefined : t.most({ most: high })
}

function QuantityField(props: QuestionFieldProps) {
  const { frame, question, position, typed } = props
  const fields = fieldsOf(position)
  return (
    <>
      <Field
        name={fields.name}
        label={<Label {...props} />}
        value={typed[fields.name] ?? ''}
        hint={rangeWords(props)}
        fault={faultWords(props)}
        inputMode="decimal"
        autoComplete="off"
      />
      {question.units.length > 1 && (
        <SelectField
          name={fields.unit}
          label={frame.w.questionnaires.unit}
          value={typed[fields.unit] ?? '0'}
          choices={question.units.map(({ text }, at) => ({ value: String(at), text }))}
        />
      )}
    </>
  )
}

/** Boxes where several may be chosen, circles where one may, a list where there are many; with a line for something else. */
function ChoiceField(props: QuestionFieldProps) {
  const { frame, question, position, typed } = props
  const fields = fieldsOf(position)
  return (
    <>
      {question.repeats ? <Several {...props} /> : <One {...props} />}
      {question.type === 'open-choice' && (
        <Field
          name={fields.other}
          label={frame.w.questionnaires.otherField}
          value={typed[fields.other] ?? ''}
          autoComplete="off"
        />
      )}
    </>
  )
}

/** What can be chosen in the reader's language, "something else" last. */
function choicesOf({ frame, form, question }: QuestionFieldProps) {
  const own = question.options.map(({ wording }) => wordsIn(wording, frame.w.language, form.language))
  return question.type === 'open-choice' ? [...own, { text: frame.w.questionnaires.other, language: null }] : own
}

function Several(props: QuestionFieldProps) {
  const { frame, position, typed } = props
  const fields = fieldsOf(position)
  return (
    <CheckField
      id={fields.name}
      label={<Label {...props} />}
      hint={frame.w.questionnaires.several}
      fault={faultWords(props)}
      choices={choicesOf(props).map(({ text, language }, at) => ({
        name: fields.option(at),
        text,
        language,
        isChosen: typed[fields.option(at)] === 'yes',
      }))}
    />
  )
}

function One(props: QuestionFieldProps) {
  const { frame, question, position, typed } = props
  const { name } = fieldsOf(position)
  const common = { name, label: <Label {...props} />, value: typed[name] ?? '', fault: faultWords(props) }
  const choices = choicesOf(props).map(({ text, language }, at) => ({
    value: at < question.options.length ? String(at) : OTHER,
    text,
    language: language ?? undefined,
  }))
  return choices.length > MOST_RADIOS ? (
    <SelectField {...common} choices={[{ value: '', text: frame.w.questionnaires.choose }, ...choices]} />
  ) : (
    <RadioField {...common} choices={choices} />
  )
}
