import type { ComponentChildren } from 'preact'

export type FieldProps = {
  readonly name: string
  /** Unique on the page; the name, where it is not said. */
  readonly id?: string
  readonly label: ComponentChildren
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'time'
  readonly value?: string
  readonly hint?: string
  readonly fault?: string | null
  readonly autoComplete?: 'username' | 'email' | 'current-password' | 'new-password' | 'one-time-code' | 'off'
  readonly isRequired?: boolean
  /** Which keys a phone shows. */
  readonly inputMode?: 'decimal' | 'numeric'
}

/** A labelled input with its hint and, after a fault, what to mend. */
export function Field({
  name,
  id = name,
  label,
  type = 'text',
  value,
  hint,
  fault,
  autoComplete,
  isRequired,
  inputMode,
}: FieldProps) {
  const described = describedBy(id, hint, fault)
  return (
    <Labelled name={id} label={label} hint={hint} fault={fault}>
      <input
        class="ds-input"
        id={id}
        name={name}
        // Preact types each kind of input apart; ours all take the same attributes.
        type={type as 'text'}
        value={value}
        autocomplete={autoComplete}
        inputmode={inputMode}
        required={isRequired}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={described}
      />
    </Labelled>
  )
}

export type SelectFieldProps = {
  readonly name: string
  readonly label: ComponentChildren
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly text: string; readonly language?: string }[]
  readonly hint?: string
  readonly fault?: string | null
}

/** A choice among a few. */
export function SelectField({ name, label, value, choices, hint, fault }: SelectFieldProps) {
  return (
    <Labelled name={name} label={label} hint={hint} fault={fault}>
      <select
        class="ds-input"
        id={name}
        name={name}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={describedBy(name, hint, fault)}
      >
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} lang={choice.language}>
            {choice.text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export type FileFieldProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'fault' | 'isRequired'> & {
  /** Media types that a browser offers; what comes is looked at all the same. */
  readonly accept?: string
}

/** One file or several; the browser says which were chosen. */
export function FileField({ name, label, hint, fault, isRequired, accept }: FileFieldProps) {
  return (
    <Labelled name={name} label={label} hint={hint} fault={fault}>
      <input
        class="ds-input"
        id={name}
        name={name}
        type="file"
        multiple
        accept={accept}
        required={isRequired}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={describedBy(name, hint, fault)}
      />
    </Labelled>
  )
}

type LabelledProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'fault'> & { readonly children: ComponentChildren }

function Labelled({ name, label, hint, fault, children }: LabelledProps) {
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
      {children}
    </div>
  )
}

function describedBy(name: string, hint: string | undefined, fault: string | null | undefined): string | undefined {
  return [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined
}
