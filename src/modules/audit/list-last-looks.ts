import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** When an account looked last, and how many pages it was shown in the last thirty days. */
export type LastLook = { readonly accountId: AccountId; readonly at: Instant; readonly recent: number }

/** What each helper and guardian has looked at lately, by account. The person reads it; to others it is empty. */
export async function listLastLooks(scope: PatientScope): Promise<ReadonlyMap<string, LastLook>> {
  if (scope.capacity !== 'self') return new Map()
  const { rows } = await sql<LastLook>`
    select account_id, max(at) as at, (count(*) filter (where at > now() - interval '30 days'))::int as recent
    from disclosure
    where person_id = ${scope.subject}::uuid and capacity in ('delegate', 'guardian') and account_id is not null
      and page not like 'offer-%' and page not like 'grant-%'
    group by account_id`.execute(scope.db)
  return new Map(rows.map((row) => [row.accountId, row]))
}
