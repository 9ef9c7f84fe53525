import { recordSight } from '#audit'
import { NotFound } from '#base/errors'
import {
  type Invitation,
  type InvitationEvent,
  letFinishAtDesk,
  listInvitationEvents,
  readInvitation,
  resendInvitation,
  withdrawInvitation,
} from '#enrolment'
import type { StaffScope } from '#platform/database/scopes'
import { readCode } from '#platform/handed-code'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { JOIN_COOKIE } from '../../public/join/join-cookie.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { letterOf } from './letter.ts'
import { drawLetter } from './letter-pdf.ts'
import { whereWord } from './show-invitations.tsx'
import { codeView } from './show-invite.tsx'

/** One invitation: where it stands, what has happened, and what can be done about it. */
export async function showInvitation(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const invitation = await findInvitation(scope, visit)
  return invitationView(scope, frame, invitation, visit.query.done === 'ended')
}

async function findInvitation(scope: StaffScope, { params }: Visit): Promise<Invitation> {
  const invitation = await readInvitation(scope, { invitationId: params.invitationId ?? '' })
  if (!invitation) throw new NotFound('invitation', { detail: 'none of this institution' })
  await recordSight(scope, { persons: [invitation.personId], page: 'identity' })
  return invitation
}

async function invitationView(
  scope: StaffScope,
  frame: Frame,
  invitation: Invitation,
  hasEnded: boolean,
): Promise<Shown> {
  const events = await listInvitationEvents(scope, invitation)
  const t = frame.w.enrolment
  const says = [
    { label: t.onWay, value: t.channels[invitation.channel] },
    { label: t.where, value: whereWord(frame, null, invitation) },
    { label: t.until, value: frame.w.formatInstant(invitation.expiresAt, frame.timeZone) },
    { label: t.byWhom, value: invitation.actorName },
    ...(invitation.identityCheck ? [{ label: t.checked, value: t.checks[invitation.identityCheck] }] : []),
    ...(invitation.campaign ? [{ label: t.campaign, value: invitation.campaign }] : []),
  ]
  return {
    view: (
      <PortalPage frame={frame} title={invitation.personName}>
        <BackLink href={paths.invitations()}>{t.back}</BackLink>
        <h1>
          <bdi>{invitation.personName}</bdi>
        </h1>
        {hasEnded && (
          <Notice kind="info">
            <p>{t.ended}</p>
          </Notice>
        )}
        <Facts facts={says} />
        {invitation.endedBecause !== 'replaced' && <Acts frame={frame} invitation={invitation} />}
        <h2>{t.history}</h2>
        <ol>
          {events.map((event) => (
            <li>{eventLine(frame, event)}</li>
          ))}
        </ol>
      </PortalPage>
    ),
  }
}

function eventLine(frame: Frame, { at, kind, step }: InvitationEvent): string {
  const t = frame.w.enrolment
  const word = step ? t.steps[step] : (t.events[kind as keyof typeof t.events] ?? kind)
  return `${frame.w.formatInstant(at, frame.timeZone)}: ${word}`
}

function Acts({ frame, invitation }: { readonly frame: Frame; readonly invitation: Invitation }) {
  const t = frame.w.enrolment
  const isOpen = invitation.endedAt === null
  return (
    <>
      <Act frame={frame} invitation={invitation} does="resend" text={t.resend} hint={t.resendHint} />
      {isOpen && invitation.expiresAt > frame.now && (
        <Act frame={frame} invitation={invitation} does="here" text={t.finishHere} hint={t.finishHint} />
      )}
      {isOpen && <Act frame={frame} invitation={invitation} does="withdraw" text={t.withdraw} hint={t.withdrawHint} />}
    </>
  )
}

function Act({
  invitation,
  does,
  text,
  hint,
}: {
  readonly frame: Frame
  readonly invitation: Invitation
  readonly does: string
  readonly text: string
  readonly hint: string
}) {
  return (
    <form class="stack" method="post" action={paths.invitation(invitation.invitationId)}>
      <p class="hint">{hint}</p>
      <div>
        <Button name="does" value={does} kind="secondary">
          {text}
        </Button>
      </div>
    </form>
  )
}

/** Another code, the code taken back, the letter as PDF, or on with it at the desk. */
export async function actOnInvitation(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const invitation = await findInvitation(scope, visit)
  const ended: Shown = { goTo: paths.invitation(invitation.invitationId, 'ended') }
  if (visit.form.does === 'letter') return (await letterFile(scope, frame, invitation, visit.form.code ?? '')) ?? ended
  if (visit.form.does === 'resend') return resend(scope, frame, invitation, ended)
  if (visit.form.does === 'withdraw') {
    await withdrawInvitation(scope, invitation)
    return { goTo: paths.invitation(invitation.invitationId) }
  }
  const ticket = visit.form.does === 'here' ? await letFinishAtDesk(scope, invitation) : null
  return ticket ? { goTo: paths.joinAccount(), cookies: { [JOIN_COOKIE]: ticket } } : ended
}

async function resend(scope: StaffScope, frame: Frame, invitation: Invitation, ended: Shown): Promise<Shown> {
  if (invitation.endedBecause === 'replaced') return ended
  const made = await resendInvitation(scope, invitation, { address: `${frame.publicUrl}${paths.join()}` })
  return 'verdict' in made ? ended : codeView(scope, frame, invitation, made)
}

async function letterFile(
  scope: StaffScope,
  frame: Frame,
  invitation: Invitation,
  typed: string,
): Promise<Shown | null> {
  const code = readCode(typed)
  if (!code || invitation.endedAt) return null
  const letter = await letterOf(scope, frame, { invitation, code })
  const bytes = await drawLetter([letter])
  return { file: { contentType: 'application/pdf', name: `${letter.title}.pdf`, bytes } }
}
