import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

const ROUND_MS = 60_000
const AT_ONCE = 20

/** Deletes what is over its time, with all its parts, a few at once. Answers how many. */
export async function deleteOldDownloads(scope: SystemScope): Promise<number> {
  const { rows } = await sql`
    delete from download d using (select person_id, download_id from download where expires_at <= now() limit ${AT_ONCE}) o
    where d.person_id = o.person_id and d.download_id = o.download_id
    returning d.download_id`.execute(scope.db)
  return rows.length
}

/** Deletes old downloads in the background until it is stopped. */
export function startDeletingDownloads(database: Database, { log }: Pick<RoundsOrder, 'log'>): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'deleting downloads', log }, () =>
    withSystemScope(database, { purpose: 'delete downloads' }, deleteOldDownloads),
  )
}
