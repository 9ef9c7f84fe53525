import { isUuid } from '#base/ids'
import { refuseWord } from '#enrolment'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { JoinParts } from './join-parts.ts'
import { StopPage } from './stop-page.tsx'

/** Where somebody says: no more. The link is in the message; scanners that follow it stop nothing. */
export function showStop({ query }: Visit, frame: Frame): Shown {
  return { view: <StopPage frame={frame} invitationId={isUuid(query.i ?? '') ? query.i! : ''} isDone={false} /> }
}

/** The same answer whatever the link was: nobody learns from it who has been invited. */
export async function stopWord({ form, requestId }: Visit, frame: Frame, { database }: JoinParts): Promise<Shown> {
  const { i: invitationId = '' } = form
  if (isUuid(invitationId)) await refuseWord(database, { invitationId, requestId })
  return { view: <StopPage frame={frame} invitationId="" isDone /> }
}
