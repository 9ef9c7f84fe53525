import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import type { Metric } from './concern.ts'

const within = (column: string, from: Instant, to: Instant): RawBuilder<unknown> =>
  sql`${sql.ref(column)} >= ${from}::timestamptz and ${sql.ref(column)} < ${to}::timestamptz`

/** How each figure is counted; `how measured` on the pages says the same in words. */
const COUNTS: Readonly<Record<Metric, (from: Instant, to: Instant) => RawBuilder<unknown>>> = {
  'messages-written': (from, to) =>
    sql`from thread_message where by_whom = 'person' and word in ('asked', 'reply') and ${within('at', from, to)}`,
  'requests-asked': (from, to) => sql`from request where ${within('asked_at', from, to)}`,
  'early-openings-asked': (from, to) =>
    sql`from request where kind = 'early-opening' and ${within('asked_at', from, to)}`,
  'calls-asked': (from, to) => sql`from request where kind = 'call-me' and ${within('asked_at', from, to)}`,
  'results-opened': (from, to) => sql`from opening where ${within('opened_at', from, to)}`,
  'opened-before-comment': (from, to) => sql`from opening o where ${within('opened_at', from, to)}
    and not exists (select from clinician_comment c where c.person_id = o.person_id and c.item_id = o.item_id
      and c.written_at <= o.opened_at)`,
  'holds-placed': (from, to) => sql`from clinician_hold where ${within('placed_at', from, to)}`,
  'staff-acts': (from, to) => sql`from (
    select 1 from clinician_comment where ${within('written_at', from, to)}
    union all select 1 from clinician_hold where ${within('placed_at', from, to)}
    union all select 1 from early_release where ${within('released_at', from, to)}
    union all select 1 from counselling where ${within('counselled_at', from, to)}
    union all select 1 from request_event where by_whom = 'staff' and ${within('at', from, to)}) acts`,
  'answers-given': (from, to) => sql`from request_event where by_whom = 'staff' and ${within('at', from, to)}`,
  'sign-ins': (from, to) => sql`from adoption_fact where kind = 'sign-in' and ${within('at', from, to)}`,
  'worried-after-reading': (from, to) => sql`from pulse where word = 'worried'
    and given_on >= (${from}::timestamptz at time zone 'UTC')::date
    and given_on < (${to}::timestamptz at time zone 'UTC')::date`,
}

/** How many events of a kind there were in the whole region, from an instant to before another. */
export async function countEvents(
  scope: SystemScope,
  { metric, from, to }: { readonly metric: Metric; readonly from: Instant; readonly to: Instant },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${COUNTS[metric](from, to)}`.execute(
    scope.db,
  )
  return rows[0]!.count
}
