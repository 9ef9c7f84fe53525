import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import type { PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import { recordSight } from './record-disclosure.ts'

export type Inquiry = {
  /** Sign-in name, or id of the account. */
  readonly account: string
  readonly from: Instant
  /** The first instant that is not in it. */
  readonly until: Instant
  /** Why it is asked; it is kept. */
  readonly reason: string
}

export type SeenPerson = {
  readonly at: Instant
  readonly personId: PersonId
  readonly given: string
  readonly family: string | null
  readonly birthDate: string | null
  readonly capacity: string
  readonly institutionId: string | null
  readonly page: string
  readonly category: string | null
}

export type Seen = {
  readonly account: { readonly accountId: string; readonly name: string }
  readonly lines: readonly SeenPerson[]
  /** There is more than is shown: ask about a shorter time. */
  readonly hasMore: boolean
  /** How often the account looked for somebody by a number in that time, and found nobody. */
  readonly fruitless: number
}

/** So many lines are answered at once on a page, and in a table. */
export const MOST_LINES = 1_000
export const MOST_LINES_IN_TABLE = 10_000

/**
 * Whom an account saw as staff between two times, newest first. For stewards and privacy officers, who say why; the question
 * is kept, and everybody who is named finds it in their log. Throws NotFound for what is no account of their staff, and
 * Invalid without a reason.
 */
export async function whomAccountSaw(scope: StaffScope, inquiry: Inquiry, most: number = MOST_LINES): Promise<Seen> {
  const { from, until } = inquiry
  const reason = judge(inquiry)
  const { rows: accounts } = await sql<Seen['account']>`
    select account_id, name from find_staff_account(${inquiry.account.trim().toLowerCase()})`.execute(scope.db)
  const account = accounts[0]
  if (!account) throw new NotFound('account', { detail: 'none of their staff' })
  await sql`insert into log_inquiry (account_id, actor_name, role, institution_id, about_account, from_at, until_at, reason)
    values (${scope.actor.accountId}::uuid, ${scope.actor.name}, ${scope.role}, ${scope.institutionId},
            ${account.accountId}::uuid, ${from}::timestamptz, ${until}::timestamptz, ${reason})`.execute(scope.db)
  const { rows } = await sql<SeenPerson>`
    select * from account_saw(${account.accountId}::uuid, ${from}::timestamptz, ${until}::timestamptz, ${most + 1})`.execute(
    scope.db,
  )
  const lines = rows.slice(0, most)
  await recordSight(scope, { persons: lines.map(({ personId }) => personId), page: 'account-reviewed' })
  const { rows: searches } = await sql<{ count: number }>`
    select count(*)::int as count from fruitless_search where account_id = ${account.accountId}::uuid
      and at >= ${from}::timestamptz and at < ${until}::timestamptz`.execute(scope.db)
  return { account, lines, hasMore: rows.length > most, fruitless: searches[0]!.count }
}

/**
 * The same for an operator's command line, whole, and without names: who looks there reads ids. Everybody who is named finds
 * that, too, in their log.
 */
export async function whomAccountSawAsOperator(
  scope: SystemScope,
  inquiry: Inquiry,
): Promise<readonly Omit<SeenPerson, 'given' | 'family' | 'birthDate'>[]> {
  const { from, until } = inquiry
  const reason = judge(inquiry)
  const { rows: accounts } = await sql<{ id: string }>`
    select id from portal_account where id::text = ${inquiry.account} or email = ${inquiry.account.toLowerCase()}`.execute(
    scope.db,
  )
  if (!accounts[0]) throw new NotFound(`there is no account ${inquiry.account}`)
  const accountId = accounts[0].id
  await sql`insert into log_inquiry (actor_name, role, about_account, from_at, until_at, reason)
    values ('operator', 'operator', ${accountId}::uuid, ${from}::timestamptz, ${until}::timestamptz, ${reason})`.execute(
    scope.db,
  )
  const { rows } = await sql<SeenPerson>`
    select at, person_id, capacity, institution_id, page, category from disclosure
    where account_id = ${accountId}::uuid and at >= ${from}::timestamptz and at < ${until}::timestamptz
      and capacity not in ('self', 'delegate', 'guardian')
    order by at desc`.execute(scope.db)
  const persons = [...new Set(rows.map(({ personId }) => personId))]
  await sql`insert into disclosure (person_id, actor_name, capacity, page, request_id)
    select person_id, 'operator', 'operator', 'account-reviewed', ${scope.requestId}
    from unnest(${persons}::uuid[]) person_id`.execute(scope.db)
  return rows
}

/** Answers the reason as it is kept. */
function judge({ from, until, reason }: Inquiry): string {
  const said = reason.trim().slice(0, 500)
  if (said === '') throw new Invalid('a reason is needed')
  if (!(from < until)) throw new Invalid('the time ends before it begins')
  return said
}
