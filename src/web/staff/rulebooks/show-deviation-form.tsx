import { asCategory } from '#base/categories'
import type { StaffScope } from '#platform/database/scopes'
import { addDeviation, type NewDeviation } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { DeviationFormPage } from './deviation-form-page.tsx'
import { isDay, type RuleFault, type RuleForm, readFormEffect, readSays } from './rule-said.ts'
import { draftOf, saveYaml } from './show-draft.tsx'
import { readableRulebook } from './show-rule-form.tsx'
import { namesOfInstitutions } from './show-rulebook.tsx'

/** A form for one institution's own rule. */
export async function showDeviationForm(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const draft = await draftOf(scope, visit)
  readableRulebook(draft)
  const names = await namesOfInstitutions(scope)
  return { view: <DeviationFormPage frame={frame} draft={draft} names={names} form={{}} fault={null} /> }
}

/** Adds a deviation to a draft; whether the draft still holds is said on its page. */
export async function addDeviationByForm(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const draft = await draftOf(scope, visit)
  readableRulebook(draft)
  const names = await namesOfInstitutions(scope)
  const said = readDeviation(visit.form, names)
  if (typeof said === 'string')
    return {
      view: <DeviationFormPage frame={frame} draft={draft} names={names} form={visit.form} fault={said} />,
      status: 422,
    }
  return saveYaml(scope, draft, addDeviation(draft.yaml, said))
}

function readDeviation(form: RuleForm, names: ReadonlyMap<string, string>): NewDeviation | RuleFault {
  const { institution = '', kind = '', reason = '', expires = '' } = form
  const category = asCategory(kind)
  const effect = readFormEffect(form)
  const says = readSays(form)
  const [approvedBy, decidedBy] = [form['approved-by']?.trim() ?? '', form['decided-by']?.trim() ?? '']
  if (!names.has(institution)) return 'institution'
  if (!category) return 'kind'
  if (typeof effect === 'string') return effect
  if (!says) return 'says'
  if (decidedBy === '') return 'decidedBy'
  if (reason.trim() === '') return 'reason'
  if (approvedBy === '') return 'approvedBy'
  if (!isDay(expires)) return 'expires'
  return { institution, category, effect, says, decidedBy, reason: reason.trim(), approvedBy, expires }
}
