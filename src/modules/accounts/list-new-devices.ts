import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

export type NewDevice = { readonly at: Instant; readonly userAgent: string | null }

/** Sign-ins from devices that were new, which the owner has not said to know of; of the last ninety days, newest first. */
export async function listNewDevices(scope: PatientScope): Promise<readonly NewDevice[]> {
  const { rows } = await sql<NewDevice>`
    select at, user_agent from account_event
    where account_id = ${scope.actor.accountId}::uuid and kind = 'new-device' and seen_at is null
      and at > now() - interval '90 days'
    order by at desc limit 3`.execute(scope.db)
  return rows
}
