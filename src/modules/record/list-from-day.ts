import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'

/**
 * What an institution has sent of one day, and of the visits of that day whenever it was written; only what this scope may
 * see, the newest first. The day is that of the region's clocks, or the date as it was written.
 */
export async function listFromDay(
  scope: PatientScope,
  asked: { readonly institutionId: string; readonly at: Instant; readonly timeZone: string },
): Promise<readonly ItemRow[]> {
  const onDay = (column: string) => sql`${asked.at}::timestamptz - interval '2 days' < ${sql.raw(column)}
    and ${sql.raw(column)} < ${asked.at}::timestamptz + interval '2 days'
    and (${asked.at}::timestamptz at time zone ${asked.timeZone})::date in (
      (${sql.raw(column)} at time zone ${asked.timeZone})::date, (${sql.raw(column)} at time zone 'UTC')::date)`
  const { rows } = await sql<ItemRow>`
    with met as (select v.item_id from released_item v
      where v.person_id = ${scope.subject}::uuid and v.institution_id = ${asked.institutionId}
        and v.resource_type = 'Encounter' and ${onDay('v.sort_at')})
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.institution_id = ${asked.institutionId} and i.listed
      and i.standing = 'current' and i.category <> 'appointments'
      and (${onDay('i.sort_at')} or i.encounter_id = any (array(select item_id from met)))
    order by i.sort_at desc, i.item_id limit 30`.execute(scope.db)
  return rows
}
