import { answerConsent, isCheckInOpen, listConsents, mayConsent, type VisitAsked } from '#appointments'
import { Invalid } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import type { AppointmentView } from './appointment-view.ts'
import { ConsentsPage } from './consents-page.tsx'
import { findVisit } from './find-visit.ts'

const CATEGORY = 'appointments' as const

/** What one is asked to agree to before a visit. */
export async function showConsents(scope: PatientScope, { params, query }: Visit, frame: Frame): Promise<Shown> {
  const visit = await findVisit(scope, params.visitId!)
  const asked = await listConsents(scope, askedOf(visit))
  return {
    view: (
      <ConsentsPage
        frame={frame}
        visit={visit}
        asked={asked}
        mayAnswer={mayConsent(scope)}
        isOver={isOver(scope, visit)}
        isSaved={query.said === 'saved'}
      />
    ),
    category: CATEGORY,
  }
}

/** Says yes or no to one of them. */
export async function answerConsents(scope: PatientScope, { params, form }: Visit): Promise<Shown> {
  const visit = await findVisit(scope, params.visitId!)
  const { text = '', answer } = form
  if (answer !== 'yes' && answer !== 'no') throw new Invalid('form', { detail: 'yes or no' })
  if (isOver(scope, visit)) return { goTo: paths.consents(visit.visitId) }
  await answerConsent(scope, askedOf(visit), { textId: text, answer })
  return { goTo: paths.consents(visit.visitId, 'saved') }
}

/** How a visit is asked about. */
export function askedOf({ visitId, institutionId, booking }: AppointmentView): VisitAsked {
  return {
    visitId,
    institutionId,
    serviceId: booking?.serviceId ?? null,
    showsDelegates: booking?.showsDelegates ?? true,
  }
}

/** Off, or some hours after it began: nobody reads then what is said. */
function isOver({ now }: PatientScope, { isCancelled, start }: AppointmentView): boolean {
  if (isCancelled || !start) return isCancelled
  return start.sortAt.getTime() < now.getTime() && !isCheckInOpen(start.sortAt, now)
}
