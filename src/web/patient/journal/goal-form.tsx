import { KINDS, LONGEST_GOAL, type ValueKind } from '#journal'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import type { Frame } from '../view-types.ts'

export type GoalFault = 'words' | 'limits' | 'day' | 'many'
export type TypedGoal = Readonly<Record<'words' | 'day' | 'low' | 'high' | 'secondLow' | 'secondHigh', string>>

export type GoalFormProps = {
  readonly frame: Frame
  readonly action: string
  /** Made with the form; null: it changes a goal that is there. */
  readonly formKey: string | null
  readonly kind: ValueKind | null
  readonly typed: TypedGoal
  readonly fault: GoalFault | null
}

const FIELDS: Readonly<Record<GoalFault, string>> = { words: 'words', limits: 'low', day: 'day', many: 'words' }

/** What is wrong, before everything else of a page. */
export function GoalFaults({ frame, fault }: Pick<GoalFormProps, 'frame' | 'fault'>) {
  if (!fault) return null
  const text = frame.w.ownGoals.faults[fault]
  return <ErrorSummary title={frame.w.errors.invalidTitle} text={text} faults={[{ field: FIELDS[fault], text }]} />
}

/** What one wants to reach, within which numbers, until when. */
export function GoalForm(props: GoalFormProps) {
  const { frame, action, formKey, kind, typed, fault } = props
  const t = frame.w.ownGoals
  return (
    <form class="stack" method="post" action={action} novalidate>
      {formKey && <input type="hidden" name="key" value={formKey} />}
      {kind && <input type="hidden" name="kind" value={kind} />}
      <LongField
        name="words"
        label={t.words}
        hint={t.wordsHint}
        value={typed.words}
        fault={fault === 'words' || fault === 'many' ? t.faults[fault] : null}
        longest={LONGEST_GOAL}
        isRequired
      />
      {kind && <Limits {...props} kind={kind} />}
      <Field name="day" type="date" label={t.by} value={typed.day} fault={fault === 'day' ? t.faults.day : null} />
      <div>
        <Button name="does" value="keep">
          {t.save}
        </Button>
      </div>
    </form>
  )
}

function Limits({ frame, kind, typed, fault }: GoalFormProps & { readonly kind: ValueKind }) {
  const t = frame.w.ownGoals
  const isPair = KINDS[kind].second !== null
  const unit = { unit: frame.w.journal.units[kind] }
  const inputMode = KINDS[kind].decimals === 0 ? 'numeric' : 'decimal'
  const fields = [
    { name: 'low' as const, label: isPair ? t.upperLow(unit) : t.low(unit) },
    { name: 'high' as const, label: isPair ? t.upperHigh(unit) : t.high(unit) },
    ...(isPair
      ? [
          { name: 'secondLow' as const, label: t.lowerLow(unit) },
          { name: 'secondHigh' as const, label: t.lowerHigh(unit) },
        ]
      : []),
  ]
  return (
    <fieldset class="choices">
      <legend>{t.limitsLegend({ kind: frame.w.journal.kinds[kind] })}</legend>
      <p class="hint">{t.limitsHint}</p>
      {fields.map(({ name, label }) => (
        <Field
          name={name}
          label={label}
          value={typed[name]}
          fault={fault === 'limits' && name === 'low' ? t.faults.limits : null}
          autoComplete="off"
          inputMode={inputMode}
        />
      ))}
    </fieldset>
  )
}
