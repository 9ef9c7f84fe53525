import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '../database/scopes.ts'
import { type PushSubscription, writeSubscription } from './push-subscription.ts'
import { isAddress, queueMessage } from './queue-message.ts'

/** Somebody who is to be told of something, once for each key, as they have chosen. */
export type NoticeDue = {
  readonly key: string
  readonly email: string
  readonly name: string
  readonly language: string | null
  /** Null: mail it is. */
  readonly phone: string | null
  /** Devices whose browsers tell them; null: another way. */
  readonly devices: readonly PushSubscription[] | null
  /** The end of their quiet hours, or now. */
  readonly notBefore: Instant
}

/**
 * What a list of who is to be told selects and joins beside the account `a`: the address, the way that was chosen where it is
 * confirmed, and from when on. Who has chosen nothing is told by mail, at any hour.
 */
export const NOTICE = {
  columns: sql`a.email, a.name, a.language, np.address as phone,
    after_quiet(now(), nc.quiet_from, nc.quiet_until, nc.time_zone) as not_before,
    case when nc.channel = 'push' then (
      select jsonb_agg(jsonb_build_object('deviceId', d.device_id, 'endpoint', d.endpoint, 'p256dh', d.p256dh, 'auth', d.auth)
        order by d.device_id)
      from push_device d where d.account_id = a.id and d.ended_at is null) end as devices`,
  joins: sql`left join notice_choice nc on nc.account_id = a.id
    left join sign_in_contact np on np.account_id = a.id and np.kind = 'sms' and np.confirmed_at is not null
      and nc.channel = 'sms'`,
  /** They can be reached so: who came without an address is not, and who reads on paper gets letters instead. */
  isReachable: sql`((a.email not like '%@sign-in.invalid' or np.address is not null or (nc.channel = 'push' and exists (
    select from push_device d where d.account_id = a.id and d.ended_at is null))) and not reads_on_paper(a.id))`,
  /** They want to be told what teams write, ask and answer. */
  wantsTeams: sql`coalesce(nc.teams, true)`,
} as const

/** Queues a mail, or an SMS or a word on each device that says the mail's subject and the address. Answers how many. */
export async function queueNotices<Due extends NoticeDue>(
  scope: SystemScope,
  due: readonly Due[],
  wordsFor: (one: Due) => { readonly subject: string; readonly body: string },
  { address }: { readonly address: string },
): Promise<number> {
  let count = 0
  for (const one of due) {
    if (one.devices) {
      await queuePush(scope, { ...one, devices: one.devices }, { title: wordsFor(one).subject, address })
      count++
      continue
    }
    const kind = one.phone ? 'sms' : 'mail'
    const to = one.phone ?? one.email
    if (!isAddress(kind, to)) continue
    const { subject, body } = wordsFor(one)
    const words = kind === 'sms' ? { subject: '', body: `${subject}: ${address}` } : { subject, body }
    await queueMessage(scope, { key: one.key, kind, institutionId: null, to, ...words, notBefore: one.notBefore })
    count++
  }
  return count
}

/** The first device has the key itself, by which a teller knows what was told. */
async function queuePush(
  scope: SystemScope,
  { key, devices, language, notBefore }: NoticeDue & { readonly devices: readonly PushSubscription[] },
  { title, address }: { readonly title: string; readonly address: string },
): Promise<void> {
  const words = { title, body: '', address, language: language ?? 'en', direction: language === 'ar' ? 'rtl' : 'ltr' }
  for (const [at, device] of devices.entries())
    await queueMessage(scope, {
      key: at === 0 ? key : `${key}/${device.deviceId}`,
      kind: 'push',
      institutionId: null,
      to: writeSubscription(device),
      subject: '',
      body: JSON.stringify(words),
      notBefore,
    })
}

const AT_ONCE = 200

/**
 * Tells the owners of records of what teams have written or asked, each once, if they want to be told. `news` selects the
 * key of each and the person. Answers how many.
 */
export async function tellOwners(
  scope: SystemScope,
  news: RawBuilder<unknown>,
  wordsFor: (one: NoticeDue) => { readonly subject: string; readonly body: string },
  { address }: { readonly address: string },
): Promise<number> {
  const { rows } = await sql<NoticeDue>`
    select distinct n.key, ${NOTICE.columns} from (${news}) n (key, person_id)
    join access_grant g on g.person_id = n.person_id and g.capacity = 'self' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > ${scope.now}::timestamptz)
    join portal_account a on a.id = g.account_id ${NOTICE.joins}
    where ${NOTICE.isReachable} and ${NOTICE.wantsTeams}
      and not exists (select from outgoing_message m where m.message_key = n.key)
    limit ${AT_ONCE}`.execute(scope.db)
  return queueNotices(scope, rows, wordsFor, { address })
}
