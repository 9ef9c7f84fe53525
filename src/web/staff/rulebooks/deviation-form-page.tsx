import { CATEGORIES } from '#base/categories'
import type { Draft } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { RULE_FIELD_OF, RuleFields } from './rule-fields.tsx'
import type { RuleFault, RuleForm } from './rule-said.ts'

export type DeviationFormPageProps = {
  readonly frame: Frame
  readonly draft: Draft
  readonly names: ReadonlyMap<string, string>
  readonly form: RuleForm
  readonly fault: RuleFault | null
}

/** One institution's own rule: where, for what, how, why, approved by whom, until when. */
export function DeviationFormPage({ frame, draft, names, form, fault }: DeviationFormPageProps) {
  const { w } = frame
  const t = w.rulebooks
  const wrong = (code: RuleFault) => (fault === code ? t.wrong[code] : null)
  return (
    <PortalPage frame={frame} title={t.addDeviation}>
      <BackLink href={paths.draft(draft.draftId)}>{draft.title}</BackLink>
      <h1>{t.addDeviation}</h1>
      {fault && (
        <ErrorSummary
          title={t.wrong.title}
          text={t.wrong.text}
          faults={[{ field: RULE_FIELD_OF[fault], text: t.wrong[fault] }]}
        />
      )}
      <p class="lead">{t.addDeviationHint}</p>
      <form class="stack steps" method="post" action={paths.draftDeviation(draft.draftId)}>
        <SelectField
          name="institution"
          label={t.institution}
          value={form.institution ?? ''}
          choices={[{ value: '', text: '' }, ...[...names].map(([value, text]) => ({ value, text }))]}
        />
        <SelectField
          name="kind"
          label={t.kind}
          value={form.kind ?? ''}
          choices={[{ value: '', text: '' }, ...CATEGORIES.map((value) => ({ value, text: w.categories[value].name }))]}
        />
        <RuleFields frame={frame} form={form} fault={fault} />
        <LongField name="reason" label={t.reason} value={form.reason} fault={wrong('reason')} isRequired />
        <Field
          name="approved-by"
          label={t.approvedBy}
          value={form['approved-by']}
          fault={wrong('approvedBy')}
          isRequired
        />
        <Field name="expires" type="date" label={t.expires} value={form.expires} fault={wrong('expires')} isRequired />
        <div>
          <Button>{t.addDo}</Button>
        </div>
      </form>
    </PortalPage>
  )
}
