import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { hashCode } from '#platform/handed-code'
import { decideCode } from './decide-code.ts'
import { TICKET_MINUTES } from './invitation.ts'
import { type InvitationFacts, noteStep } from './note-step.ts'
import { hashTicket, makeTicket } from './ticket.ts'

type CodeRow = InvitationFacts & {
  readonly expiresAt: Date
  readonly isEnded: boolean
  readonly wrongTries: number
  readonly isStillTheirs: boolean
  readonly birthDate: string | null
}

export type ShownCode = {
  readonly code: string
  readonly birthDate: string
  /** Of the poster that led here; an invitation's own campaign comes first. */
  readonly campaign?: string | null
  readonly requestId: string
}

/**
 * Answers a ticket for code and birth date, or null: unknown, used, expired, withdrawn and of another birth date are the
 * same answer after the same work. Nothing is used up: the code lives until somebody has finished with it.
 */
export async function openInvitation(
  database: Database,
  { code, birthDate, campaign = null, requestId }: ShownCode,
): Promise<string | null> {
  const codeHash = await hashCode(code, 'invitation')
  return withSystemScope(database, { purpose: 'join', requestId }, async (scope) => {
    const found = await findByCode(scope, codeHash)
    if (!found) return null
    const verdict = decideCode({ ...found, now: scope.now, typedBirthDate: birthDate })
    if (verdict.verdict === 'let-in') return giveTicket(scope, { ...found, campaign: found.campaign ?? campaign })
    if (verdict.because === 'birth-date') await countWrongDate(scope, found)
    return null
  })
}

/** The newest code of a person alone counts, whoever gave it; and only while the number leads to that person. */
async function findByCode(scope: SystemScope, codeHash: Buffer): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select i.invitation_id, i.institution_id, i.channel, i.campaign, i.expires_at, i.wrong_tries, p.birth_date,
           i.ended_at is not null or exists (
             select from invitation later where later.person_id = i.person_id and later.made_at > i.made_at) as is_ended,
           i.link_id is null or exists (
             select from patient_link l where l.link_id = i.link_id and l.person_id = i.person_id
               and l.parted_at is null) as is_still_theirs
    from invitation i join person p on p.person_id = i.person_id
    where i.code_hash = ${codeHash} for update of i`.execute(scope.db)
  return rows[0]
}

async function giveTicket(scope: SystemScope, found: CodeRow): Promise<string> {
  const ticket = makeTicket()
  await scope.db
    .updateTable('invitation')
    .set({
      ticketHash: hashTicket(ticket),
      ticketUntil: new Date(scope.now.getTime() + TICKET_MINUTES * 60_000),
      ticketAtDesk: false,
      campaign: found.campaign,
    })
    .where('invitationId', '=', found.invitationId)
    .execute()
  await noteStep(scope, found, 'begun')
  return ticket
}

async function countWrongDate(scope: SystemScope, found: CodeRow): Promise<void> {
  await scope.db
    .updateTable('invitation')
    .set(({ eb }) => ({ wrongTries: eb('wrongTries', '+', 1) }))
    .where('invitationId', '=', found.invitationId)
    .execute()
  await noteStep(scope, found, 'birth-date')
}
