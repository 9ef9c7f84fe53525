export type LongFieldProps = {
  /** Also the element's id: unique on the page. */
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string
  readonly fault?: string | null
  /** In characters. */
  readonly longest?: number
  readonly isRequired?: boolean
}

/** A labelled box for some sentences. */
export function LongField({ name, label, value, hint, fault, longest, isRequired }: LongFieldProps) {
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${name}-fault`} class="fault">
          {fault}
        </p>
      )}
      <textarea
        class="ds-input"
        id={name}
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
