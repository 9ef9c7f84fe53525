import type { Accounts } from '#accounts'
import { paths } from '../paths.ts'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { safeNext } from './show-sign-in.tsx'
import { SecondStepPage } from './ways-in/factor-pages.tsx'

/** Where the code of the second step is typed. */
export function showSecondStep(visit: Visit, frame: Frame): Shown {
  return { view: <SecondStepPage frame={frame} next={safeNext(visit.query.next)} fault={null} /> }
}

/** Takes the code; without a password just before, one begins again. */
export async function takeSecondStep(visit: Visit, frame: Frame, accounts: Accounts): Promise<Shown> {
  const next = safeNext(visit.form.next)
  const answer = await accounts.tryCode({ token: visit.token, code: (visit.form.code ?? '').slice(0, 60) })
  if (answer === 'nobody') return { goTo: paths.signIn(next ?? undefined) }
  if (answer === 'in') return { goTo: next ?? paths.home() }
  const fault = answer === 'wrong' ? 'wrong' : 'too-many'
  return { view: <SecondStepPage frame={frame} next={next} fault={fault} />, status: fault === 'wrong' ? 422 : 429 }
}
