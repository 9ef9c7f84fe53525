import type { Category } from '#base/categories'
import type { TestPortal } from './test-portal.ts'

/** How somebody comes: with a cookie, a credential, or nothing. */
export type Visitor = { readonly name: string; readonly cookie?: string; readonly headers?: Record<string, string> }

/** The columns of the route matrix; several visitors who must all get the same answer share one. */
export type Column =
  | 'nobody'
  | 'patient'
  | 'full'
  | 'limited'
  | 'ended'
  | 'guardian'
  | 'clinician'
  | 'clerk'
  | 'site'
  | 'privacy'
  | 'steward'
  | 'member'
  | 'operator'
  | 'secretary'

const LABORATORY: readonly Category[] = ['laboratory']
const YESTERDAY = () => new Date(performance.timeOrigin - 24 * 3_600_000)

/** One visitor or more of each class, seen from Kari's record. */
export async function everyActor(portal: TestPortal): Promise<Readonly<Record<Column, readonly Visitor[]>>> {
  const kari = await portal.personCalled('Kari')
  const ella = await portal.personCalled('Ella')
  const as = async (name: string, email: string): Promise<Visitor> => ({ name, cookie: await portal.signIn(email) })
  const added = async (name: string, grants: Parameters<TestPortal['addAccount']>[1]['grants']) => {
    const email = `${name.replaceAll(' ', '-')}@test.example`
    await portal.addAccount(email, { name, grants: grants ?? [] })
    return as(name, email)
  }
  const delegate = (over: object = {}) => [{ personId: kari, capacity: 'delegate' as const, ...over }]
  const expired = await added('delegate expired', delegate({ until: YESTERDAY() }))
  const ended = await added('delegate ended', delegate())
  const early = await added('delegate not begun', delegate())
  await changeGrant(portal, 'delegate ended', 'ended_at = now()')
  await changeGrant(portal, 'delegate not begun', `valid_from = now() + interval '1 day'`)
  return {
    nobody: await nobodies(portal),
    patient: [await as('patient', 'patient@demo.example')],
    full: [await added('delegate full', delegate())],
    limited: [await added('delegate limited', delegate({ categories: LABORATORY }))],
    ended: [expired, ended, early, await added('without any grant', [])],
    guardian: [await added('guardian of another', [{ personId: ella, capacity: 'guardian' }])],
    clinician: [await as('clinician', 'clinician@demo.example')],
    clerk: [await as('clerk', 'clerk@demo.example')],
    site: [await as('institution administrator', 'site@demo.example')],
    privacy: [await as('privacy officer', 'privacy@demo.example')],
    steward: [await as('steward', 'steward@demo.example')],
    member: [await as('representative', 'representative@demo.example')],
    operator: [await as('operator', 'operator@demo.example')],
    secretary: [await as('secretary', 'secretary@demo.example')],
  }
}

async function changeGrant(portal: TestPortal, name: string, change: string): Promise<void> {
  await portal.house.owner(`update access_grant set ${change}
    where account_id = (select id from portal_account where name = '${name}')`)
}

/** Everybody without a live session: each must be told to sign in, and nothing else. */
async function nobodies(portal: TestPortal): Promise<Visitor[]> {
  const signedOut = await portal.signIn('patient@demo.example')
  await portal.post('/sign-out', {}, signedOut)
  const expired = await portal.signIn('patient@demo.example')
  await portal.house.owner(
    `update session set expires_at = now() - interval '1 second'
    where token = hash_of_token($1)`,
    [tokenIn(expired)],
  )
  const live = await portal.signIn('patient@demo.example')
  const bearer = await portal.credentialOf('nordfjord-hospital-fhir')
  return [
    { name: 'anonymous' },
    { name: 'signed out', cookie: signedOut },
    { name: 'session expired', cookie: expired },
    { name: 'garbage cookie', cookie: 'causeway.session_token=abc.def' },
    { name: 'signature of another', cookie: `${live.slice(0, live.indexOf('.', 25))}.${'A'.repeat(43)}%3D` },
    { name: 'two cookies of one name', cookie: `${live}; ${live}` },
    { name: 'feed credential', headers: { authorization: `Bearer ${bearer}` } },
  ]
}

/** The token inside a session cookie, as the session table holds it. */
export function tokenIn(cookie: string): string {
  const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
  return value.slice(0, value.lastIndexOf('.'))
}
