import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** What was done in one round. */
export type Tended = { readonly reminded: number; readonly ended: number }

const AT_ONCE = 200

/**
 * Notes, once each, whose answer is late; and ends what has nothing to wait for any more: what was asked to open has
 * opened, or is not in the record any more. In rounds of bounded size.
 */
export async function tendRequests(scope: SystemScope): Promise<Tended> {
  const reminded = await remind(scope)
  const ended = await endWhatOpened(scope)
  return { reminded, ended }
}

async function remind(scope: SystemScope): Promise<number> {
  const { rows } = await sql`
    insert into request_event (person_id, request_id, word, by_whom, link_id, institution_id, category, shows_delegates)
    select r.person_id, r.request_id, 'reminded', 'system', r.link_id, r.institution_id, r.category, r.shows_delegates
    from request r
    where r.closed_at is null and r.ball = 'staff' and r.due_at < now()
      and not exists (select from request_event e
        where e.person_id = r.person_id and e.request_id = r.request_id and e.word = 'reminded')
    limit ${AT_ONCE} returning event_id`.execute(scope.db)
  return rows.length
}

/** Still a card: an item that waits. By its own link, so that what has gone to another record is not waited for. */
async function endWhatOpened(scope: SystemScope): Promise<number> {
  const { rows } = await sql<{ personId: string; requestId: string }>`
    update request u set closed_at = now(),
      outcome = case when exists (select from item i where i.person_id = u.person_id and i.item_id = any (u.item_ids)
        and i.release_at <= now() and i.standing in ('current', 'replaced'))
        then 'opened-itself' else 'gone' end
    from (select r.person_id, r.request_id from request r
      where r.closed_at is null and r.kind = 'early-opening' and not exists (
        select from item i where i.person_id = r.person_id and i.item_id = any (r.item_ids)
          and i.release_at > now() and i.standing = 'current' and i.shows_card)
      limit ${AT_ONCE} for update of r skip locked) over
    where u.person_id = over.person_id and u.request_id = over.request_id
    returning u.person_id, u.request_id`.execute(scope.db)
  if (rows.length === 0) return 0
  await sql`insert into request_event (person_id, request_id, word, by_whom, link_id, institution_id, category,
      shows_delegates)
    select r.person_id, r.request_id, r.outcome, 'system', r.link_id, r.institution_id, r.category, r.shows_delegates
    from request r join unnest(${rows.map((row) => row.personId)}::uuid[],
                               ${rows.map((row) => row.requestId)}::uuid[]) as o(person_id, request_id)
      on r.person_id = o.person_id and r.request_id = o.request_id
    returning event_id`.execute(scope.db)
  return rows.length
}

const ROUND_MS = 5_000

/** Tends requests in the background until it is stopped. */
export function startTending(database: Database, { log }: Pick<RoundsOrder, 'log'>): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'tending requests', log }, () =>
    withSystemScope(database, { purpose: 'tend requests' }, tendRequests),
  )
}
