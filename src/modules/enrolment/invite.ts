import { sql } from 'kysely'
import { countEnrolment } from '#adoption'
import type { Language } from '#base/categories'
import { NotFound } from '#base/errors'
import type { LinkId, PersonId } from '#base/ids'
import { type Instant, plusDays } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { hashCode, makeCode } from '#platform/handed-code'
import { decideInvitation, type InvitationVerdict, type StandingFacts } from './decide-invitation.ts'
import {
  type Channel,
  CODE_DAYS,
  type IdentityCheck,
  type Invitation,
  type Purpose,
  TICKET_MINUTES,
} from './invitation.ts'
import { tellOfInvitation } from './tell.ts'
import { hashTicket, makeTicket } from './ticket.ts'

export type InvitationToMake = {
  readonly personId: PersonId
  /** Null: found by a national number at a desk that does not know them. */
  readonly linkId: LinkId | null
  readonly personName: string
  readonly channel: Channel
  readonly campaign: string | null
  readonly language: Language
  readonly identityCheck: IdentityCheck
  /** An e-mail address or a phone number, where the channel is one. */
  readonly contact: string | null
  /** Where codes are typed: an absolute address of the portal's. */
  readonly address: string
}

/** The code is known here and nowhere else: it is shown, printed or read out now, or never. */
export type MadeInvitation = {
  readonly invitationId: string
  readonly purpose: Purpose
  readonly code: string
  readonly expiresAt: Instant
}

/** Whether this clerk may give this person a code, and what for. */
export async function readStanding(
  scope: StaffScope,
  { personId }: { readonly personId: PersonId },
): Promise<InvitationVerdict> {
  const { rows } = await sql<StandingFacts>`
    select birth_date, has_died, has_account, is_own, is_staff from enrolment_standing(${personId}::uuid)`.execute(
    scope.db,
  )
  const [facts] = rows
  if (!facts) throw new NotFound('person', { detail: 'no such person, or not for this role' })
  return decideInvitation(facts)
}

/**
 * Gives a person a code. Codes that the institution gave before are dead from now on; those of other institutions too,
 * because the newest code of a person alone counts. Answers the refusal where there is one.
 */
export async function invite(
  scope: StaffScope,
  { address, ...asked }: InvitationToMake,
): Promise<MadeInvitation | Extract<InvitationVerdict, { verdict: 'refuse' }>> {
  const verdict = await readStanding(scope, asked)
  if (verdict.verdict === 'refuse') return verdict
  await endOpen(scope, asked.personId, 'replaced')
  const code = makeCode()
  const expiresAt = plusDays(scope.now, CODE_DAYS[asked.channel])
  const { invitationId } = await scope.db
    .insertInto('invitation')
    .values({
      ...asked,
      purpose: verdict.purpose,
      institutionId: scope.institutionId!,
      codeHash: await hashCode(code, 'invitation'),
      // The database's own instant: what row-level security compares with is finer than a Date.
      madeAt: sql`now()`,
      expiresAt,
      accountId: scope.actor.accountId,
      actorName: scope.actor.name,
    })
    .returning('invitationId')
    .executeTakeFirstOrThrow()
  const fact = {
    invitationId,
    institutionId: scope.institutionId!,
    channel: asked.channel,
    campaign: asked.campaign,
    staffId: scope.actor.accountId,
  }
  await countEnrolment(scope, [{ ...fact, kind: verdict.purpose === 'join' ? 'invitation' : 'recovery-given' }])
  await tellOfInvitation(scope, { ...asked, invitationId, institutionId: scope.institutionId! }, { address, turn: 0 })
  return { invitationId, purpose: verdict.purpose, code, expiresAt }
}

async function endOpen(scope: StaffScope, personId: PersonId, because: 'replaced'): Promise<void> {
  await scope.db
    .updateTable('invitation')
    .set({ endedAt: scope.now, endedBecause: because })
    .where('personId', '=', personId)
    .where('institutionId', '=', scope.institutionId)
    .where('endedAt', 'is', null)
    .execute()
}

/** A new code on the same way, or by letter; the old one is dead. Whoever has been seen once need not be seen again. */
export async function resendInvitation(
  scope: StaffScope,
  invitation: Invitation,
  { address, byLetter = false }: { readonly address: string; readonly byLetter?: boolean },
): ReturnType<typeof invite> {
  const { personId, linkId, personName, campaign, language } = invitation
  const channel = byLetter ? 'letter' : invitation.channel
  const contact = byLetter ? null : invitation.contact
  const identityCheck = invitation.identityCheck ?? 'known-here'
  return invite(scope, { personId, linkId, personName, channel, campaign, language, identityCheck, contact, address })
}

/** The code is dead from now on. */
export async function withdrawInvitation(scope: StaffScope, invitation: Invitation): Promise<void> {
  const ended = await scope.db
    .updateTable('invitation')
    .set({ endedAt: scope.now, endedBecause: 'withdrawn' })
    .where('invitationId', '=', invitation.invitationId)
    .where('endedAt', 'is', null)
    .returning('invitationId')
    .execute()
  if (ended.length === 0) return
  const { invitationId, institutionId, channel, campaign } = invitation
  const staffId = scope.actor.accountId
  await countEnrolment(scope, [
    { kind: 'invitation-withdrawn', invitationId, institutionId, channel, campaign, staffId },
  ])
}

/**
 * The person goes on at the desk, on the clerk's device, without typing code and birth date: the clerk has seen who they
 * are. Answers the ticket of their own page, or null when the invitation has ended.
 */
export async function letFinishAtDesk(scope: StaffScope, invitation: Invitation): Promise<string | null> {
  if (invitation.expiresAt <= scope.now) return null
  const ticket = makeTicket()
  const opened = await scope.db
    .updateTable('invitation')
    .set({
      ticketHash: hashTicket(ticket),
      ticketUntil: new Date(scope.now.getTime() + TICKET_MINUTES * 60_000),
      ticketAtDesk: true,
    })
    .where('invitationId', '=', invitation.invitationId)
    .where('endedAt', 'is', null)
    .returning('invitationId')
    .execute()
  return opened.length > 0 ? ticket : null
}
