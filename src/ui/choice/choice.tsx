import type { ComponentChildren } from 'preact'

export type Choice = {
  readonly value: string
  readonly text: string
  /** Of its words, where they are not in the page's. */
  readonly language?: string | null
  /** What choosing it means. */
  readonly hint?: string
}

export type RadioFieldProps = {
  /** Also the start of each element's id: unique on the page. */
  readonly name: string
  readonly label: ComponentChildren
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly value?: string | null
  readonly fault?: string | null
}

/** One of a few, each with what it means; nothing is chosen beforehand unless it was. */
export function RadioField({ name, label, hint, choices, value, fault }: RadioFieldProps) {
  return (
    <fieldset class="choices" id={name} aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {fault && (
        <p id={`${name}-fault`} class="fault">
          {fault}
        </p>
      )}
      {choices.map((choice, at) => (
        <Line kind="radio" id={`${name}-${at}`} name={name} choice={choice} isChosen={choice.value === value} />
      ))}
    </fieldset>
  )
}

export type CheckChoice = Pick<Choice, 'text' | 'language' | 'hint'> & {
  readonly name: string
  readonly isChosen: boolean
}

export type CheckFieldProps = {
  /** The element that a fault leads to. */
  readonly id?: string
  readonly label: ComponentChildren
  readonly hint?: string
  readonly fault?: string | null
  /** Each is a field of its own that says `yes`. */
  readonly choices: readonly CheckChoice[]
}

/** Any of a few. */
export function CheckField({ id, label, hint, fault, choices }: CheckFieldProps) {
  return (
    <fieldset class="choices" id={id} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {fault && (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
      {choices.map(({ name, text, language, hint: meaning, isChosen }) => (
        <Line
          kind="checkbox"
          id={name}
          name={name}
          choice={{ value: 'yes', text, language, hint: meaning }}
          isChosen={isChosen}
        />
      ))}
    </fieldset>
  )
}

type LineProps = {
  readonly kind: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly choice: Choice
  readonly isChosen: boolean
}

function Line({ kind, id, name, choice, isChosen }: LineProps) {
  return (
    <div>
      <input
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        checked={isChosen}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
      />
      <label for={id}>
        <bdi lang={choice.language ?? undefined}>{choice.text}</bdi>
      </label>
      {choice.hint && (
        <p id={`${id}-hint`} class="hint">
          {choice.hint}
        </p>
      )}
    </div>
  )
}
