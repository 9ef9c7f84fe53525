import { sql } from 'kysely'
import { type EventKind, isMailAddress } from '#accounts'
import type { Language } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import { translator } from '#messages/translator'
import type { SystemScope } from '#platform/database/scopes'
import { queueMessage } from '#platform/post/queue-message'

type Told = {
  readonly key: string
  readonly what: Exclude<EventKind, 'sessions-ended'> | 'helper'
  readonly email: string
  readonly language: Language | null
  /** Of somebody without an e-mail address: where their codes go. */
  readonly kind: 'mail' | 'sms' | null
  readonly address: string | null
  /** The day on which the account's first unconfirmed role opens nothing; null: none is announced. */
  readonly suspendsOn: string | null
}

const AT_ONCE = 200
/** What is older is not news any more: the post was out of order, and the page has it. */
const NEWS_DAYS = 1

/**
 * Tells owners by mail, or SMS where they have no mail, of what happened to their account and of new helpers: what, and what
 * to do if it was not them. No name, no device, nothing clinical. Each thing is told once.
 */
export async function tellAccounts(scope: SystemScope, { waysIn }: { readonly waysIn: string }): Promise<number> {
  const news = [...(await listEvents(scope)), ...(await listHelpers(scope))]
  for (const each of news) await tell(scope, each, waysIn)
  return news.length
}

/** Who can be reached at all, and has not been told. */
const reachable = sql`left join lateral (
    select c.kind, c.address from sign_in_contact c
    where c.account_id = a.id and c.confirmed_at is not null order by c.kind limit 1) c on true`
const untold = sql`(a.email not like '%@sign-in.invalid' or c.address is not null)`

async function listEvents({ db, now }: SystemScope): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select 'account-event/' || e.event_id as key, e.kind as what, a.email, a.language, c.kind, c.address,
           (select min(r.suspends_at)::date::text from account_role r where r.account_id = a.id and r.ended_at is null
            and r.suspended_at is null) as suspends_on
    from account_event e join portal_account a on a.id = e.account_id ${reachable}
    where e.at > ${now}::timestamptz - make_interval(days => ${NEWS_DAYS}) and e.kind <> 'sessions-ended' and ${untold}
      and not exists (select from outgoing_message m where m.message_key = 'account-event/' || e.event_id)
    order by e.at limit ${AT_ONCE}`.execute(db)
  return rows
}

async function listHelpers({ db, now }: SystemScope): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select 'helper/' || g.grant_id || '/' || a.id as key, 'helper' as what, a.email, a.language, c.kind, c.address,
           null as suspends_on
    from access_grant g
    join access_grant own on own.person_id = g.person_id and own.capacity = 'self' and own.ended_at is null
    join portal_account a on a.id = own.account_id ${reachable}
    where g.capacity = 'delegate' and g.offer_id is not null and g.ended_at is null
      and g.valid_from > ${now}::timestamptz - make_interval(days => ${NEWS_DAYS}) and ${untold}
      and not exists (
        select from outgoing_message m where m.message_key = 'helper/' || g.grant_id || '/' || a.id)
    order by g.valid_from limit ${AT_ONCE}`.execute(db)
  return rows
}

async function tell(scope: SystemScope, told: Told, waysIn: string): Promise<void> {
  const { post } = translator(told.language ?? 'en')
  const kind = isMailAddress(told.email) ? 'mail' : told.kind!
  await queueMessage(scope, {
    key: told.key,
    kind,
    institutionId: null,
    to: isMailAddress(told.email) ? told.email : told.address!,
    subject: ROLE_EVENTS.has(told.what) ? post.roleSubject : post.eventSubject,
    body: bodyOf(told, kind, waysIn),
  })
}

const ROLE_EVENTS: ReadonlySet<string> = new Set<EventKind>(['role-unconfirmed', 'role-suspended', 'roles-to-confirm'])

/** What happened to a sign-in asks whether it was its owner; what becomes of a role has a day instead. */
function bodyOf({ what: happened, language, suspendsOn }: Told, kind: 'mail' | 'sms', address: string): string {
  const { post, waysIn: words, formatDate } = translator(language ?? 'en')
  const what =
    happened === 'helper' ? post.helper : happened === 'new-device' ? post.newDevice : words.events.kinds[happened]
  if (!ROLE_EVENTS.has(happened))
    return kind === 'sms' ? post.eventSms({ what, address }) : post.event({ what, address })
  const day = happened === 'role-unconfirmed' && suspendsOn ? formatDate(readClinicalDate(suspendsOn)!) : null
  return day ? post.roleEventBy({ what, day, address }) : post.roleEvent({ what, address })
}
