import { sql } from 'kysely'
import type { Language } from '#base/categories'
import { translator } from '#messages/translator'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { isAddress, queueMessage } from '#platform/post/queue-message'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** What one round did. */
export type ToldOfVisits = { readonly passed: number; readonly told: number; readonly calledBack: number }

type Told = {
  readonly key: string
  readonly what: 'near' | 'offer' | 'withdrawn' | 'invited'
  readonly email: string
  readonly language: Language | null
  readonly wish: 'mail' | 'sms'
  /** A confirmed number; null: mail it is. */
  readonly phone: string | null
}

const AT_ONCE = 200

/**
 * Passes on offers that nobody answered, reminds of near visits, and tells of offers and of visits that were taken back:
 * each once, that there is something and where to read it. What was not sent yet of a visit that is off is called back.
 */
export async function tendVisits(scope: SystemScope, { address }: { readonly address: string }): Promise<ToldOfVisits> {
  await followSlots(scope)
  const { rows } = await sql<{ passed: number }>`select pass_offers() as passed`.execute(scope.db)
  const calledBack = await callBack(scope)
  const news = [
    ...(await listNear(scope)),
    ...(await listOffers(scope)),
    ...(await listWithdrawn(scope)),
    ...(await listInvited(scope)),
  ]
  for (const each of news) await tell(scope, each, address)
  return { passed: rows[0]!.passed, told: news.length, calledBack }
}

/** A booking goes where its slot goes; where the slot is taken back, it ends. */
async function followSlots(scope: SystemScope): Promise<void> {
  await sql`update booking b set starts_at = s.starts_at, ends_at = s.ends_at, slot_moves = b.slot_moves + 1,
      slot_moved_at = ${scope.now}::timestamptz
    from slot s where s.booking_id = b.booking_id and s.moved_at is not null and b.ended_at is null`.execute(scope.db)
  await sql`update slot set moved_at = null where booking_id is not null and moved_at is not null`.execute(scope.db)
  await sql`update booking b set ended_at = ${scope.now}::timestamptz, ended_word = 'withdrawn', ended_name = ''
    from slot s where s.booking_id = b.booking_id and s.withdrawn_at is not null and b.ended_at is null`.execute(
    scope.db,
  )
  await sql`update slot set booking_id = null where booking_id is not null and withdrawn_at is not null`.execute(
    scope.db,
  )
}

async function listNear(scope: SystemScope): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select n.message_key as key, 'near' as what, a.email, a.language, n.channel as wish, c.address as phone
    from list_near_visits(true) n join portal_account a on a.id = n.account_id ${PHONE}`.execute(scope.db)
  return rows
}

const PHONE = sql`left join lateral (
    select p.address from sign_in_contact p
    where p.account_id = a.id and p.kind = 'sms' and p.confirmed_at is not null limit 1) c on true`

/** To whoever put themselves on the list, as they are reminded, or by mail. */
async function listOffers(scope: SystemScope): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select 'slot-offer/' || w.wish_id || '/' || w.offered_slot as key, 'offer' as what, a.email, a.language,
           ${WISH} as wish, c.address as phone
    from visit_wish w join portal_account a on a.id = w.account_id
    left join visit_reminder r on r.person_id = w.person_id and r.account_id = w.account_id ${PHONE}
    where w.ended_at is null and w.offered_until > ${scope.now}::timestamptz
      and sees_visit(w.account_id, w.person_id, w.wish_id, w.institution_id, w.shows_delegates) and not exists (
      select from outgoing_message m where m.message_key = 'slot-offer/' || w.wish_id || '/' || w.offered_slot)
    limit ${AT_ONCE}`.execute(scope.db)
  return rows
}

const WISH = sql`case when r.channel = 'sms' then 'sms' else 'mail' end`

/** What is older is not news any more: the post was out of order, and the page has it. To whoever booked, and to the person. */
async function listWithdrawn(scope: SystemScope): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select distinct concat_ws('/', 'visit-withdrawn', b.booking_id, a.id) as key, 'withdrawn' as what, a.email, a.language,
           ${WISH} as wish, c.address as phone
    from booking b
    join access_grant g on g.person_id = b.person_id and g.ended_at is null and (g.capacity = 'self' or g.account_id = b.account_id)
    join portal_account a on a.id = g.account_id
    left join visit_reminder r on r.person_id = b.person_id and r.account_id = a.id ${PHONE}
    where b.ended_word = 'withdrawn' and b.ended_at > ${scope.now}::timestamptz - interval '1 day'
      and sees_visit(a.id, b.person_id, b.booking_id, b.institution_id, b.shows_delegates) and not exists (
        select from outgoing_message m where m.message_key = concat_ws('/', 'visit-withdrawn', b.booking_id, a.id))
    limit ${AT_ONCE}`.execute(scope.db)
  return rows
}

/** Helpers whom a person takes along to a visit to come, while they may see it. */
async function listInvited(scope: SystemScope): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select concat_ws('/', 'visit-guest', v.booking_id, a.id) as key, 'invited' as what, a.email, a.language,
           ${WISH} as wish, c.address as phone
    from visit_guest v
    join booking b on b.person_id = v.person_id and b.booking_id = v.booking_id
    join portal_account a on a.id = v.account_id
    left join visit_reminder r on r.person_id = v.person_id and r.account_id = a.id ${PHONE}
    where v.invited_at > ${scope.now}::timestamptz - interval '1 day' and b.ended_at is null
      and b.ends_at > ${scope.now}::timestamptz
      and sees_visit(a.id, b.person_id, b.booking_id, b.institution_id, b.shows_delegates) and not exists (
        select from outgoing_message m where m.message_key = concat_ws('/', 'visit-guest', v.booking_id, a.id))
    limit ${AT_ONCE}`.execute(scope.db)
  return rows
}

/** Reminders that have not left yet, of visits that do not take place, or not then; one that does after all is told anew. */
async function callBack(scope: SystemScope): Promise<number> {
  const { rows } = await sql`
    update outgoing_message m set given_up_at = ${scope.now}::timestamptz, last_fault = 'called back', to_address = '',
      subject = '', body = '', message_key = concat_ws('/', 'called-back', m.message_id, m.message_key)
    where m.message_key like 'visit/%' and m.sent_at is null and m.given_up_at is null
      and m.created_at < ${scope.now}::timestamptz and not exists (
      select from list_near_visits(false) n where n.message_key = m.message_key)
    returning m.message_id`.execute(scope.db)
  return rows.length
}

async function tell(scope: SystemScope, told: Told, address: string): Promise<void> {
  const t = translator(told.language ?? 'en').appointments.mail
  const kind = told.wish === 'sms' && told.phone ? 'sms' : 'mail'
  const to = kind === 'sms' ? told.phone! : told.email
  if (!isAddress(kind, to) || to.endsWith('@sign-in.invalid')) return
  const words = {
    near: { subject: t.subject, body: t.body, sms: t.sms },
    offer: { subject: t.offerSubject, body: t.offerBody, sms: t.offerSms },
    invited: { subject: t.invitedSubject, body: t.invitedBody, sms: t.invitedSms },
    withdrawn: { subject: t.withdrawnSubject, body: t.withdrawnBody, sms: t.withdrawnSms },
  }[told.what]
  await queueMessage(scope, {
    key: told.key,
    kind,
    institutionId: null,
    to,
    subject: words.subject,
    body: kind === 'sms' ? words.sms({ address }) : words.body({ address }),
  })
}

const ROUND_MS = 60_000

/** Tends visits in the background until it is stopped. */
export function startTendingVisits(
  database: Database,
  { log, address }: Pick<RoundsOrder, 'log'> & { readonly address: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'tending visits', log }, () =>
    withSystemScope(database, { purpose: 'tend visits' }, (scope) => tendVisits(scope, { address })),
  )
}
