import type { Draft, Rulebook } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { type AnyRule, effectInWords, kindInWords } from '../../openness/rule-words.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { RULE_FIELD_OF, RuleFields } from './rule-fields.tsx'
import { FORM_EFFECTS, type RuleFault, type RuleForm } from './rule-said.ts'

export type RuleFormPageProps = {
  readonly frame: Frame
  readonly draft: Draft
  readonly rulebook: Rulebook
  readonly rule: AnyRule
  readonly form: RuleForm
  readonly fault: RuleFault | null
}

/** One rule of a draft: when it opens, its words, and who decided it. */
export function RuleFormPage({ frame, draft, rulebook, rule, form, fault }: RuleFormPageProps) {
  const { w } = frame
  const t = w.rulebooks
  const title = kindInWords(rule, rulebook, w)
  const isOther = !FORM_EFFECTS.some((each) => each === rule.then.do)
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.draft(draft.draftId)}>{draft.title}</BackLink>
      <h1>{title}</h1>
      {fault && (
        <ErrorSummary
          title={t.wrong.title}
          text={t.wrong.text}
          faults={[{ field: RULE_FIELD_OF[fault], text: t.wrong[fault] }]}
        />
      )}
      <p class="lead">{effectInWords(rule.then, w)}</p>
      {isOther ? (
        <p>{t.other}</p>
      ) : (
        <form class="stack steps" method="post" action={paths.draftRule(draft.draftId, rule.id)}>
          <RuleFields frame={frame} form={form} fault={fault} />
          <div>
            <Button>{t.changeDo}</Button>
          </div>
        </form>
      )}
    </PortalPage>
  )
}
