import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'

/** What is known of a block outside of the database: whoever rewrites the database cannot rewrite that. */
export type Anchor = {
  readonly block: number
  /** SHA-256 over the block and the hash of the one before, in hex. */
  readonly hash: string
}

/** Where anchors are kept. */
export type Anchors = {
  /** The number of the newest block that is anchored; 0: none. */
  readonly newest: () => Promise<number>
  /** Keeps anchors for good before it answers. */
  readonly keep: (anchors: readonly Anchor[]) => Promise<void>
}

/**
 * Seals what has been written to the access log by transactions that are over since the last block. Nobody waits for it: a
 * transaction that still runs is in a later block. Answers how many disclosures were sealed. Two that seal at once make one
 * block.
 */
export async function sealDisclosures(scope: SystemScope): Promise<number> {
  const { rows } = await sql<{ disclosures: number }>`
    with last as (
      select block_no, era_began, tx_until, sealed_at, hash from disclosure_block order by block_no desc limit 1
    ), moment as (
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as over
    ), range as (
      select coalesce(l.block_no, 0) + 1 as block_no, l.hash as before, m.over as tx_until,
             case when l.tx_until <= m.over then l.era_began when l.block_no is null then '-infinity' else l.sealed_at end
               as era_began,
             case when l.tx_until <= m.over then l.tx_until else 0 end as tx_from
      from moment m left join last l on true
    ), content as (
      select count(*) as disclosures,
             hash_in_order(hash_of_disclosure(d) order by d.tx, d.person_id, d.at, d.disclosure_id) as hash
      from range r join disclosure d on d.tx >= r.tx_from and d.tx < r.tx_until and d.at >= r.era_began
    )
    insert into disclosure_block (block_no, era_began, tx_from, tx_until, disclosures, hash)
    select r.block_no, r.era_began, r.tx_from, r.tx_until, c.disclosures,
           hash_of_block(r.before, r.block_no, r.era_began, r.tx_from, r.tx_until, c.disclosures, c.hash)
    from range r cross join content c where c.disclosures > 0
    on conflict do nothing
    returning disclosures`.execute(scope.db)
  return rows[0]?.disclosures ?? 0
}

/** Keeps an anchor of every block that has none yet. */
export async function anchorBlocks(scope: SystemScope, anchors: Anchors): Promise<void> {
  const { rows } = await sql<Anchor>`
    select block_no::int as block, encode(hash, 'hex') as hash from disclosure_block
    where block_no > ${await anchors.newest()} order by block_no`.execute(scope.db)
  if (rows.length > 0) await anchors.keep(rows)
}

const EVERY_MS = 1_000

/** Seals and anchors every second. */
export function startSealing(
  database: Database,
  { log, anchors }: Pick<RoundsOrder, 'log'> & { anchors: Anchors },
): Rounds {
  return startRounds({ everyMs: EVERY_MS, what: 'sealing the access log', log }, async () => {
    await withSystemScope(database, { purpose: 'seal the log' }, sealDisclosures)
    await withSystemScope(database, { purpose: 'seal the log' }, (scope) => anchorBlocks(scope, anchors))
  })
}
