import { countEnrolment } from '#adoption'
import type { Language } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import { translator } from '#messages/translator'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import { queueMessage } from '#platform/post/queue-message'
import type { Channel } from './invitation.ts'

export type InvitationToTell = {
  readonly invitationId: string
  readonly institutionId: InstitutionId
  readonly channel: Channel
  readonly campaign: string | null
  readonly language: Language
  readonly contact: string | null
}

/** Under which name the post knows the word of an invitation; `turn` 0 is the first, later ones are reminders. */
export function messageKeyOf(invitationId: string, turn: number): string {
  return `invitation/${invitationId}/${turn}`
}

/**
 * Sends word of an invitation by e-mail or SMS: that there is one, and where to go. Never the code, which the person got
 * by hand or by letter: a message that went astray leads nobody in. Nothing clinical, no name, no institution.
 * (Security cases F05, C10.)
 */
export async function tellOfInvitation(
  scope: StaffScope | SystemScope,
  invitation: InvitationToTell,
  { address, turn }: { readonly address: string; readonly turn: number },
): Promise<void> {
  const kind = kindOf(invitation.channel)
  if (!kind || !invitation.contact) return
  const t = translator(invitation.language).post
  const { invitationId, institutionId, channel, campaign } = invitation
  await queueMessage(scope, {
    key: messageKeyOf(invitationId, turn),
    kind,
    institutionId,
    to: invitation.contact,
    subject: turn === 0 ? t.subject : t.reminderSubject,
    body: kind === 'sms' ? t.sms({ address }) : t.mail({ address }),
  })
  const fact = { invitationId, institutionId, channel, campaign }
  await countEnrolment(scope, [{ ...fact, kind: turn === 0 ? 'invitation-sent' : 'invitation-reminder' }])
}

function kindOf(channel: Channel): 'mail' | 'sms' | null {
  if (channel === 'email') return 'mail'
  return channel === 'sms' ? 'sms' : null
}
