import type { Words } from '#messages/translator'
import { Button } from '../button/button.tsx'
import { Field, SelectField } from '../field/field.tsx'

export type FiltersProps = {
  readonly action: string
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
  readonly institution: string | null
  readonly from: string | null
  readonly to: string | null
  readonly clearHref: string
  readonly w: Words
}

/** Narrows a list by institution and period: a plain GET form, closed until wanted, open while it narrows. */
export function Filters({ action, institutions, institution, from, to, clearHref, w }: FiltersProps) {
  const t = w.categoryPage
  const isNarrowed = Boolean(institution || from || to)
  const choices = [{ value: '', text: t.allInstitutions }]
  for (const one of institutions) choices.push({ value: one.id, text: one.name })
  return (
    <details class="filters" open={isNarrowed}>
      <summary>{t.filters}</summary>
      <form method="get" action={action}>
        <SelectField name="institution" label={t.institution} value={institution ?? ''} choices={choices} />
        <Field name="from" label={t.from} type="date" value={from ?? ''} />
        <Field name="to" label={t.to} type="date" value={to ?? ''} />
        <Button kind="secondary">{t.apply}</Button>
        {isNarrowed && <a href={clearHref}>{t.clear}</a>}
      </form>
    </details>
  )
}
