import type { Accounts } from '#accounts'
import type { AccountScope, PatientScope, PublicScope, StaffRole, StaffScope } from '#platform/database/scopes'
import type { Frame } from './patient/view-types.ts'
import type { Shown, ShownPicture, Visit } from './shell/visit.ts'

/** What the access log says was looked at; null on a staff or public page, which discloses no person. */
export type Disclosed = {
  readonly page:
    | 'home'
    | 'record'
    | 'list'
    | 'item'
    | 'attachment'
    | 'pictures'
    | 'search'
    | 'missing'
    | 'summary'
    | 'access-log'
    | 'journal'
    | 'questionnaires'
    | 'news'
    | 'growing'
    | 'card'
    | 'choice'
    | 'requests'
    | 'messages'
    | 'delegates'
    | 'sharing'
    | 'export'
  readonly counts: 'home-view' | 'list-view' | 'item-view' | null
  /** Written once while one looks through a study, not for each picture (decision 0038). */
  readonly isOnceAStudy?: true
}

export type PatientRoute = {
  readonly who: 'patient'
  readonly path: string
  readonly discloses: Disclosed
  readonly show: (scope: PatientScope, visit: Visit, frame: Frame) => Promise<Shown | ShownPicture>
}
/** A form about a person's record; a page that it answers with instead of going on is disclosed like any other. */
export type PatientAct = {
  readonly who: 'patient'
  readonly path: string
  readonly discloses: Disclosed
  readonly act: (scope: PatientScope, visit: Visit, frame: Frame) => Promise<Shown>
  readonly afterwards: 'decide-anew' | 'gather' | null
  /** The form has a place for files. */
  readonly takesFiles?: true
}
export type StaffRoute = {
  readonly who: readonly [StaffRole, ...StaffRole[]]
  readonly path: string
  readonly show: (scope: StaffScope, visit: Visit, frame: Frame) => Promise<Shown>
}
/** A form that staff send; what it wrote is carried out, or decided anew, once it has been committed. */
export type StaffAct = {
  readonly who: readonly [StaffRole, ...StaffRole[]]
  readonly path: string
  readonly act: (scope: StaffScope, visit: Visit, frame: Frame) => Promise<Shown>
  readonly afterwards: 'carry-out' | 'decide-anew' | null
  /** The form has a place for files. */
  readonly takesFiles?: true
}
export type PublicRoute = {
  readonly who: 'everybody'
  readonly path: string
  readonly show: (scope: PublicScope, visit: Visit, frame: Frame) => Promise<Shown>
}
/** Pages of an account itself: no record is opened. */
export type AccountRoute = {
  readonly who: 'account'
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly show: (scope: AccountScope, visit: Visit, frame: Frame, accounts: Accounts) => Promise<Shown>
  /** Given to whoever is not signed in any more, instead of the page that asks them to sign in. */
  readonly withoutSession?: (face: Pick<Frame, 'wayOut'>, visit: Visit) => Shown
}

export function patient(
  path: string,
  show: PatientRoute['show'],
  page: Disclosed['page'],
  counts: Disclosed['counts'],
): PatientRoute {
  return { who: 'patient', path, show, discloses: { page, counts } }
}

export function pictures(path: string, show: PatientRoute['show']): PatientRoute {
  return { who: 'patient', path, show, discloses: { page: 'pictures', counts: null, isOnceAStudy: true } }
}

export function patientAct(
  path: string,
  does: PatientAct['act'],
  page: Disclosed['page'],
  afterwards: PatientAct['afterwards'],
): PatientAct {
  return { who: 'patient', path, discloses: { page, counts: null }, act: does, afterwards }
}

/** A form with a place for files. */
export function withFiles<Act extends PatientAct | StaffAct>(act: Act): Act {
  return { ...act, takesFiles: true }
}

export function staff(path: string, show: StaffRoute['show'], ...who: [StaffRole, ...StaffRole[]]): StaffRoute {
  return { who, path, show }
}

export function act(
  path: string,
  does: StaffAct['act'],
  afterwards: StaffAct['afterwards'],
  ...who: [StaffRole, ...StaffRole[]]
): StaffAct {
  return { who, path, act: does, afterwards }
}
