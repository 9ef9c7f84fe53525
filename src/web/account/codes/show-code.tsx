import { setTimeout } from 'node:timers/promises'
import { type Accounts, askToEnter, CODE_COOKIE, takeCode } from '#accounts'
import type { Database } from '#platform/database/open-database'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { cookiesOfArrival } from '../../shell/arrival.ts'
import { cookieValue, type Shown, type Visit } from '../../shell/visit.ts'
import { safeNext } from '../show-sign-in.tsx'
import { AskCodePage, TypeCodePage } from './code-pages.tsx'
import { tellCodeIn } from './tell-code.ts'

export type CodeParts = { readonly database: Database; readonly accounts: Accounts }

/** How somebody comes who asks for a code or has one. */
export type CodeVisit = {
  readonly visit: Visit
  readonly frame: Frame
  readonly cookies: string | undefined
  readonly address: string
  readonly agent: string | null
}

/** An answer takes at least so long, whoever was asked about: who has an account is not told by the clock. */
const EVENLY_MS = 250

/** Where a code is asked for, and typed once it was. Looking at it sends nothing and uses nothing up. */
export function showAskCode({ visit, frame }: CodeVisit): Shown {
  const next = safeNext(visit.query.next)
  if (visit.query.asked !== 'sent') return { view: <AskCodePage frame={frame} next={next} /> }
  return { view: typePage(frame, visit, { next, fault: false }) }
}

function typePage(frame: Frame, visit: Visit, { next, fault }: { next: string | null; fault: boolean }) {
  const action = paths.codeByPost()
  return (
    <TypeCodePage frame={frame} next={next} fault={fault} reference={visit.requestId} to="sign-in" action={action} />
  )
}

/** Asks for a code, or takes one. */
export async function takeCodeForm(coming: CodeVisit, parts: CodeParts): Promise<Shown> {
  return coming.visit.form.code === undefined ? ask(coming, parts) : enter(coming, parts)
}

async function ask({ visit, frame, address }: CodeVisit, { database, accounts }: CodeParts): Promise<Shown> {
  const next = safeNext(visit.form.next)
  const name = visit.form.email?.slice(0, 320) ?? ''
  const asked = askToEnter(database, {
    name,
    address,
    device: visit.device,
    allowDemo: accounts.allowsDemo,
    secret: accounts.factorKey,
    tell: tellCodeIn(frame.w.language),
    requestId: visit.requestId,
  })
  const [mark] = await Promise.all([asked, setTimeout(EVENLY_MS)])
  return { goTo: paths.codeByPost(next ?? undefined, 'sent'), cookies: { [CODE_COOKIE]: mark } }
}

async function enter({ visit, frame, cookies, agent }: CodeVisit, parts: CodeParts): Promise<Shown> {
  const next = safeNext(visit.form.next)
  const { database, accounts } = parts
  const accountId = await takeCode(database, {
    purpose: 'enter',
    mark: cookieValue(cookies, CODE_COOKIE),
    typed: visit.form.code ?? '',
    secret: accounts.factorKey,
    requestId: visit.requestId,
  })
  const { device } = visit
  const session =
    accountId &&
    (await accounts.enter({
      accountId,
      by: 'code',
      showsFactor: false,
      replaces: visit.token,
      device,
      userAgent: agent,
      isShared: visit.looks.isShared,
    }))
  if (!session) return { view: typePage(frame, visit, { next, fault: true }), status: 422 }
  return {
    goTo: session.outcome === 'in' ? (next ?? paths.home()) : paths.secondStep(next ?? undefined),
    setCookies: session.setCookies,
    cookies: { [CODE_COOKIE]: null, ...cookiesOfArrival(visit, session.arrival) },
  }
}
