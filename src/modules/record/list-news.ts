import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'

/** What opened or changed since `since`, newest first; at the first visit the newest of all. */
export async function listNews(
  scope: PatientScope,
  { since, take }: { readonly since: Date | null; readonly take: number },
): Promise<{ readonly rows: readonly ItemRow[]; readonly count: number }> {
  const { rows } = await sql<ItemRow & { total: number }>`
    select ${rowColumns(scope)}, (count(*) over ())::int as total from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.listed and i.category <> 'appointments'
      and i.sort_at <= now()
      ${since ? sql`and greatest(i.changed_at, i.release_at) > ${since}::timestamptz` : sql``}
    order by i.sort_at desc, i.item_id limit ${take}`.execute(scope.db)
  return { rows, count: rows[0]?.total ?? 0 }
}

/** Coming appointments, soonest first. */
export async function listComing(
  scope: PatientScope,
  { take }: { readonly take: number },
): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.listed and i.category = 'appointments'
      and i.sort_at >= ${scope.now}::timestamptz and coalesce(i.status, '') not in ('cancelled', 'noshow')
    order by i.sort_at, i.item_id limit ${take}`.execute(scope.db)
  return rows
}
