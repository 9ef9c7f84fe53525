import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'
import { CHAINS, type Chain, type ChainName } from './chains.ts'

/** What is known of a block outside of the database: whoever rewrites the database cannot rewrite that. */
export type Anchor = {
  readonly chain: ChainName
  readonly block: number
  /** SHA-256 over the block and the hash of the one before, in hex. */
  readonly hash: string
  /** Null in anchors of the first version, which did not say it. */
  readonly sealedAt: Instant | null
}

/** Where anchors are kept. */
export type Anchors = {
  /** The number of the newest block that is anchored; 0: none. */
  readonly newest: (chain: ChainName) => Promise<number>
  /** Keeps anchors for good before it answers. */
  readonly keep: (anchors: readonly Anchor[]) => Promise<void>
}

const OVER = sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`
const NO_END = sql`null::timestamptz`

/**
 * Seals what has been written by transactions that are over since the last block. Nobody waits for it: a transaction that
 * still runs is in a later block. Answers how many lines were sealed. Two that seal at once make one block.
 */
export async function sealChain(scope: SystemScope, name: ChainName): Promise<number> {
  const chain = CHAINS[name]
  return (await sealLeftBehind(scope, chain)) + (await sealNext(scope, chain))
}

async function sealNext(scope: SystemScope, { blocks, content }: Chain): Promise<number> {
  const span = { from: sql`r.tx_from`, until: sql`r.tx_until`, began: sql`r.era_began`, ended: NO_END }
  const { rows } = await sql<{ lines: number }>`
    with last as (
      select * from ${blocks} order by block_no desc limit 1
    ), moment as (
      select ${OVER} as over
    ), next as (
      select l.*, m.over, l.era_ended is null and l.tx_until <= m.over as goes_on
      from moment m left join last l on true
    ), range as (
      select coalesce(block_no, 0) + 1 as block_no, hash as before, over as tx_until,
             case when block_no is null then '-infinity' when goes_on then era_began else coalesce(era_ended, sealed_at) end
               as era_began,
             case when goes_on then tx_until else 0 end as tx_from
      from next
    )
    insert into ${blocks} (block_no, era_began, tx_from, tx_until, lines, hash)
    select r.block_no, r.era_began, r.tx_from, r.tx_until, c.lines,
           hash_of_block(r.before, r.block_no, r.era_began, r.tx_from, r.tx_until, c.lines, c.hash)
    from range r cross join lateral (${content(span)}) c where c.lines > 0
    on conflict do nothing
    returning lines`.execute(scope.db)
  return rows[0]?.lines ?? 0
}

/**
 * On a server that counts its transactions anew: what the one before had written and in no block yet, as the last block of
 * its era. All of it was there before the first line of this server, so that the next era begins after the last of it.
 */
async function sealLeftBehind(scope: SystemScope, { blocks, content }: Chain): Promise<number> {
  const began = sql`l.era_began`
  const span = { from: sql`l.tx_until`, until: sql`${LAST_TX}::bigint`, began, ended: sql`clock_timestamp()` }
  const { rows } = await sql<{ lines: number }>`
    with last as (
      select * from ${blocks} order by block_no desc limit 1
    )
    insert into ${blocks} (block_no, era_began, tx_from, tx_until, lines, hash, era_ended)
    select l.block_no + 1, l.era_began, l.tx_until, ${LAST_TX}::bigint, c.lines,
           hash_of_block(l.hash, l.block_no + 1, l.era_began, l.tx_until, ${LAST_TX}::bigint, c.lines, c.hash),
           greatest(l.sealed_at, c.last_at + interval '1 microsecond')
    from (select * from last where era_ended is null and tx_until > ${OVER}) l
    cross join lateral (${content(span)}) c where c.lines > 0
    on conflict do nothing
    returning lines`.execute(scope.db)
  return rows[0]?.lines ?? 0
}

/** The highest number that a transaction can have. */
const LAST_TX = '9223372036854775807'

/** Keeps an anchor of every block that has none yet. */
export async function anchorBlocks(scope: SystemScope, anchors: Anchors): Promise<void> {
  for (const { name, blocks } of Object.values(CHAINS)) {
    const { rows } = await sql<Anchor>`
      select ${name}::text as chain, block_no::int as block, encode(hash, 'hex') as hash, sealed_at from ${blocks}
      where block_no > ${await anchors.newest(name)} order by block_no`.execute(scope.db)
    if (rows.length > 0) await anchors.keep(rows)
  }
}

const EVERY_MS = 1_000

/** Seals and anchors every second. */
export function startSealing(
  database: Database,
  { log, anchors }: Pick<RoundsOrder, 'log'> & { anchors: Anchors },
): Rounds {
  return startRounds({ everyMs: EVERY_MS, what: 'sealing the access log', log }, async () => {
    await withSystemScope(database, { purpose: 'seal the log' }, (scope) => sealChain(scope, 'disclosures'))
    await withSystemScope(database, { purpose: 'seal the acts' }, (scope) => sealChain(scope, 'acts'))
    await withSystemScope(database, { purpose: 'seal the log' }, (scope) => anchorBlocks(scope, anchors))
  })
}
