import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope, SystemScope } from '#platform/database/scopes'
import { isPushService, type PushSubscription } from '#platform/post/push-subscription'

/** A device on which its browser tells that there is something. */
export type PushDevice = { readonly deviceId: string; readonly name: string; readonly addedAt: Instant }

/** The devices of this account, the newest first. */
export async function listPushDevices(scope: AccountScope): Promise<readonly PushDevice[]> {
  const { rows } = await sql<PushDevice>`select device_id, name, added_at from push_device
    where account_id = ${scope.session.accountId}::uuid and ended_at is null order by added_at desc, device_id`.execute(
    scope.db,
  )
  return rows
}

/** Of one account. */
const MOST_DEVICES = 10

/**
 * Adds a device, and tells on devices from now on. Throws Invalid for what no browser of a known maker says, and for more
 * devices than anybody has.
 */
export async function addPushDevice(
  scope: AccountScope,
  device: Omit<PushSubscription, 'deviceId'> & { readonly name: string },
  { services, timeZone }: { readonly services: readonly string[]; readonly timeZone: string },
): Promise<void> {
  const { endpoint, p256dh, auth } = device
  const isWhole = /^[\w-]{80,100}$/.test(p256dh) && /^[\w-]{20,30}$/.test(auth) && endpoint.length <= 1000
  if (!isWhole || !isPushService(endpoint, services))
    throw new Invalid('device', { detail: 'no browser that can be told' })
  if ((await listPushDevices(scope)).length >= MOST_DEVICES) throw new Invalid('device', { detail: 'too many devices' })
  await sql`insert into push_device (account_id, endpoint, p256dh, auth, name)
    values (${scope.session.accountId}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${device.name.slice(0, 80)})
    on conflict (account_id, endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name,
      added_at = now(), ended_at = null`.execute(scope.db)
  await sql`insert into notice_choice (account_id, record, others, teams, announcements, channel, time_zone)
    values (${scope.session.accountId}::uuid, 'daily', 'daily', true, true, 'push', ${timeZone})
    on conflict (account_id) do update set channel = 'push', letter_institution = null, set_at = now()`.execute(
    scope.db,
  )
}

/** Tells on this device no more. */
export async function endOwnDevice(scope: AccountScope, { deviceId }: { readonly deviceId: string }): Promise<void> {
  if (!isUuid(deviceId)) throw new Invalid('device', { detail: 'not an id' })
  await sql`update push_device set ended_at = now()
    where account_id = ${scope.session.accountId}::uuid and device_id = ${deviceId}::uuid and ended_at is null`.execute(
    scope.db,
  )
}

/** The browser's maker says that it takes nothing for this device any more. */
export async function endPushDevice(scope: SystemScope, { deviceId }: { readonly deviceId: string }): Promise<void> {
  await sql`update push_device set ended_at = now() where device_id = ${deviceId}::uuid and ended_at is null`.execute(
    scope.db,
  )
}
