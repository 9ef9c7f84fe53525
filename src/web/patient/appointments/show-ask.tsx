import { randomUUID } from 'node:crypto'
import { mayVisit } from '#appointments'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { askForVisit, dueNow } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { AskPage, type AskPageProps } from './ask-page.tsx'

/** The form that asks an institution for a visit. */
export function showAsk(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return askPage(scope, frame, { key: randomUUID(), typed: {}, fault: null })
}

async function askPage(
  scope: PatientScope,
  frame: Frame,
  asked: Pick<AskPageProps, 'key' | 'typed' | 'fault'>,
): Promise<Shown> {
  if (!mayVisit(scope)) throw new NotFound('page', { detail: 'appointments are not of this scope' })
  const known = (await listAgreements(scope)).filter(({ institutionId }) => scope.institutions.includes(institutionId))
  const institutions: AskPageProps['institutions'][number][] = []
  for (const { institutionId: id, institutionName: name } of known)
    institutions.push({ id, name, dueAt: await dueNow(scope, { kind: 'appointment', institutionId: id }) })
  return {
    view: <AskPage frame={frame} institutions={institutions} {...asked} />,
    category: 'appointments',
    ...(asked.fault && { status: 422 }),
  }
}

/** Asks; the answer comes where everything stands that was asked for. */
export async function sendAsk(scope: PatientScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const { institution = '', text = '', key = '' } = form
  const requestId = isUuid(key) ? key : randomUUID()
  const typed = { institution, text }
  const id = scope.institutions.find((each) => each === institution)
  if (!id) return askPage(scope, frame, { key: requestId, typed, fault: 'institution' })
  if (text.trim() === '') return askPage(scope, frame, { key: requestId, typed, fault: 'text' })
  return { goTo: paths.request(await askForVisit(scope, { requestId, institutionId: id, text })) }
}
