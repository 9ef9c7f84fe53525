import type { ComponentChildren } from 'preact'

export type LongFieldProps = {
  readonly name: string
  /** Unique on the page; the name, where it is not said. */
  readonly id?: string
  readonly label: ComponentChildren
  readonly value?: string
  readonly hint?: string
  readonly fault?: string | null
  /** In characters. */
  readonly longest?: number
  readonly isRequired?: boolean
}

/** A labelled box for some sentences. */
export function LongField({ name, id = name, label, value, hint, fault, longest, isRequired }: LongFieldProps) {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
      <textarea
        class="ds-input"
        id={id}
        name={name}
        rows={3}
        maxLength={longest}
        required={isRequired}
        dir="auto"
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={described}
      >
        {value}
      </textarea>
    </div>
  )
}
