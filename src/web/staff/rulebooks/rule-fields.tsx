import { LANGUAGES } from '#base/categories'
import { RadioField } from '#ui/choice/choice'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { LANGUAGE_NAMES } from '#ui/menu/language-menu'
import type { Frame } from '../../patient/view-types.ts'
import { FORM_EFFECTS, type RuleFault, type RuleForm } from './rule-said.ts'

export type RuleFieldsProps = {
  readonly frame: Frame
  readonly form: RuleForm
  readonly fault: RuleFault | null
}

/** Where on the page each fault of a rule is mended. */
export const RULE_FIELD_OF: Readonly<Record<RuleFault, string>> = {
  effect: 'effect',
  days: 'days',
  says: 'says-en',
  stale: 'says-en',
  decidedBy: 'decided-by',
  institution: 'institution',
  kind: 'kind',
  reason: 'reason',
  approvedBy: 'approved-by',
  expires: 'expires',
}

/** When it opens, in which words, and who decided it. */
export function RuleFields({ frame, form, fault }: RuleFieldsProps) {
  const t = frame.w.rulebooks
  const wrong = (code: RuleFault) => (fault === code ? t.wrong[code] : null)
  return (
    <>
      <RadioField
        name="effect"
        label={t.effect}
        value={form.effect ?? null}
        fault={wrong('effect')}
        choices={FORM_EFFECTS.map((value) => ({ value, text: t.effects[value] }))}
      />
      <Field name="days" label={t.limit} hint={t.limitHint} value={form.days} fault={wrong('days')} />
      <h2>{t.says}</h2>
      {LANGUAGES.map((language) => (
        <LongField
          name={`says-${language}`}
          label={LANGUAGE_NAMES[language]}
          value={form[`says-${language}`]}
          fault={form[`says-${language}`]?.trim() ? null : wrong('says')}
          isRequired
        />
      ))}
      <Field name="decided-by" label={t.decidedBy} value={form['decided-by']} fault={wrong('decidedBy')} isRequired />
    </>
  )
}
