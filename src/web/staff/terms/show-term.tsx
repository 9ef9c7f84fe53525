import { Invalid } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { CODE_WORDS, readCode, settleCode, suggestFor } from '#terminology'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { saveLines } from './save-lines.ts'
import { termsPlaceOf } from './show-terms.tsx'
import { TermPage } from './term-page.tsx'

/** One local code: what came with it, what was decided, and what it may be. */
export async function showTerm(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const code = await readCode(scope, { institutionId: query.institution ?? '', codeKey: query.key ?? '' })
  const [each] = await suggestFor(scope, [code])
  const done = query.saved === 'yes' ? 'saved' : query.saved === 'no' ? 'not-saved' : null
  const mayConfirm = code.history[0]?.accountId !== scope.actor.accountId
  const place = termsPlaceOf(scope)
  return { view: <TermPage {...{ frame, place, code, each: each!, mayConfirm, done }} /> }
}

/** A decision about one local code. */
export async function decideTerm(scope: StaffScope, { form }: Visit): Promise<Shown> {
  const [codeKey, institutionId] = [form['key-0'] ?? '', form['institution-0'] ?? '']
  const word = CODE_WORDS.find((each) => each === form.word)
  const back = (saved: 'yes' | 'no') => ({
    goTo: paths.term(termsPlaceOf(scope), { codeKey, institutionId }, saved),
  })
  await readCode(scope, { institutionId, codeKey })
  if (!word) throw new Invalid('form', { detail: 'no word of ours' })
  if (word === 'map') return back((await saveLines(scope, form, 1)).notSaved > 0 ? 'no' : 'yes')
  await settleCode(scope, {
    institutionId,
    codeKey,
    word,
    loinc: null,
    reason: form['reason-0'] ?? '',
    suggested: null,
  })
  return back('yes')
}
