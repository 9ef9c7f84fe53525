import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

export type Alarms = {
  /** Items whose rule could not be worked out; each is a sealed card and wants an answer within a day. */
  readonly beingChecked: number
  /** Items that nobody sees, because a security label on them cannot be read. */
  readonly restricted: number
}

/** What the release engine could not settle by itself and staff have to look at. */
export async function countAlarms(scope: SystemScope): Promise<Alarms> {
  const { rows } = await sql<Alarms>`
    select count(*) filter (where verdict = 'being-checked')::int as being_checked,
           count(*) filter (where verdict = 'restricted')::int as restricted
    from (select distinct on (person_id, item_id) verdict from verdict
          order by person_id, item_id, decided_at desc) latest`.execute(scope.db)
  return rows[0]!
}
