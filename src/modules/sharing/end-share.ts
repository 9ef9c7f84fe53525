import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type PatientScope, type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** Ends a share: it holds on the next request, and the content is gone. Throws NotFound for what is over, or another's. */
export async function endShare(scope: PatientScope, { shareId }: { readonly shareId: string }): Promise<void> {
  if (!isUuid(shareId)) throw new NotFound('share', { detail: 'not an id' })
  const { rows } = await sql`
    update share set ended_at = now(), ended_because = 'ended', file = null, page = null, sealed_key = null
    where person_id = ${scope.subject}::uuid and share_id = ${shareId}::uuid and ended_at is null
    returning share_id`.execute(scope.db)
  if (rows.length === 0) throw new NotFound('share', { detail: 'none that is live' })
}

const AT_ONCE = 200

/** Empties what has expired: nobody can open it any more, and now nothing is there. Answers how many. */
export async function emptyExpired(scope: SystemScope): Promise<number> {
  const { rows } = await sql`
    update share u set ended_at = now(), ended_because = 'expired', file = null, page = null, sealed_key = null
    from (select person_id, share_id from share where ended_at is null and expires_at <= now()
          limit ${AT_ONCE} for update skip locked) over
    where u.person_id = over.person_id and u.share_id = over.share_id
    returning u.share_id`.execute(scope.db)
  return rows.length
}

const ROUND_MS = 60_000

/** Empties expired shares in the background until it is stopped. */
export function startEmptyingShares(database: Database, { log }: Pick<RoundsOrder, 'log'>): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'emptying shares', log }, () =>
    withSystemScope(database, { purpose: 'empty shares' }, emptyExpired),
  )
}
