import {
  confirmRole,
  decideReview,
  decideRole,
  endRoles,
  type GivenRole,
  giveRole,
  listRoleProposals,
  listStaff,
  rolesToGive,
} from '#accounts'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { DONE, FAULTS, StaffPage, type StaffPageProps } from './staff-page.tsx'

type Fault = (typeof FAULTS)[number]

/** Who works at the own institution, or for stewards in the region. */
export function showStaff(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return page(scope, frame, { done: DONE.find((each) => each === visit.query.done) ?? null, fault: null, visit })
}

/** Gives, ends or confirms a role, or says the second word about one. Each wants a reason; the database keeps who did what. */
export async function actOnStaff(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const done = await act(scope, visit)
  const fault = FAULTS.find((each) => each === done)
  if (fault) return page(scope, frame, { done: null, fault, visit })
  return { goTo: paths.staff(placeOf(scope), done) }
}

type Word = (typeof DONE)[number] | Fault

async function act(scope: StaffScope, { form }: Visit): Promise<Word> {
  const { does, role = '', account = '', proposal = '' } = form
  const because = form.because?.trim().slice(0, 300) ?? ''
  if (does === 'agree' || does === 'disagree') {
    const agrees = does === 'agree'
    return (await decideRole(scope, { proposalId: uuid(proposal), agrees, because })) ? 'decided' : 'gone'
  }
  if (does === 'confirm') {
    const word = await confirmRole(scope, { roleId: uuid(role) })
    return word === 'refused' ? 'gone' : word
  }
  if (does === 'give') return because === '' ? 'because' : give(scope, form, because)
  if (does !== 'end' && does !== 'leave') throw new Invalid('form', { detail: 'what to do about roles' })
  if (because === '') return 'because'
  const roleId = does === 'end' ? uuid(role) : null
  return (await endRoles(scope, { accountId: uuid(account), roleId, because })) > 0 ? 'ended' : 'gone'
}

function uuid(text: string): string {
  if (!isUuid(text)) throw new Invalid('form', { detail: 'which one' })
  return text
}

async function give(scope: StaffScope, form: Visit['form'], because: string): Promise<Word> {
  const role = rolesToGive(scope.role).find((each) => each === form.role)
  if (!role) throw new Invalid('form', { detail: 'which role' })
  const institutionId = scope.role === 'steward' ? (form.institution ?? null) : scope.institutionId
  const names = await namesOf(scope)
  if (institutionId !== null && !names.has(institutionId)) throw new Invalid('form', { detail: 'which institution' })
  return giveRole(scope, { signInName: form.email?.slice(0, 320) ?? '', role, institutionId, because })
}

async function page(
  scope: StaffScope,
  frame: Frame,
  { done, fault, visit }: Pick<StaffPageProps, 'done' | 'fault'> & { readonly visit: Visit },
): Promise<Shown> {
  const reviewed = (one: GivenRole) => ({
    ...one,
    review: decideReview(one, { now: scope.now, reviewDays: frame.roleReviewDays }),
  })
  const people = (await listStaff(scope)).map(reviewed)
  const view = (
    <StaffPage
      frame={frame}
      place={placeOf(scope)}
      institutions={await namesOf(scope)}
      givable={rolesToGive(scope.role)}
      people={people.toSorted((one, other) => Number(other.review !== 'right') - Number(one.review !== 'right'))}
      proposals={await listRoleProposals(scope)}
      done={done}
      fault={fault}
      typed={{ name: visit.form.email ?? '', because: visit.form.because ?? '' }}
    />
  )
  return { view, ...(fault && { status: 422 }) }
}

function placeOf({ role }: StaffScope): 'institution' | 'region' {
  return role === 'steward' ? 'region' : 'institution'
}

async function namesOf(scope: StaffScope): Promise<ReadonlyMap<string, string>> {
  const lines = await listAgreements(scope)
  const own = lines.filter((line) => scope.institutionId === null || line.institutionId === scope.institutionId)
  return new Map(own.map((line) => [line.institutionId as string, line.institutionName]))
}
