import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { AccountScope, StaffScope } from '#platform/database/scopes'

/** That somebody asked whom an account saw. */
export type OwnInquiry = {
  readonly inquiryId: string
  readonly at: Instant
  readonly actorName: string
  /** A role of staff, or `operator`. */
  readonly role: string
  readonly institutionName: string | null
  readonly fromAt: Instant
  readonly untilAt: Instant
}
export type KeptInquiry = OwnInquiry & {
  /** Null where the reader has no right to know whose account it is. */
  readonly accountName: string | null
  readonly reason: string
}

const MOST = 100

/**
 * Who asked whom accounts saw, newest first, at most 100: for stewards and the region's privacy officers all of it, the
 * operators' too; for those of an institution what was asked there.
 */
export async function listInquiries(scope: StaffScope): Promise<readonly KeptInquiry[]> {
  const { rows } = await sql<KeptInquiry>`
    select q.inquiry_id, q.at, q.actor_name, q.role, i.name as institution_name, q.from_at, q.until_at, q.reason,
           a.name as account_name
    from (select * from log_inquiry order by at desc limit ${MOST}) q
    left join institution i on i.institution_id = q.institution_id
    left join lateral find_staff_account(q.about_account::text) a on true
    order by q.at desc`.execute(scope.db)
  return rows
}

/** Who asked whom the reader's own account saw, newest first, at most 100. Why is not said. */
export async function listOwnInquiries(scope: AccountScope): Promise<readonly OwnInquiry[]> {
  const { rows } = await sql<OwnInquiry>`
    select q.inquiry_id, q.at, q.actor_name, q.role, i.name as institution_name, q.from_at, q.until_at
    from log_inquiry q left join institution i on i.institution_id = q.institution_id
    order by q.at desc limit ${MOST}`.execute(scope.db)
  return rows
}
