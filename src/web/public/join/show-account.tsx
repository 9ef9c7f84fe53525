import { checkPassword, hashForSignIn, nameOfAddress, suggestName } from '#accounts'
import { finishJoining, type Joining, noteRefusal, readTicket } from '#enrolment'
import { isAddress } from '#platform/post/queue-message'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { type Shown, SUBJECT_COOKIE, type Visit } from '../../shell/visit.ts'
import { type ChooseFault, ChoosePage } from './choose-page.tsx'
import { DonePage } from './done-page.tsx'
import { JOIN_COOKIE } from './join-cookie.ts'
import type { JoinParts } from './join-parts.ts'

/** How somebody with a ticket comes: the ticket, and the frame in their language. */
export type TicketVisit = {
  readonly visit: Visit
  readonly ticket: string
  readonly frameIn: (joining: Joining | null) => Frame
  readonly headers: Headers
}

const ENDED: Shown = { goTo: paths.join({ why: 'ended' }), cookies: { [JOIN_COOKIE]: null } }

/** The page on which a name and a password are chosen. */
export async function showAccount({ visit, ticket, frameIn }: TicketVisit, parts: JoinParts): Promise<Shown> {
  const joining = await readTicket(parts.database, { ticket, requestId: visit.requestId })
  if (!joining) return ENDED
  const ourName = suggestName(joining.givenName, ticket)
  const chosen = { how: 'name', email: '' } as const
  return {
    view: <ChoosePage frame={frameIn(joining)} joining={joining} ourName={ourName} chosen={chosen} fault={null} />,
  }
}

/** Makes the account, or changes the password, and signs in; at a desk nobody stays signed in. */
export async function makeAccount(coming: TicketVisit, parts: JoinParts): Promise<Shown> {
  const { visit, ticket, frameIn } = coming
  const { requestId } = visit
  const joining = await readTicket(parts.database, { ticket, requestId })
  if (!joining) return ENDED
  const frame = frameIn(joining)
  const choice = readChoice(visit.form, joining)
  const fault = faultIn(choice, joining, frame)
  if (fault) {
    await noteRefusal(parts.database, { ticket, step: fault.field === 'email' ? 'name' : 'password', requestId })
    return chooseAgain(frame, joining, choice, fault)
  }
  const passwordHash = await hashForSignIn(choice.password)
  const { language } = frame.w
  const { signInName } = choice
  const joined = await finishJoining(parts.database, { ticket, signInName, passwordHash, language, requestId })
  if (!joined.done)
    return joined.fault === 'ticket' ? ENDED : chooseAgain(frame, joining, choice, { field: 'email', because: 'taken' })
  return comeIn(coming, parts, {
    frame,
    signInName: joined.signInName,
    password: choice.password,
    isAtDesk: joined.isAtDesk,
  })
}

type Choice = {
  readonly how: 'name' | 'email'
  readonly ourName: string
  readonly email: string
  readonly signInName: string
  readonly password: string
  readonly again: string
}

/** Our own name comes back with the form: another one than we make is not taken. */
function readChoice(form: Visit['form'], joining: Joining): Choice {
  const ourName = /^[a-z]{2,12}-\d{5}$/.test(form.name ?? '') ? form.name! : suggestName(joining.givenName)
  const email = form.email?.trim().slice(0, 320) ?? ''
  const how = form.how === 'email' ? 'email' : 'name'
  return {
    how,
    ourName,
    email,
    signInName: how === 'email' ? email : ourName,
    password: form.password?.slice(0, 1000) ?? '',
    again: form.again?.slice(0, 1000) ?? '',
  }
}

function faultIn(choice: Choice, joining: Joining, frame: Frame): ChooseFault | null {
  if (joining.purpose === 'join' && choice.how === 'email' && !isAddress('mail', choice.email))
    return { field: 'email', because: 'email' }
  const signInName = joining.signInName ?? choice.signInName
  const names = [joining.name, nameOfAddress(signInName), frame.regionName]
  const [fault] = checkPassword(choice.password, { names })
  if (fault) return { field: 'password', because: fault }
  return choice.password === choice.again ? null : { field: 'password', because: 'different' }
}

function chooseAgain(frame: Frame, joining: Joining, { how, email, ourName }: Choice, fault: ChooseFault): Shown {
  // A name of ours that somebody else has: the next one is another.
  const offered = fault.field === 'email' && fault.because === 'taken' && how === 'name'
  const name = offered ? suggestName(joining.givenName) : ourName
  return {
    view: <ChoosePage frame={frame} joining={joining} ourName={name} chosen={{ how, email }} fault={fault} />,
    status: 422,
  }
}

async function comeIn(
  { headers }: TicketVisit,
  { accounts }: JoinParts,
  {
    frame,
    signInName,
    password,
    isAtDesk,
  }: { readonly frame: Frame; readonly signInName: string; readonly password: string; readonly isAtDesk: boolean },
): Promise<Shown> {
  const own = new Headers(headers)
  own.delete('cookie')
  const answer = await accounts.signIn({ email: signInName, password, headers: own })
  const setCookies = answer.headers.getSetCookie()
  if (answer.ok && !isAtDesk)
    return { goTo: paths.home(), setCookies, cookies: { [SUBJECT_COOKIE]: null, [JOIN_COOKIE]: null } }
  // The first sign-in has been tried out; on a clerk's device nobody stays.
  if (answer.ok) {
    own.set('cookie', setCookies.map((cookie) => cookie.split(';')[0]).join('; '))
    await accounts.signOut({ headers: own })
  }
  return { view: <DonePage frame={frame} signInName={signInName} isAtDesk={isAtDesk} /> }
}
