import { countEnrolment } from '#adoption'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Channel, Step } from './invitation.ts'

/** What the facts of an invitation say of it. */
export type InvitationFacts = {
  readonly invitationId: string
  readonly institutionId: InstitutionId
  readonly channel: Channel
  readonly campaign: string | null
}

/** Notes the step that somebody has begun or at which they stuck. As a fact it is counted once for each step. */
export async function noteStep(
  scope: SystemScope,
  { invitationId, institutionId, channel, campaign }: InvitationFacts,
  step: Step,
): Promise<void> {
  const before = await scope.db
    .updateTable('invitation')
    .set({ step, stepAt: scope.now })
    .where('invitationId', '=', invitationId)
    .where(({ eb, or }) => or([eb('step', 'is', null), eb('step', '<>', step)]))
    .returning('invitationId')
    .execute()
  if (before.length === 0) return
  const fact = { invitationId, institutionId, channel, campaign }
  await countEnrolment(scope, [
    step === 'begun' ? { ...fact, kind: 'invitation-opened' } : { ...fact, kind: 'invitation-stuck', step },
  ])
}
