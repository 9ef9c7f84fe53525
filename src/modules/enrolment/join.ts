import { sql } from 'kysely'
import { giveGrant } from '#access'
import {
  forgetFactors,
  isAddressOfGuardian,
  isMailAddress,
  nameOfAddress,
  registerAccount,
  replacePassword,
} from '#accounts'
import { countEnrolment } from '#adoption'
import type { Language } from '#base/categories'
import type { AccountId, LinkId, PersonId } from '#base/ids'
import { translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { queueMessage } from '#platform/post/queue-message'
import type { Purpose } from './invitation.ts'
import { type InvitationFacts, noteStep } from './note-step.ts'
import { hashTicket } from './ticket.ts'

/** What the holder of a ticket is about to do. */
export type Joining = {
  readonly purpose: Purpose
  readonly name: string
  readonly givenName: string
  readonly language: Language
  /** On the clerk's device: nobody stays signed in there. */
  readonly isAtDesk: boolean
  /** Of the account that is there, when a new password is what is wanted. */
  readonly signInName: string | null
}

type TicketRow = InvitationFacts & {
  readonly personId: PersonId
  readonly linkId: LinkId | null
  readonly purpose: Purpose
  readonly language: Language
  readonly givenName: string
  readonly familyName: string | null
  readonly ticketAtDesk: boolean
  readonly isLive: boolean
  readonly ownAccounts: number
  readonly accountId: AccountId | null
  readonly email: string | null
  readonly nameTries: number
}

/** Addresses that others have may be tried so often by the holder of one code, and no more: nobody counts accounts with it. */
const MOST_NAME_TRIES = 3

/** Who holds this ticket, or null when it has run out or its invitation has ended. */
export function readTicket(
  database: Database,
  { ticket, requestId }: { readonly ticket: string; readonly requestId: string },
): Promise<Joining | null> {
  return withSystemScope(database, { purpose: 'join', requestId }, async (scope) => {
    const row = await findByTicket(scope, ticket)
    return row ? joiningOf(row) : null
  })
}

function joiningOf(row: TicketRow): Joining {
  return {
    purpose: row.purpose,
    name: [row.givenName, row.familyName].filter(Boolean).join(' '),
    givenName: row.givenName,
    language: row.language,
    isAtDesk: row.ticketAtDesk,
    signInName: row.email === null ? null : nameOfAddress(row.email),
  }
}

/** Live means: not ended, not replaced by a newer code, and still of the person whose number it was made for. */
async function findByTicket(scope: SystemScope, ticket: string): Promise<TicketRow | null> {
  const { rows } = await sql<TicketRow>`
    select i.invitation_id, i.institution_id, i.channel, i.campaign, i.person_id, i.link_id, i.purpose, i.language,
           i.ticket_at_desk, i.name_tries, p.given as given_name, p.family as family_name, own.accounts::int as own_accounts,
           own.account_id, own.email,
           i.ended_at is null and i.ticket_until > ${scope.now}::timestamptz and not exists (
             select from invitation later where later.person_id = i.person_id and later.made_at > i.made_at)
             and (i.link_id is null or exists (select from patient_link l where l.link_id = i.link_id
               and l.person_id = i.person_id and l.parted_at is null)) as is_live
    from invitation i join person p on p.person_id = i.person_id
    cross join lateral (
      select count(*) as accounts, (array_agg(a.id order by g.valid_from desc))[1] as account_id,
             (array_agg(a.email order by g.valid_from desc))[1] as email
      from access_grant g join portal_account a on a.id = g.account_id
      where g.person_id = i.person_id and g.capacity = 'self' and g.ended_at is null
        and g.valid_from <= now()
        and (g.valid_until is null or g.valid_until > ${scope.now}::timestamptz)
        and not exists (select from account_role r where r.account_id = a.id and r.ended_at is null)) own
    where i.ticket_hash = ${hashTicket(ticket)} for update of i`.execute(scope.db)
  const [row] = rows
  if (!row?.isLive) return null
  // Somebody joins once, and recovers only what is there.
  return (row.purpose === 'join') === (row.ownAccounts === 0) ? row : null
}

/** What came of it: the name to sign in with from now on; or the step that did not go through. */
export type Joined =
  | { readonly done: true; readonly signInName: string; readonly isAtDesk: boolean; readonly accountId: AccountId }
  | { readonly done: false; readonly fault: 'ticket' | 'name' }

export type JoiningChoice = {
  readonly ticket: string
  /** An e-mail address or a name of ours; for a new password it is ignored. */
  readonly signInName: string
  readonly passwordHash: string
  readonly language: Language
  readonly requestId: string
}

/** Makes the account and lets it see its own record, or gives it another password; and uses the code up. One wins of many. */
export async function finishJoining(database: Database, choice: JoiningChoice): Promise<Joined> {
  const joined = await withSystemScope<Joined & { readonly isRecovered?: boolean }>(
    database,
    { purpose: 'join', requestId: choice.requestId },
    async (scope) => {
      const row = await findByTicket(scope, choice.ticket)
      if (!row) return { done: false, fault: 'ticket' }
      const came = row.purpose === 'join' ? await register(scope, row, choice) : await recover(scope, row, choice)
      if (!came) {
        await countName(scope, row)
        return { done: false, fault: 'name' }
      }
      await useUp(scope, row, came.accountId)
      return { done: true, isAtDesk: row.ticketAtDesk, isRecovered: row.purpose === 'recover', ...came }
    },
  )
  if (joined.done && joined.isRecovered) await forgetFactors(database, joined)
  return joined
}

async function countName(scope: SystemScope, row: TicketRow): Promise<void> {
  await scope.db
    .updateTable('invitation')
    .set({ nameTries: row.nameTries + 1 })
    .where('invitationId', '=', row.invitationId)
    .execute()
  await noteStep(scope, row, 'name')
}

async function register(scope: SystemScope, row: TicketRow, { signInName, passwordHash, language }: JoiningChoice) {
  if (isMailAddress(signInName) && row.nameTries >= MOST_NAME_TRIES) return null
  if (await isAddressOfGuardian(scope, { personId: row.personId, address: signInName })) return null
  const { name } = joiningOf(row)
  const accountId = await registerAccount(scope, { signInName, name, language, passwordHash })
  if (!accountId) return null
  await giveGrant(scope, {
    accountId,
    personId: row.personId,
    capacity: 'self',
    categories: null,
    ground: 'invitation',
    validUntil: null,
  })
  return { accountId, signInName }
}

async function recover(scope: SystemScope, row: TicketRow, { passwordHash }: JoiningChoice) {
  const accountId = row.accountId!
  await replacePassword(scope, { accountId, passwordHash })
  if (isMailAddress(row.email!)) await tellOldOwner(scope, row)
  return { accountId, signInName: nameOfAddress(row.email!) }
}

/** Whoever reads the account's mail learns that the password is another now (security cases N22). */
async function tellOldOwner(scope: SystemScope, { invitationId, institutionId, email, language }: TicketRow) {
  const t = translator(language).post
  await queueMessage(scope, {
    key: `new-password/${invitationId}`,
    kind: 'mail',
    institutionId,
    to: email!,
    subject: t.recoveredSubject,
    body: t.recovered,
  })
}

async function useUp(scope: SystemScope, row: TicketRow, accountId: AccountId): Promise<void> {
  await scope.db
    .updateTable('invitation')
    .set({
      endedAt: scope.now,
      endedBecause: 'used',
      joinedAccountId: accountId,
      step: null,
      ticketHash: null,
      contact: null,
    })
    .where('invitationId', '=', row.invitationId)
    .execute()
  const { invitationId, institutionId, channel, campaign } = row
  const kind = row.purpose === 'join' ? 'registration' : 'recovery'
  await countEnrolment(scope, [{ kind, invitationId, institutionId, channel, campaign, accountId }])
}

/** Notes that a holder of a ticket could not choose a name or password: the desk sees where they stuck. */
export function noteRefusal(
  database: Database,
  {
    ticket,
    step,
    requestId,
  }: { readonly ticket: string; readonly step: 'name' | 'password'; readonly requestId: string },
): Promise<void> {
  return withSystemScope(database, { purpose: 'join', requestId }, async (scope) => {
    const row = await findByTicket(scope, ticket)
    if (row) await noteStep(scope, row, step)
  })
}
