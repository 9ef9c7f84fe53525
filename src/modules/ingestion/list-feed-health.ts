import { type Kysely, sql } from 'kysely'
import type { FeedId, InstitutionId } from '#base/ids'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

/** How a feed is. Counts of messages and resources are of the last `days`; what waits and what was set aside is of now. */
export type FeedHealth = {
  readonly feedId: FeedId
  readonly institutionId: InstitutionId
  readonly format: string
  readonly pausedAt: Date | null
  readonly pausedBecause: string | null
  /** When the last message was kept. */
  readonly lastMessageAt: Date | null
  /** Messages that are kept and not understood yet, and since when the first of them. */
  readonly waiting: number
  readonly waitingSince: Date | null
  /** How long the first of them has waited. */
  readonly lagSeconds: number | null
  /** Of those, how many had to be tried more than once. */
  readonly retried: number
  readonly messages: number
  /** Resources that are in the record because of them: new, updated or known. */
  readonly accepted: number
  /** Open in quarantine, by reason: invalid, fault. */
  readonly quarantined: Readonly<Record<string, number>>
  /** Sound, and nobody's yet. */
  readonly unmatched: number
  /** Items of the institution that no category rule knew. */
  readonly unmapped: number
}

/** Of staff's own institution; of all for the house itself. */
export async function listFeedHealth(
  scope: StaffScope | SystemScope,
  { days }: { readonly days: number },
): Promise<readonly FeedHealth[]> {
  const own = scope.door === 'staff' ? scope.institutionId : null
  const { rows } = await sql<FeedHealth>`
    select f.feed_id, f.institution_id, f.format, p.paused_at, p.because as paused_because, l.last_message_at,
           w.waiting, w.waiting_since, extract(epoch from ${scope.now}::timestamptz - w.waiting_since)::int as lag_seconds, w.retried, r.messages, r.accepted, q.quarantined, q.unmatched,
           (select coalesce(sum(d.unmapped), 0)::int from delivery d where d.institution_id = f.institution_id) as unmapped
    from feed f
    left join feed_pause p on p.feed_id = f.feed_id and p.resumed_at is null
    cross join lateral (select max(received_at) as last_message_at from inbox_message where feed_id = f.feed_id) l
    cross join lateral (
      select count(*)::int as waiting, min(received_at) as waiting_since, count(*) filter (where attempts > 0)::int as retried
      from inbox_message where feed_id = f.feed_id and processed_at is null) w
    cross join lateral (
      select count(*)::int as messages, coalesce(sum(stored + updated + unchanged), 0)::int as accepted
      from inbox_message
      where feed_id = f.feed_id and received_at > ${scope.now}::timestamptz - make_interval(days => ${days})) r
    cross join lateral (
      select coalesce(json_object_agg(kind, n) filter (where kind in ('invalid', 'fault')), '{}') as quarantined,
             coalesce(sum(n) filter (where kind not in ('invalid', 'fault')), 0)::int as unmatched
      from (select q.kind, count(*)::int as n from quarantine q join inbox_message m on m.message_id = q.message_id
            where q.institution_id = f.institution_id and m.feed_id = f.feed_id and q.resolved_at is null
            group by q.kind) kinds) q
    where ${own}::text is null or f.institution_id = ${own}
    order by f.feed_id`.execute(scope.db as unknown as Kysely<unknown>)
  return rows
}
