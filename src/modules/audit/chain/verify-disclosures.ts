import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import type { Anchor } from './seal-disclosures.ts'

/** What was done to the log. */
export type LogFault =
  /** What stands in a block, or what it says of itself, is not what was sealed: changed, taken away or added. */
  | 'content'
  /** A block is gone, or stands where another one should. */
  | 'order'
  /** A block is not the one that was anchored, or is gone although it was. */
  | 'anchor'

export type Verified = {
  readonly blocks: number
  readonly disclosures: number
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
  readonly disclosures: number
  readonly isAsSealed: boolean
  readonly isNext: boolean
}

/**
 * Works out every block anew from what stands in the log now, and compares it with what was sealed and what was anchored.
 * Reads the whole log once.
 */
export async function verifyDisclosures(scope: SystemScope, anchors: readonly Anchor[]): Promise<Verified> {
  const lines = await readLines(scope)
  const byNumber = new Map(lines.map((line) => [line.block, line]))
  const told = (line: Line, fault: LogFault) => ({ block: line.block, sealedAt: line.sealedAt, fault })
  const inside = lines.flatMap((line) => {
    if (!line.isNext) return [told(line, 'order')]
    return line.isAsSealed ? [] : [told(line, 'content')]
  })
  const outside = anchors.flatMap(({ block, hash }) => {
    const line = byNumber.get(block)
    if (line?.hash === hash) return []
    return [{ block, sealedAt: line?.sealedAt ?? null, fault: 'anchor' as const }]
  })
  const kept = new Set(anchors.map(({ block }) => block))
  const isOld = ({ sealedAt }: Line) => scope.now.getTime() - sealedAt.getTime() > MINUTE_MS
  return {
    blocks: lines.length,
    disclosures: lines.reduce((sum, { disclosures }) => sum + disclosures, 0),
    anchored: anchors.length,
    unanchored: lines.filter((line) => isOld(line) && !kept.has(line.block)).length,
    unsealed: await countUnsealed(scope),
    faults: [...inside, ...outside],
  }
}

async function readLines(scope: SystemScope): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    with era as (
      select era_began, lead(era_began) over (order by era_began) as era_ended
      from (select distinct era_began from disclosure_block) began
    ), block as (
      select b.*, e.era_ended, lag(block_no) over w as no_before, lag(hash) over w as hash_before,
             lag(tx_until) over w as tx_before, lag(b.era_began) over w as era_before
      from disclosure_block b join era e on e.era_began = b.era_began window w as (order by block_no)
    )
    select b.block_no::int as block, b.sealed_at, encode(b.hash, 'hex') as hash, b.disclosures,
           coalesce(b.hash = hash_of_block(b.hash_before, b.block_no, b.era_began, b.tx_from, b.tx_until, c.disclosures,
             c.hash), false) and c.disclosures = b.disclosures as is_as_sealed,
           b.block_no = coalesce(b.no_before, 0) + 1
             and b.tx_from = case when b.era_before = b.era_began then b.tx_before else 0 end as is_next
    from block b cross join lateral (
      select count(*)::int as disclosures,
             hash_in_order(hash_of_disclosure(d) order by d.tx, d.person_id, d.at, d.disclosure_id) as hash
      from disclosure d
      where d.tx >= b.tx_from and d.tx < b.tx_until and d.at >= b.era_began
        and (b.era_ended is null or d.at < b.era_ended)) c
    order by b.block_no`.execute(scope.db)
  return rows
}

async function countUnsealed(scope: SystemScope): Promise<number> {
  const { rows } = await sql<{ unsealed: number }>`
    select count(*)::int as unsealed from disclosure d
    cross join (select coalesce(max(block_no), 0) as newest from disclosure_block) n
    left join disclosure_block b on b.block_no = n.newest
    where d.tx >= coalesce(b.tx_until, 0) and d.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      and d.at < ${scope.now}::timestamptz - interval '1 minute'`.execute(scope.db)
  return rows[0]!.unsealed
}
