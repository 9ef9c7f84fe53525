import {
  agreeRestrictionsFor,
  endRestrictionsFor,
  findPatientBeside,
  findStaffToKeepOut,
  listHelpersHere,
  type PatientBeside,
  restrictFor,
} from '#access'
import { recordSight } from '#audit'
import { NotFound } from '#base/errors'
import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import { readRestriction } from '../../patient/safety/read-restriction.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { RestrictPage, type RestrictPageProps } from './restrict-page.tsx'
import { RestrictPreviewPage } from './restrict-preview-page.tsx'

type Form = Readonly<Record<string, string>>

/** The log says what a member of staff in that role does every day: a word of its own would tell that something is kept. */
function everyday(scope: StaffScope, word: 'identity' | 'identity-decided') {
  return scope.role === 'clinician' ? 'clinic' : word
}

/** A patient by number, and what can be kept for them. What holds already is not shown: nobody is to see that it does. */
export async function showRestrict(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { number = '', said = null } = visit.query
  const patient = number === '' ? null : await findPatientBeside(scope, { number })
  if (patient) await recordSight(scope, { persons: [patient.personId], page: everyday(scope, 'identity') })
  return view(scope, frame, { number, said, form: {}, fault: null, patient, found: [] })
}

/** Previews, keeps, agrees to and ends what staff have set; faults come back with what was written. */
export async function actOnRestrict(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const number = form.number ?? ''
  const patient = await findPatientBeside(scope, { number })
  if (!patient) throw new NotFound('patient', { detail: 'nobody has this number here, or it is not theirs to act for' })
  await recordSight(scope, { persons: [patient.personId], page: everyday(scope, 'identity-decided') })
  if (form.does === 'agree') return agree(scope, frame, { number, form, patient })
  if (form.does === 'end') return end(scope, frame, { number, form, patient })
  return keep(scope, frame, { number, form, patient })
}

type Asked = { readonly number: string; readonly form: Form; readonly patient: PatientBeside }

async function keep(scope: StaffScope, frame: Frame, { number, form, patient }: Asked): Promise<Shown> {
  const back = (fault: RestrictPageProps['fault'], found: RestrictPageProps['found'] = []) =>
    view(scope, frame, { number, said: null, form, fault, patient, found })
  const found = await namesFor(scope, patient, form)
  if (form.word === 'change') return back(null, found)
  const named = whomItMeans(form, found)
  if (named === 'several') return back('several', found)
  if (named === 'nobody') return back('nobody')
  const made = readRestriction(named ? { ...form, helper: named } : form)
  const [reason, identity] = [textOf(form.reason), textOf(form.identity)]
  if (!made || made.what === 'item' || reason === '' || identity === '') return back('missing', found)
  if (form.does === 'save') {
    const isDone = await restrictFor(scope, { personId: patient.personId, made, reason, identity })
    return isDone ? { goTo: paths.restrictFor({ said: 'kept' }) } : back('missing', found)
  }
  const institutions = await institutionsOf(scope)
  const helpers = [...(await helpersOf(scope, patient)), ...found]
  const carried = named ? { ...form, helper: named } : form
  return {
    view: <RestrictPreviewPage {...{ frame, number, patient, wanted: made, form: carried, institutions, helpers }} />,
  }
}

async function end(scope: StaffScope, frame: Frame, { number, form, patient }: Asked): Promise<Shown> {
  const [reason, identity] = [textOf(form.reason), textOf(form.identity)]
  if (await endRestrictionsFor(scope, { personId: patient.personId, reason, identity }))
    return { goTo: paths.restrictFor({ said: 'ended' }) }
  return view(scope, frame, { number, said: null, form: {}, fault: 'missing', patient, found: [] })
}

async function agree(scope: StaffScope, frame: Frame, { number, form, patient }: Asked): Promise<Shown> {
  if (await agreeRestrictionsFor(scope, { personId: patient.personId, identity: textOf(form.identity) }))
    return { goTo: paths.restrictFor({ said: 'agreed' }) }
  return view(scope, frame, { number, said: null, form: {}, fault: 'identity', patient, found: [] })
}

/** Whom a typed name means; null where none was typed, or somebody is chosen already. */
function whomItMeans(form: Form, found: RestrictPageProps['found']): string | 'several' | 'nobody' | null {
  if (form.whom !== 'account' || textOf(form.staff) === '' || (form.helper ?? '') !== '') return null
  if (found.length > 1) return 'several'
  return found[0]?.value ?? 'nobody'
}

async function namesFor(
  scope: StaffScope,
  { personId }: PatientBeside,
  form: Form,
): Promise<RestrictPageProps['found']> {
  const [name, institutionId] = [textOf(form.staff), form.at ?? '']
  if (form.whom !== 'account' || name === '' || institutionId === '') return []
  const staff = await findStaffToKeepOut(scope, { personId, institutionId, name })
  return staff.map((one) => ({ value: one.accountId as string, text: one.name }))
}

function textOf(text: string | undefined): string {
  return text?.trim().slice(0, 500) ?? ''
}

async function view(
  scope: StaffScope,
  frame: Frame,
  shown: Omit<RestrictPageProps, 'frame' | 'institutions' | 'helpers' | 'place'>,
): Promise<Shown> {
  const institutions = await institutionsOf(scope)
  const helpers = shown.patient ? await helpersOf(scope, shown.patient) : []
  return {
    view: <RestrictPage {...{ frame, institutions, helpers, ...shown }} place={placeOf(scope)} />,
    ...(shown.fault ? { status: 422 } : {}),
  }
}

function placeOf({ role }: StaffScope): 'desk' | 'clinic' {
  return role === 'clinician' ? 'clinic' : 'desk'
}

async function helpersOf(scope: StaffScope, { personId }: PatientBeside) {
  const helpers = await listHelpersHere(scope, { personId })
  return [...new Map(helpers.map(({ accountId, name }) => [accountId, name]))].map(([value, text]) => ({ value, text }))
}

async function institutionsOf(scope: StaffScope) {
  const lines = Map.groupBy(await listAgreements(scope), ({ institutionId }) => institutionId)
  return [...lines.values()].map(([first]) => ({ value: first!.institutionId as string, text: first!.institutionName }))
}
