import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import { CHAINS, type Chain, type ChainName } from './chains.ts'
import type { Anchor } from './seal-chain.ts'

/** What was done to a chain. */
export type LogFault =
  /** What stands in a block, or what it says of itself, is not what was sealed: changed, taken away or added. */
  | 'content'
  /** A block is gone, or stands where another one should. */
  | 'order'
  /** A block is not the one that was anchored, or is gone although it was. */
  | 'anchor'
  /** A block was let go although it was younger than the rule says that it was. */
  | 'early'

export type Verified = {
  readonly blocks: number
  /** Lines in blocks that have not been let go. */
  readonly lines: number
  /** Of how many blocks an anchor was compared. */
  readonly anchored: number
  /** Blocks older than a minute without an anchor: whoever rewrote them would not be noticed. */
  readonly unanchored: number
  /** Written more than a minute ago, nothing older is still being written, and in no block: no worker seals. */
  readonly unsealed: number
  readonly faults: readonly { readonly block: number; readonly sealedAt: Instant | null; readonly fault: LogFault }[]
}

const MINUTE_MS = 60_000

type Line = {
  readonly block: number
  readonly sealedAt: Instant
  readonly hash: string
  readonly lines: number
  readonly isAsSealed: boolean
  readonly isNext: boolean
  /** The latest time of sealing with which it may have been let go; null: it has not been. */
  readonly letGoBefore: Instant | null
}

/**
 * Works out every block of a chain anew from what stands in the tables now, and compares it with what was sealed and what was
 * anchored. Of blocks that were let go by the rule only their place in the chain is compared, and that they are empty. Reads
 * everything once.
 */
export async function verifyChain(
  scope: SystemScope,
  { name, anchors }: { readonly name: ChainName; readonly anchors: readonly Anchor[] },
): Promise<Verified> {
  const chain = CHAINS[name]
  const own = anchors.filter((anchor) => anchor.chain === name)
  const lines = await readLines(scope, chain)
  const kept = new Map(own.map((anchor) => [anchor.block, anchor]))
  const isOld = ({ sealedAt }: Line) => scope.now.getTime() - sealedAt.getTime() > MINUTE_MS
  return {
    blocks: lines.length,
    lines: lines.reduce((sum, line) => sum + (line.letGoBefore ? 0 : line.lines), 0),
    anchored: own.length,
    unanchored: lines.filter((line) => isOld(line) && !kept.has(line.block)).length,
    unsealed: await countUnsealed(scope, chain),
    faults: [...faultsInside(lines, kept), ...faultsOutside(lines, own)],
  }
}

function faultsInside(lines: readonly Line[], anchors: ReadonlyMap<number, Anchor>): Verified['faults'] {
  return lines.flatMap((line) => {
    const told = (fault: LogFault) => [{ block: line.block, sealedAt: line.sealedAt, fault }]
    if (!line.isNext) return told('order')
    if (!line.isAsSealed) return told('content')
    // The table may say anything of when it was sealed; its anchor stands outside.
    const sealedAt = anchors.get(line.block)?.sealedAt ?? line.sealedAt
    return line.letGoBefore && sealedAt >= line.letGoBefore ? told('early') : []
  })
}

function faultsOutside(lines: readonly Line[], anchors: readonly Anchor[]): Verified['faults'] {
  const byNumber = new Map(lines.map((line) => [line.block, line]))
  return anchors.flatMap(({ block, hash }) => {
    const line = byNumber.get(block)
    if (line?.hash === hash) return []
    return [{ block, sealedAt: line?.sealedAt ?? null, fault: 'anchor' as const }]
  })
}

async function readLines(scope: SystemScope, { name, blocks, content }: Chain): Promise<readonly Line[]> {
  const span = {
    from: sql`b.tx_from`,
    until: sql`b.tx_until`,
    began: sql`b.era_began`,
    ended: sql`b.era_is_over`,
  }
  const { rows } = await sql<Line>`
    with era as (
      select era_began, lead(era_began) over (order by era_began) as era_is_over
      from (select distinct era_began from ${blocks}) began
    ), block as (
      select b.*, e.era_is_over, lag(block_no) over w as no_before, lag(hash) over w as hash_before,
             lag(tx_until) over w as tx_before, lag(b.era_began) over w as era_before
      from ${blocks} b join era e on e.era_began = b.era_began window w as (order by block_no)
    )
    select b.block_no::int as block, b.sealed_at, encode(b.hash, 'hex') as hash, b.lines,
           -- A deletion that is still to come is none.
           least(l.at, ${scope.now}::timestamptz) - make_interval(years => l.years) as let_go_before,
           case when l.deletion_no is null then coalesce(b.hash = hash_of_block(b.hash_before, b.block_no, b.era_began,
                  b.tx_from, b.tx_until, c.lines, c.hash), false) and c.lines = b.lines
                else l.emptied_at is null or c.lines = 0 end as is_as_sealed,
           b.block_no = coalesce(b.no_before, 0) + 1
             and b.tx_from = case when b.era_before = b.era_began then b.tx_before else 0 end as is_next
    from block b
    left join log_deletion l on ${name} = 'disclosures' and b.block_no between l.block_from and l.block_until
    cross join lateral (${content(span)}) c
    order by b.block_no`.execute(scope.db)
  return rows
}

async function countUnsealed(scope: SystemScope, { blocks, content }: Chain): Promise<number> {
  const { rows } = await sql<{ unsealed: number }>`
    with newest as (
      select case when era_ended is null then tx_until else 0 end as tx, coalesce(era_ended, era_began) as began
      from ${blocks} order by block_no desc limit 1
    ), since as (
      select coalesce(n.tx, 0) as tx, coalesce(n.began, '-infinity') as began
      from (select 1) one left join newest n on true
    )
    select c.lines as unsealed from since s cross join lateral (${content({
      from: sql`s.tx`,
      until: sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
      began: sql`s.began`,
      ended: sql`${scope.now}::timestamptz - interval '1 minute'`,
    })}) c`.execute(scope.db)
  return rows[0]!.unsealed
}
