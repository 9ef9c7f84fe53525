import {
  countRestricted,
  hasProvedAgain,
  liftRestriction,
  listDelegates,
  listRestrictions,
  listStaffWhoLooked,
  restrict,
} from '#access'
import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { DecoyPage } from './decoy-page.tsx'
import { readRestriction } from './read-restriction.ts'
import { SafetyPage } from './safety-page.tsx'
import { SafetyPreviewPage } from './safety-preview-page.tsx'

type Form = Readonly<Record<string, string>>

/** Some harmless words, until the password has been given; then what the person keeps to themselves. */
export async function showSafety(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  if (!(await hasProvedAgain(scope))) return { view: <DecoyPage frame={frame} isWrong={false} /> }
  const { said = null, item = '' } = visit.query
  return safetyView(scope, frame, { said, form: item ? { what: 'item', item } : {}, hasFault: false })
}

/** Gives the password, previews, keeps and ends. A stranger to the password sees the harmless words only. */
export async function actOnSafety(scope: PatientScope, { form }: Visit, frame: Frame): Promise<Shown> {
  if (!(await hasProvedAgain(scope)))
    return { view: <DecoyPage frame={frame} isWrong={scope.capacity === 'self' && 'proof' in form} />, status: 422 }
  if (form.does === 'end') {
    await liftRestriction(scope, { restrictionId: form.restriction ?? '' })
    return { goTo: paths.moreSettings('ended') }
  }
  if (form.does !== 'preview' && form.does !== 'save') return { goTo: paths.moreSettings() }
  if (form.word === 'change') return safetyView(scope, frame, { said: null, form, hasFault: false })
  const wanted = readRestriction(form)
  const helpers = await listHelperChoices(scope)
  const isStrange =
    wanted?.against === 'account' && 'accountId' in wanted && helpers.every(({ value }) => value !== wanted.accountId)
  if (!wanted || isStrange) return safetyView(scope, frame, { said: null, form, hasFault: true })
  if (form.does === 'preview') {
    const toll = await countRestricted(scope, wanted)
    const institutions = await listChoices(scope)
    return { view: <SafetyPreviewPage {...{ frame, wanted, toll, form, institutions, helpers }} /> }
  }
  const chosen = 'accountId' in wanted && helpers.find(({ value }) => value === wanted.accountId)
  await restrict(scope, chosen ? { ...wanted, name: chosen.text } : wanted)
  return { goTo: paths.moreSettings('saved') }
}

async function safetyView(
  scope: PatientScope,
  frame: Frame,
  asked: { readonly said: string | null; readonly form: Form; readonly hasFault: boolean },
): Promise<Shown> {
  const restrictions = await listRestrictions(scope)
  const institutions = await listChoices(scope)
  const helpers = await listHelperChoices(scope)
  return {
    view: <SafetyPage {...{ frame, restrictions, institutions, helpers, ...asked }} />,
    ...(asked.hasFault ? { status: 422 } : {}),
  }
}

/** Whoever helps now or soon, and behind them staff who have looked or whose team was written to; once each. */
async function listHelperChoices(scope: PatientScope) {
  const live = (await listDelegates(scope)).filter(({ state }) => state !== 'over')
  const places = new Map((await listChoices(scope)).map(({ value, text }) => [value, text]))
  const staff = (await listStaffWhoLooked(scope)).map(
    ({ accountId, name, institutionId }) =>
      [accountId as string, `${name}, ${places.get(institutionId) ?? ''}`] as const,
  )
  const helpers = live.map(({ accountId, name }) => [accountId as string, name] as const)
  return [...new Map([...staff, ...helpers])].map(([value, text]) => ({ value, text }))
}

/** Every institution of the region, so that one where the person is not known yet can be named too. */
async function listChoices(scope: PatientScope) {
  const lines = Map.groupBy(await listAgreements(scope), ({ institutionId }) => institutionId)
  return [...lines.values()].map(([first]) => ({ value: first!.institutionId as string, text: first!.institutionName }))
}
