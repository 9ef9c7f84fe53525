import { sql } from 'kysely'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { AGREEMENTS } from './list-agreements.ts'

/** New items of one message by category; `unmapped` are those no category rule knew. */
export type Arrivals = ReadonlyMap<string, { readonly items: number; readonly unmapped: number }>

/** Adds what arrived to the institution's totals, in the order of categories so that two messages never deadlock. */
export async function recordDelivery(
  scope: SystemScope,
  { institutionId, arrivals }: { readonly institutionId: InstitutionId; readonly arrivals: Arrivals },
): Promise<void> {
  if (arrivals.size === 0) return
  const rows = [...arrivals].sort(([a], [b]) => (a < b ? -1 : 1))
  await sql`insert into delivery (institution_id, category, first_received_at, last_received_at, items, unmapped)
    select ${institutionId}, c, ${scope.now}::timestamptz, ${scope.now}::timestamptz, n, u
    from unnest(${rows.map(([category]) => category)}::text[], ${rows.map(([, each]) => each.items)}::bigint[],
                ${rows.map(([, each]) => each.unmapped)}::bigint[]) as t(c, n, u)
    on conflict (institution_id, category) do update set
      last_received_at = excluded.last_received_at,
      items = delivery.items + excluded.items,
      unmapped = delivery.unmapped + excluded.unmapped`.execute(scope.db)
  scope.region.forget(AGREEMENTS)
}
