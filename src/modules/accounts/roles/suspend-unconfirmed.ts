import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

/** Within how many days each role is confirmed, and how many days later it opens nothing; 0: it is only marked. */
export type RoleReview = { readonly reviewDays: number; readonly suspendDays: number }

const AT_ONCE = 100
/** Whoever is to confirm roles is told again after so many days. */
const TOLD_AGAIN_DAYS = 7

/**
 * First announces that roles which nobody has confirmed in time will open nothing, and when; suspends those whose day has
 * come, and ends the sessions with them. The last steward is never suspended: nobody would be left who can bring anything
 * back. What waits and was proposed by somebody who may not any more is over. Answers how many were suspended.
 */
export async function suspendUnconfirmed(scope: SystemScope, review: RoleReview): Promise<number> {
  if (review.suspendDays > 0) await announce(scope, review)
  const suspended = review.suspendDays > 0 ? await suspend(scope) : 0
  await sql`select lapse_role_proposals()`.execute(scope.db)
  return suspended
}

/** Sets the day, and leaves word for the holder and for those who may confirm the role. */
async function announce(scope: SystemScope, { reviewDays, suspendDays }: RoleReview): Promise<void> {
  await sql`
    with late as (
      update account_role r set suspends_at = ${scope.now}::timestamptz + make_interval(days => ${suspendDays})
      where r.role_id in (
        select role_id from account_role where ended_at is null and suspended_at is null and suspends_at is null
          and confirmed_at < ${scope.now}::timestamptz - make_interval(days => ${reviewDays})
        order by confirmed_at limit ${AT_ONCE} for update skip locked)
      returning r.account_id, r.institution_id),
    holders as (
      insert into account_event (account_id, kind) select distinct account_id, 'role-unconfirmed' from late)
    insert into account_event (account_id, kind)
    select distinct o.account_id, 'roles-to-confirm'
    from late l join account_role o on o.account_id <> l.account_id and o.ended_at is null and o.suspended_at is null
      and (o.role = 'steward' or (o.role = 'institution-administrator' and o.institution_id = l.institution_id))
    where not exists (select from account_event e where e.account_id = o.account_id and e.kind = 'roles-to-confirm'
      and e.at > ${scope.now}::timestamptz - make_interval(days => ${TOLD_AGAIN_DAYS}))`.execute(scope.db)
}

async function suspend(scope: SystemScope): Promise<number> {
  const { rows } = await sql<{ accountId: string }>`
    with late as (
      update account_role r set suspended_at = ${scope.now}::timestamptz
      where r.role_id in (
        select role_id from account_role where ended_at is null and suspended_at is null
          and suspends_at <= now()
          and (role <> 'steward' or exists (
            select from account_role o where o.role = 'steward' and o.ended_at is null and o.suspended_at is null
              and o.account_id <> account_role.account_id
              and (o.suspends_at is null or o.suspends_at > ${scope.now}::timestamptz)))
        order by confirmed_at limit ${AT_ONCE} for update skip locked)
      returning r.account_id, r.role, r.institution_id),
    noted as (
      insert into staff_act (act, account_id, account_name, role, institution_id, actor_name, actor_role)
      select 'suspend', l.account_id, a.name, l.role, l.institution_id, 'Causeway', 'system'
      from late l join portal_account a on a.id = l.account_id),
    told as (
      insert into account_event (account_id, kind) select distinct account_id, 'role-suspended' from late)
    select account_id from late`.execute(scope.db)
  const accounts = [...new Set(rows.map(({ accountId }) => accountId))]
  if (accounts.length > 0) await sql`delete from session where account_id = any (${accounts}::uuid[])`.execute(scope.db)
  return rows.length
}
