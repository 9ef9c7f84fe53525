import type { ComponentChildren } from 'preact'
import { readClinicalDate } from '#base/instant'
import {
  type Answer,
  type Answers,
  everyPart,
  type Form,
  type FormPart,
  type Question,
  type Wording,
} from '#formats/fhir/questionnaire/form'
import { wordsIn } from '#formats/fhir/questionnaire/read-wording'
import { askedParts, isOption, valueIn } from '#questionnaires'
import type { Frame } from '../view-types.ts'

/** Words of the questionnaire in the reader's language, or in its own, marked as that. */
export function Said({
  wording,
  form,
  frame,
}: {
  readonly wording: Wording
  readonly form: Form
  readonly frame: Frame
}) {
  const { text, language } = wordsIn(wording, frame.w.language, form.language)
  return <bdi lang={language && language !== frame.w.language ? language : undefined}>{text}</bdi>
}

/** The same as plain text, for titles. */
export function saidIn(wording: Wording, form: Form, { w }: Frame): string {
  return wordsIn(wording, w.language, form.language).text
}

/** Whether the reader gets the questions in another language than the page. */
export function isForeign(form: Form, { w }: Frame): boolean {
  const { language } = wordsIn(form.title, w.language, form.language)
  return language !== null && language.split('-')[0] !== w.language
}

/** What was answered to one question; each answer a line of its own, so that languages do not mix. */
function answerLines(question: Question, answers: readonly Answer[], form: Form, frame: Frame) {
  return answers.map((answer, at) => (
    <>
      {at > 0 && <br />}
      <bdi>{oneAnswer(question, answer, form, frame)}</bdi>
    </>
  ))
}

function oneAnswer(question: Question, answer: Answer, form: Form, frame: Frame): string {
  const { w } = frame
  const chosen = question.options.find((option) => isOption(answer, option))
  if (chosen) return saidIn(chosen.wording, form, frame)
  const value = valueIn(answer)
  if (typeof value === 'boolean') return value ? w.questionnaires.yes : w.questionnaires.no
  if (typeof value === 'number') return withUnit(w.formatNumber(value), question.units[0]?.text)
  if (typeof value === 'object' && value !== null) {
    const { value: amount, unit, display, code } = value as Readonly<Record<string, unknown>>
    return typeof amount === 'number' ? withUnit(w.formatNumber(amount), unit as string) : String(display ?? code ?? '')
  }
  const text = String(value ?? '')
  const day = question.type === 'date' || question.type === 'dateTime' ? readClinicalDate(text) : null
  if (day) return w.formatDay(day)
  return question.type === 'time' ? text.slice(0, 5) : text
}

function withUnit(number: string, unit: string | undefined): string {
  return unit ? `${number} ${unit}` : number
}

export type AnswerListProps = {
  readonly form: Form
  readonly answers: Answers
  readonly frame: Frame
  /** Only these; undefined: all that is asked. */
  readonly parts?: readonly FormPart[]
}

/** Every question that is asked with what was answered, in the order of the form; a total where the form has one. */
export function AnswerList({ form, answers, frame, parts = allAsked(form, answers) }: AnswerListProps) {
  return (
    <dl class="facts">
      {parts.map((part) => {
        const given = answers[part.linkId] ?? []
        if (part.kind === 'question')
          return (
            <Line {...{ part, form, frame }}>
              {given.length > 0 ? answerLines(part, given, form, frame) : frame.w.questionnaires.notAnswered}
            </Line>
          )
        return (
          part.kind === 'score' &&
          given.length > 0 && <Line {...{ part, form, frame }}>{scoreWords(given, frame)}</Line>
        )
      })}
    </dl>
  )
}

function allAsked(form: Form, answers: Answers): readonly FormPart[] {
  const asked = askedParts(form, answers)
  return everyPart(form.parts).filter(({ linkId }) => asked.has(linkId))
}

function scoreWords(given: readonly Answer[], { w }: Frame): string {
  return w.formatNumber(Number(valueIn(given[0]!)))
}

type LineProps = {
  readonly part: { readonly wording: Wording | null }
  readonly form: Form
  readonly frame: Frame
  readonly children: ComponentChildren
}

function Line({ part, form, frame, children }: LineProps) {
  return (
    <div>
      <dt>{part.wording && <Said wording={part.wording} form={form} frame={frame} />}</dt>
      <dd>{children}</dd>
    </div>
  )
}
