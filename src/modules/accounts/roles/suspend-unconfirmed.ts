import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

/** Within how many days each role is confirmed, and how many days later it opens nothing; 0: it is only marked. */
export type RoleReview = { readonly reviewDays: number; readonly suspendDays: number }

const AT_ONCE = 100

/**
 * Suspends roles that nobody has confirmed in time, and ends the sessions with them. The last steward is never suspended:
 * nobody would be left who can bring anything back. Answers how many.
 */
export async function suspendUnconfirmed(scope: SystemScope, { reviewDays, suspendDays }: RoleReview): Promise<number> {
  if (suspendDays === 0) return 0
  const { rows } = await sql<{ accountId: string }>`
    with late as (
      update account_role r set suspended_at = ${scope.now}::timestamptz
      where r.role_id in (
        select role_id from account_role where ended_at is null and suspended_at is null
          and confirmed_at < ${scope.now}::timestamptz - make_interval(days => ${reviewDays + suspendDays})
          and (role <> 'steward' or exists (
            select from account_role o where o.role = 'steward' and o.ended_at is null and o.suspended_at is null
              and o.account_id <> account_role.account_id
              and o.confirmed_at >= ${scope.now}::timestamptz - make_interval(days => ${reviewDays + suspendDays})))
        order by confirmed_at limit ${AT_ONCE} for update skip locked)
      returning r.account_id, r.role, r.institution_id),
    noted as (
      insert into staff_act (act, account_id, account_name, role, institution_id, actor_name, actor_role)
      select 'suspend', l.account_id, a.name, l.role, l.institution_id, 'Causeway', 'system'
      from late l join portal_account a on a.id = l.account_id)
    select account_id from late`.execute(scope.db)
  const accounts = [...new Set(rows.map(({ accountId }) => accountId))]
  if (accounts.length > 0) await sql`delete from session where account_id = any (${accounts}::uuid[])`.execute(scope.db)
  return rows.length
}
