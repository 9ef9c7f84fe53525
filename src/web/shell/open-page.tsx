import type { Accounts } from '#accounts'
import { recordDisclosure } from '#audit'
import { asCategory } from '#base/categories'
import { NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import {
  glimpseStaffScope,
  readSession,
  type StaffRole,
  type StaffScope,
  withAccountScope,
  withPatientScope,
  withPublicScope,
  withStaffScope,
} from '#platform/database/scopes'
import { paths } from '../paths.ts'
import type { AccountRoute, PatientAct, PatientRoute, PublicRoute, StaffAct, StaffRoute } from '../route-shapes.ts'
import { answerCheck, type CheckSamples } from '../staff/check/show-check.tsx'
import { frameOf, pagesOf, patientFrame, type RegionFace, sessionFrame, staffFrame } from './frame.ts'
import { type Shown, type ShownPicture, SUBJECT_COOKIE, type Visit } from './visit.ts'

/** What opening a page needs of the house. */
export type Doorkeeper = {
  readonly database: Database
  readonly accounts: Accounts
  readonly face: RegionFace
  /** Pages of staff open only after a second step. */
  readonly wantsStaffFactor: boolean
  /** Does what people decided of patients and numbers; never throws: what it leaves is done with the next. */
  readonly carryOut: () => Promise<void>
  /** Decides anew when those may see what they wait for of whom something was asked; never throws. */
  readonly decideAnew: () => Promise<void>
  /** Puts a download together in the background, as the visitor; never throws: what it leaves is said to be stopped. */
  readonly gather: (visit: Visit) => void
}

type Showing<Answer> = Pick<PatientRoute, 'discloses'> & {
  readonly show: (...given: Parameters<PatientRoute['show']>) => Promise<Answer>
}

/**
 * Opens a page of somebody's record: scope, page and disclosure in one transaction, so that no page leaves without its
 * line in the access log. A choice of person that no grant allows any more leads back to the choice.
 */
export async function openPatientPage<Answer extends Shown | ShownPicture>(
  keeper: Doorkeeper,
  route: Showing<Answer>,
  visit: Visit,
): Promise<Answer | Shown> {
  try {
    return await withPatientScope<Answer>(
      keeper.database,
      visit,
      (scope) => route.show(scope, visit, patientFrame(keeper.face, visit, scope)),
      async (scope, shown) => {
        if ('goTo' in shown) return
        const itemId = 'itemId' in shown ? (shown.itemId ?? null) : null
        const shownCategory = 'category' in shown ? shown.category : undefined
        const category = shownCategory ?? asCategory(visit.params.category ?? '')
        return recordDisclosure(scope, {
          ...route.discloses,
          category,
          itemId: itemId && isUuid(itemId) ? itemId : null,
        })
      },
    )
  } catch (fault) {
    if (fault instanceof NotFound && fault.message === 'scope') return elsewhere(keeper, visit, fault)
    throw fault
  }
}

/** Takes a form about somebody's record; a page it answers with is disclosed, and going on to another is not. */
export async function openPatientAct(keeper: Doorkeeper, route: PatientAct, visit: Visit): Promise<Shown> {
  await proveFirst(keeper, visit)
  const shown = await openPatientPage(keeper, { ...route, show: route.act }, visit)
  if (route.afterwards === 'decide-anew' && 'goTo' in shown) await keeper.decideAnew()
  if (route.afterwards === 'gather' && 'goTo' in shown) keeper.gather(visit)
  return shown
}

/** A form that carries the password proves who sends it, before it is looked at; a wrong one proves nothing. */
async function proveFirst({ accounts }: Doorkeeper, { token, form }: Visit): Promise<void> {
  if (token && form.proof) await accounts.prove({ token, password: form.proof.slice(0, 1000) })
}

/** Staff have no record of their own here, nor have helpers, and a chosen person may be theirs no longer. */
async function elsewhere(keeper: Doorkeeper, visit: Visit, fault: NotFound): Promise<Shown> {
  const session = await readSession(keeper.database, visit.token!)
  const [staffPage] = pagesOf(session?.roles ?? [])
  if (visit.subject) {
    const goTo = session?.subjects.length || !staffPage ? paths.persons('ended') : paths.home()
    return { goTo, cookies: { [SUBJECT_COOKIE]: null } }
  }
  if (visit.path.split('?')[0] === paths.home()) return { goTo: staffPage ? paths[staffPage]() : paths.persons() }
  throw fault
}

/** Opens a staff page in the first of its roles that the visitor has. */
export async function openStaffPage(keeper: Doorkeeper, route: StaffRoute, visit: Visit): Promise<Shown> {
  return inStaffScope(keeper, route, visit, route.show)
}

/** Takes a form of staff; what it wrote is carried out once it has been committed, before the answer leaves. */
export async function openStaffAct(keeper: Doorkeeper, route: StaffAct, visit: Visit): Promise<Shown> {
  const shown = await inStaffScope(keeper, route, visit, route.act)
  if (route.afterwards === 'carry-out' && 'goTo' in shown) await keeper.carryOut()
  if (route.afterwards === 'decide-anew' && 'goTo' in shown) await keeper.decideAnew()
  return shown
}

/** Has samples looked at: the scope is opened before and after, and nothing is held open meanwhile. */
export function openSampleCheck(
  keeper: Doorkeeper,
  route: StaffRoute,
  visit: Visit,
  check: CheckSamples,
): Promise<Shown> {
  const inScope: Parameters<typeof answerCheck>[0] = (work) =>
    inStaffScope(keeper, route, visit, (scope, _, frame) => work(scope, frame))
  return answerCheck(inScope, visit, check)
}

/** What a page of staff is about, without opening it: nobody may be looking. Throws what the page itself would. */
export async function glimpse<Seen>(
  keeper: Doorkeeper,
  route: Pick<StaffRoute, 'who'>,
  visit: Visit,
  look: (scope: StaffScope) => Promise<Seen>,
): Promise<Seen> {
  const role = await roleFor(keeper, route, visit)
  const { token, requestId } = visit
  return glimpseStaffScope(keeper.database, { token, role, requestId, wantsFactor: keeper.wantsStaffFactor }, look)
}

/** Throws what the page itself would, before anything that was sent with the request is read. */
export async function admitStaff(keeper: Doorkeeper, route: Pick<StaffRoute, 'who'>, visit: Visit): Promise<void> {
  await roleFor(keeper, route, visit)
}

async function roleFor(keeper: Doorkeeper, route: Pick<StaffRoute, 'who'>, visit: Visit): Promise<StaffRole> {
  const session = visit.token ? await readSession(keeper.database, visit.token) : null
  if (!session) throw new Refused('sign-in')
  const role = route.who.find((allowed) => session.roles.includes(allowed))
  if (!role) throw new NotFound('page', { detail: 'no role for it' })
  if (keeper.wantsStaffFactor && !session.hasFactor) throw new Refused('staff-step')
  const places = session.work.filter((each) => each.role === role)
  if (places.length > 1 && places.every(({ institutionId }) => institutionId !== session.worksAt))
    throw new Refused('choose-work')
  return role
}

async function inStaffScope(
  keeper: Doorkeeper,
  route: Pick<StaffRoute, 'who'>,
  visit: Visit,
  work: StaffRoute['show'],
): Promise<Shown> {
  const role = await roleFor(keeper, route, visit)
  const { token, requestId } = visit
  return withStaffScope(keeper.database, { token, role, requestId, wantsFactor: keeper.wantsStaffFactor }, (scope) =>
    work(scope, visit, staffFrame(keeper.face, visit, scope)),
  )
}

/** Opens a page that anybody may read; who is signed in still sees their own menu. */
export async function openPublicPage(keeper: Doorkeeper, route: PublicRoute, visit: Visit): Promise<Shown> {
  const session = visit.token ? await readSession(keeper.database, visit.token) : null
  return withPublicScope(keeper.database, visit, (scope) =>
    route.show(
      scope,
      visit,
      session
        ? sessionFrame(keeper.face, visit, session)
        : frameOf(keeper.face, visit, { now: scope.now, language: null, visitor: null }),
    ),
  )
}

/** Opens a page of the account itself. */
export async function openAccountPage(keeper: Doorkeeper, route: AccountRoute, visit: Visit): Promise<Shown> {
  if (route.method === 'POST') await proveFirst(keeper, visit)
  try {
    return await withAccountScope(keeper.database, visit, (scope) =>
      route.show(scope, visit, sessionFrame(keeper.face, visit, scope.session), keeper.accounts),
    )
  } catch (fault) {
    if (route.withoutSession && fault instanceof Refused && fault.message === 'sign-in')
      return route.withoutSession(keeper.face, visit)
    throw fault
  }
}
