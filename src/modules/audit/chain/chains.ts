import { type RawBuilder, sql } from 'kysely'

/** What is sealed: who was shown what of whom, and what staff did. */
export type ChainName = 'disclosures' | 'acts'

/** Which lines: of transactions from one until another, written in a time; null: without end. */
export type Span = Readonly<Record<'from' | 'until' | 'began' | 'ended', RawBuilder<unknown>>>

export type Chain = {
  readonly name: ChainName
  /** The table of its blocks. */
  readonly blocks: RawBuilder<unknown>
  /** Of these lines how many (`lines`), their hash in order (`hash`), and when the last was written (`last_at`). */
  readonly content: (span: Span) => RawBuilder<unknown>
}

export const CHAINS: Readonly<Record<ChainName, Chain>> = {
  disclosures: {
    name: 'disclosures',
    blocks: sql.table('disclosure_block'),
    content: ({ from, until, began, ended }) => sql`
      select count(*)::int as lines, max(d.at) as last_at,
             hash_in_order(hash_of_disclosure(d) order by d.tx, d.person_id, d.at, d.disclosure_id) as hash
      from disclosure d
      where d.tx >= ${from} and d.tx < ${until} and d.at >= ${began} and (${ended} is null or d.at < ${ended})`,
  },
  acts: {
    name: 'acts',
    blocks: sql.table('act_block'),
    content: ({ from, until, began, ended }) => sql`
      select count(*)::int as lines, max(d.at) as last_at,
             hash_in_order(sha256(convert_to(d.tx || ' ' || d.act || ' ', 'UTF8') || d.hash)
               order by d.tx, d.act collate "C") as hash
      from acts_written(${from}, ${until}) d
      where d.at >= ${began} and (${ended} is null or d.at < ${ended})`,
  },
}
