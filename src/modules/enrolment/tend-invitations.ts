import { sql } from 'kysely'
import { countEnrolment, type EnrolmentKind } from '#adoption'
import type { Language } from '#base/categories'
import { plusDays } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'
import type { Purpose } from './invitation.ts'
import { inviteVisitors, tellVisitor } from './invite-visitors.ts'
import type { InvitationFacts } from './note-step.ts'
import { type InvitationToTell, tellOfInvitation } from './tell.ts'
import { tellAccounts } from './tell-accounts.ts'
import { tellOfBirthdays } from './tell-of-birthdays.ts'
import { tellOwners } from './tell-owners.ts'

/** How often and after how many days somebody is reminded; where codes are typed, and where one sees how one signs in. */
export type ReminderRule = {
  readonly afterDays: number
  readonly most: number
  readonly address: string
  readonly waysIn: string
  /** In which those are written to of whom none is known. */
  readonly language: Language
}

/** What one round noted. */
export type TendedInvitations = {
  readonly expired: number
  readonly signedIn: number
  readonly undeliverable: number
  readonly reminded: number
  readonly told: number
  readonly news: number
  readonly visitors: number
}

const AT_ONCE = 200

/** Notes, once each, what time and others have done to invitations; and reminds those who have not come. */
export async function tendInvitations(scope: SystemScope, rule: ReminderRule): Promise<TendedInvitations> {
  return {
    expired: await noteAll(scope, 'invitation-expired', expire),
    signedIn: await noteAll(scope, 'first-sign-in', noteFirstSignIns),
    undeliverable: await noteAll(scope, 'invitation-undeliverable', noteUndeliverable),
    reminded: await remind(scope, rule),
    told: await tellOwners(scope),
    news: (await tellAccounts(scope, rule)) + (await tellOfComingBirthdays(scope, rule)),
    visitors: await inviteVisitors(scope, rule),
  }
}

/** Once an hour: it looks through everybody's birth date. */
async function tellOfComingBirthdays(scope: SystemScope, { address }: ReminderRule): Promise<number> {
  if (scope.now.getUTCMinutes() !== 0) return 0
  return tellOfBirthdays(scope, { address: new URL('/growing', address).href })
}

type Noted = InvitationFacts & { readonly purpose: Purpose; readonly accountId?: string }

async function noteAll(
  scope: SystemScope,
  kind: EnrolmentKind,
  change: (scope: SystemScope) => Promise<readonly Noted[]>,
): Promise<number> {
  const changed = await change(scope)
  // Who came back in signs in, but not for the first time.
  const counted = changed.filter(({ purpose }) => kind !== 'first-sign-in' || purpose === 'join')
  await countEnrolment(
    scope,
    counted.map(({ purpose: _purpose, ...each }) => ({ ...each, kind })),
  )
  return changed.length
}

async function expire(scope: SystemScope): Promise<readonly Noted[]> {
  const { rows } = await sql<Noted>`
    update invitation set ended_at = ${scope.now}::timestamptz, ended_because = 'expired', ticket_hash = null
    where invitation_id in (
      select invitation_id from invitation where ended_at is null and expires_at <= now()
      limit ${AT_ONCE} for update skip locked)
    returning invitation_id, institution_id, channel, campaign, purpose`.execute(scope.db)
  return rows
}

async function noteFirstSignIns(scope: SystemScope): Promise<readonly Noted[]> {
  const { rows } = await sql<Noted>`
    update invitation i set signed_in_at = first.at
    from (select w.invitation_id, min(f.at) as at from invitation w
      join adoption_fact f on f.account_id = w.joined_account_id and f.kind = 'sign-in' and f.at >= w.ended_at
      where w.joined_account_id is not null and w.signed_in_at is null
      group by w.invitation_id limit ${AT_ONCE}) first
    where i.invitation_id = first.invitation_id and i.signed_in_at is null
    returning i.invitation_id, i.institution_id, i.channel, i.campaign, i.purpose, i.joined_account_id as account_id`.execute(
    scope.db,
  )
  return rows
}

/** Word of it could not be brought: the desk writes a letter instead. */
async function noteUndeliverable(scope: SystemScope): Promise<readonly Noted[]> {
  const { rows } = await sql<Noted>`
    update invitation i set step = 'undeliverable', step_at = ${scope.now}::timestamptz
    from outgoing_message m
    where i.ended_at is null and i.step is null and i.channel in ('email', 'sms', 'visit') and m.given_up_at is not null
      and m.message_key = 'invitation/' || i.invitation_id || '/' || i.reminders
    returning i.invitation_id, i.institution_id, i.channel, i.campaign, i.purpose`.execute(scope.db)
  return rows
}

type ToRemind = InvitationToTell & { readonly reminders: number }

async function remind(scope: SystemScope, { afterDays, most, address }: ReminderRule): Promise<number> {
  const since = plusDays(scope.now, -afterDays)
  const { rows } = await sql<ToRemind>`
    update invitation set reminders = reminders + 1, reminded_at = ${scope.now}::timestamptz
    where invitation_id in (
      select i.invitation_id from invitation i
      where i.ended_at is null and i.channel in ('email', 'sms', 'visit') and i.contact is not null and i.reminders < ${most}
        and i.step is distinct from 'undeliverable' and coalesce(i.reminded_at, i.made_at) <= ${since}::timestamptz
        and not exists (select from invitation later where later.person_id = i.person_id and later.made_at > i.made_at)
      limit ${AT_ONCE} for update skip locked)
    returning invitation_id, institution_id, channel, campaign, language, contact, reminders`.execute(scope.db)
  for (const row of rows) {
    const { reminders: turn, contact } = row
    if (row.channel === 'visit') await tellVisitor(scope, { ...row, contact: contact!, turn, address })
    else await tellOfInvitation(scope, row, { address, turn })
  }
  return rows.length
}

const ROUND_MS = 15_000

/** Tends invitations in the background until it is stopped. */
export function startTendingInvitations(
  database: Database,
  { log, rule }: Pick<RoundsOrder, 'log'> & { readonly rule: ReminderRule },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'tending invitations', log }, () =>
    withSystemScope(database, { purpose: 'tend invitations' }, (scope) => tendInvitations(scope, rule)),
  )
}
