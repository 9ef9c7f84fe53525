import {
  type Accounts,
  beginEid,
  EID_COOKIE,
  type EidAnswer,
  type EidKeys,
  type EidProvider,
  finishEid,
  readEidFlow,
} from '#accounts'
import { addEidTo, type EnteredByEid, enterByEid } from '#enrolment'
import type { Database } from '#platform/database/open-database'
import { readSession, withPublicScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { cookiesOfArrival } from '../../shell/arrival.ts'
import { cookieValue, type Shown, type Visit } from '../../shell/visit.ts'
import { safeNext } from '../show-sign-in.tsx'
import { EidPage, type EidTrouble } from './eid-page.tsx'

export type EidParts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly log: Log
  readonly publicUrl: string
  readonly keys: EidKeys
}

/** How somebody comes to or from an eID. */
export type EidVisit = {
  readonly visit: Visit
  readonly provider: EidProvider
  readonly frame: Frame
  readonly cookies: string | undefined
  readonly agent: string | null
}

/** Sends the browser to the eID; or says at once that it does not answer. To add one, the owner has just shown who they are. */
export async function goToEid(coming: EidVisit, parts: EidParts): Promise<Shown> {
  const { visit, provider, frame } = coming
  if (!(await parts.keys.answers(provider))) return trouble(coming, parts, { is: 'down', because: 'it has no keys' })
  const adds = visit.query.for === 'add'
  const session = adds && visit.token ? await readSession(parts.database, visit.token) : null
  if (adds && !session?.isProved) return { goTo: paths.waysIn('proof') }
  const { address, flow } = beginEid(provider, {
    redirectUri: redirectUriOf(provider, parts),
    language: frame.w.language,
    next: safeNext(visit.query.next),
    addTo: session?.accountId ?? null,
    secret: parts.accounts.factorKey,
  })
  return { goTo: address, cookies: { [EID_COOKIE]: flow } }
}

/** Takes what the eID answers: in, added, turned round, or a page that says what to do. The flow is over in any case. */
export async function comeBack(coming: EidVisit, parts: EidParts): Promise<Shown> {
  const { visit, provider } = coming
  const sealed = cookieValue(coming.cookies, EID_COOKIE)
  const flow = readEidFlow(sealed, { provider: provider.name, secret: parts.accounts.factorKey })
  const now = await withPublicScope(parts.database, visit, async (scope) => scope.now)
  const answer = await finishEid(provider, {
    query: visit.query,
    flow,
    redirectUri: redirectUriOf(provider, parts),
    keys: parts.keys,
    now,
  })
  if (answer.outcome === 'cancelled') return over({ goTo: `${paths.signIn(flow?.next ?? undefined)}` })
  if (answer.outcome !== 'who')
    return trouble(coming, parts, { is: answer.outcome === 'down' ? 'down' : 'mismatch', because: answer.because })
  return over(flow!.addTo ? await add(coming, parts, answer) : await enter(coming, parts, { answer, next: flow!.next }))
}

type Who = Extract<EidAnswer, { outcome: 'who' }>

async function enter(
  coming: EidVisit,
  parts: EidParts,
  { answer, next }: { readonly answer: Who; readonly next: string | null },
): Promise<Shown> {
  const { visit, frame, agent } = coming
  const { requestId, device } = visit
  const came = await enterByEid(parts.database, { who: answer.who, language: frame.w.language, requestId })
  if (came.outcome === 'refused') return refusal(coming, parts, came.because)
  const session = await parts.accounts.enter({
    accountId: came.accountId,
    by: 'eid',
    // An eID at the level that is asked for is something one has and something one knows.
    showsFactor: true,
    replaces: visit.token,
    device,
    userAgent: agent,
    isShared: visit.looks.isShared,
  })
  if (!session) return refusal(coming, parts, 'another-person')
  return {
    goTo: next ?? paths.home(),
    setCookies: session.setCookies,
    cookies: cookiesOfArrival(visit, session.arrival),
  }
}

/** Only in the session that began it, and while it lives. */
async function add(coming: EidVisit, parts: EidParts, { who }: Who): Promise<Shown> {
  const { visit, provider, cookies } = coming
  const session = visit.token ? await readSession(parts.database, visit.token) : null
  const secret = parts.accounts.factorKey
  const flow = readEidFlow(cookieValue(cookies, EID_COOKIE), { provider: provider.name, secret })
  if (!session || session.accountId !== flow?.addTo) return { goTo: paths.signIn(paths.waysIn()) }
  const { accountId } = session
  const added = await addEidTo(parts.database, { who, accountId, requestId: visit.requestId })
  return added.outcome === 'refused' ? refusal(coming, parts, added.because) : { goTo: paths.waysIn('eid') }
}

function refusal(
  coming: EidVisit,
  parts: EidParts,
  because: Extract<EnteredByEid, { outcome: 'refused' }>['because'],
): Shown {
  const is = because === 'nobody' || because === 'no-number' ? because : 'mismatch'
  return trouble(coming, parts, { is, because })
}

/** The page says what to do, the log why; nobody learns from it who has an account. */
function trouble(
  { visit, provider, frame }: EidVisit,
  { log }: EidParts,
  { is, because }: { readonly is: EidTrouble; readonly because: string },
): Shown {
  log.info('an eID led nobody in', { request: visit.requestId, eid: provider.name, is, because })
  const view = <EidPage frame={frame} title={provider.title} trouble={is} reference={visit.requestId} />
  return { view, status: is === 'down' ? 503 : 422 }
}

function over(shown: Shown): Shown {
  return 'goTo' in shown ? { ...shown, cookies: { ...shown.cookies, [EID_COOKIE]: null } } : shown
}

function redirectUriOf({ name }: EidProvider, { publicUrl }: EidParts): string {
  return `${publicUrl.replace(/\/+$/, '')}${paths.eidBack(name)}`
}
