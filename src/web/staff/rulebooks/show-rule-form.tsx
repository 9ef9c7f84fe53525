import { Invalid, NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { changeRule, type Draft, findRule, parseRulebook, type Rulebook } from '#release'
import type { AnyRule } from '../../openness/rule-words.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { RuleFormPage } from './rule-form-page.tsx'
import { FORM_EFFECTS, type RuleFault, type RuleForm, readFormEffect, readSays } from './rule-said.ts'
import { draftOf, saveYaml } from './show-draft.tsx'

/** One rule of a draft in a form. */
export async function showRuleForm(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { draft, rulebook, rule } = await read(scope, visit)
  return ruleView(frame, { draft, rulebook, rule, form: formOf(rule), fault: null })
}

/** Changes one rule of a draft; whether the draft still holds is said on its page. */
export async function changeRuleByForm(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { draft, rulebook, rule } = await read(scope, visit)
  const { form } = visit
  const effect = readFormEffect(form)
  const says = readSays(form)
  const decidedBy = form['decided-by']?.trim() ?? ''
  const fault: RuleFault | null =
    typeof effect === 'string' ? effect : !says ? 'says' : decidedBy === '' ? 'decidedBy' : null
  if (fault || typeof effect === 'string' || !says) return ruleView(frame, { draft, rulebook, rule, form, fault })
  return saveYaml(scope, draft, changeRule(draft.yaml, { id: rule.id, effect, says, decidedBy }))
}

async function read(scope: StaffScope, visit: Visit) {
  const draft = await draftOf(scope, visit)
  const rulebook = readableRulebook(draft)
  const found = [rulebook.defaultRule, ...rulebook.rules, ...rulebook.deviations]
  const rule: AnyRule | undefined = found.find(({ id }) => id === visit.params.ruleId)
  if (!rule || !findRule(rulebook, rule.id)) throw new NotFound('rule', { detail: 'not in this draft' })
  return { draft, rulebook, rule }
}

/** Forms need a text that can be read; who comes here without one is told so. */
export function readableRulebook({ yaml }: Draft): Rulebook {
  const reading = parseRulebook(yaml)
  if (!reading.ok) throw new Invalid('draft', { detail: 'its text cannot be read' })
  return reading.rulebook
}

function formOf({ then, says, decidedBy }: AnyRule): RuleForm {
  const effect = FORM_EFFECTS.find((each) => each === then.do)
  const days = then.do === 'delay' ? then.days : 'limitDays' in then ? then.limitDays : undefined
  return {
    ...(effect && { effect }),
    ...(days !== undefined && { days: String(days) }),
    ...Object.fromEntries(Object.entries(says).map(([language, text]) => [`says-${language}`, text])),
    'decided-by': decidedBy,
  }
}

type RuleView = {
  readonly draft: Draft
  readonly rulebook: Rulebook
  readonly rule: AnyRule
  readonly form: RuleForm
  readonly fault: RuleFault | null
}

function ruleView(frame: Frame, view: RuleView): Shown {
  return { view: <RuleFormPage frame={frame} {...view} />, ...(view.fault ? { status: 422 } : {}) }
}
