import { type Accounts, askForSecondStep, CODE_COOKIE, findWaiting, letIn, takeCode, waitsForCode } from '#accounts'
import type { Database } from '#platform/database/open-database'
import { paths } from '../paths.ts'
import type { Frame } from '../patient/view-types.ts'
import { cookieValue, type Shown, type Visit } from '../shell/visit.ts'
import { tellCodeIn } from './codes/tell-code.ts'
import { safeNext } from './show-sign-in.tsx'
import { SecondStepPage } from './ways-in/factor-pages.tsx'

export type SecondStepVisit = { readonly visit: Visit; readonly frame: Frame; readonly cookies: string | undefined }
type Parts = { readonly database: Database; readonly accounts: Accounts }

/** Where the code of the second step is typed; whoever gets it by e-mail or SMS has it sent from here. */
export async function showSecondStep({ visit, frame }: SecondStepVisit, { database }: Parts): Promise<Shown> {
  const isSent = visit.token !== null && (await waitsForCode(database, visit.token))
  return { view: <SecondStepPage frame={frame} next={safeNext(visit.query.next)} fault={null} isSent={isSent} /> }
}

/** Sends the code, or takes it; without a password just before, one begins again. */
export async function takeSecondStep(coming: SecondStepVisit, parts: Parts): Promise<Shown> {
  const { visit, frame } = coming
  const next = safeNext(visit.form.next)
  if (visit.form.does === 'send') return sendStep(coming, parts, next)
  const answer = await parts.accounts.tryCode({ token: visit.token, code: (visit.form.code ?? '').slice(0, 60) })
  if (answer === 'nobody') return { goTo: paths.signIn(next ?? undefined) }
  if (answer === 'in' || (answer === 'wrong' && (await takeSent(coming, parts)))) return { goTo: next ?? paths.home() }
  const fault = answer === 'wrong' ? 'wrong' : 'too-many'
  const isSent = await waitsForCode(parts.database, visit.token!)
  const view = <SecondStepPage frame={frame} next={next} fault={fault} isSent={isSent} />
  return { view, status: fault === 'wrong' ? 422 : 429 }
}

async function sendStep({ visit, frame }: SecondStepVisit, { database, accounts }: Parts, next: string | null) {
  const tell = tellCodeIn(frame.w.language)
  const { token, requestId } = visit
  const mark = await askForSecondStep(database, { token, secret: accounts.factorKey, tell, requestId })
  return { goTo: paths.secondStep(next ?? undefined), ...(mark && { cookies: { [CODE_COOKIE]: mark } }) }
}

/** A code that was sent to this browser, to the account that waits in it. */
async function takeSent({ visit, cookies }: SecondStepVisit, { database, accounts }: Parts): Promise<boolean> {
  const accountId = await takeCode(database, {
    purpose: 'second-step',
    mark: cookieValue(cookies, CODE_COOKIE),
    typed: visit.form.code ?? '',
    secret: accounts.factorKey,
    requestId: visit.requestId,
  })
  const waiting = accountId && visit.token ? await findWaiting(database, visit.token) : null
  if (!waiting || waiting.accountId !== accountId) return false
  await letIn(database, waiting)
  return true
}
