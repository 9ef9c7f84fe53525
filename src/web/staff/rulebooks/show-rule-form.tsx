import type { Language } from '#base/categories'
import { Invalid, NotFound } from '#base/errors'
import { translator } from '#messages/translator'
import type { StaffScope } from '#platform/database/scopes'
import { changeRule, checkRulebook, type Draft, findRule, parseRulebook, type Rulebook, readRulebook } from '#release'
import { type AnyRule, effectInWords } from '../../openness/rule-words.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { RuleFormPage } from './rule-form-page.tsx'
import { type Effect, FORM_EFFECTS, type RuleFault, type RuleForm, readFormEffect, readSays } from './rule-said.ts'
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
  const yaml = changeRule(draft.yaml, { id: rule.id, effect, says, decidedBy })
  const stale = await staleIn(scope, { draft, yaml, ruleId: rule.id })
  if (stale.length === 0) return saveYaml(scope, draft, yaml)
  return ruleView(frame, { draft, rulebook, rule, form: { ...form, ...plainWords(effect, stale) }, fault: 'stale' })
}

/** In which languages a rule of this text opens otherwise than before in the words of before. */
async function staleIn(
  scope: StaffScope,
  { draft, yaml, ruleId }: { readonly draft: Draft; readonly yaml: string; readonly ruleId: string },
): Promise<readonly Language[]> {
  const base = await readRulebook(scope, { version: draft.baseVersion })
  const { rules } = checkRulebook(yaml, base?.rulebook ?? null)
  return rules.find(({ after }) => after?.id === ruleId)?.stale ?? []
}

/** What a rule does, said plainly in each of these languages. */
function plainWords(effect: Effect, languages: readonly Language[]): RuleForm {
  return Object.fromEntries(
    languages.map((language) => {
      const w = translator(language)
      return [`says-${language}`, w.rules.plainly({ when: effectInWords(effect, w) })]
    }),
  )
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
