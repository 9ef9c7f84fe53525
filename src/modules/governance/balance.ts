import { sql } from 'kysely'
import type { StaffScope } from '#platform/database/scopes'
import { bySeat, type SeatKind } from './seat.ts'

/** How far one kind of seat has shaped what was decided. */
export type BalanceLine = {
  readonly kind: SeatKind
  readonly number: 1
  /** Proposals at whose table such a seat sat. */
  readonly invited: number
  /** Proposals on which it spoke. */
  readonly spoke: number
  readonly positions: number
  /** Changes of a text that were made because of its position. */
  readonly changes: number
  readonly dissents: number
  readonly signOffs: number
  /** Proposals it sent back. */
  readonly returns: number
  /** Votes that came out as it voted, in hundredths of those it took part in; null: none. */
  readonly prevailed: number | null
}

type Row = Omit<BalanceLine, 'number' | 'prevailed'> & { readonly voted: number; readonly won: number }

/** By kind of seat, over all proposals whose first positions are open; nothing here says what a blind position says. */
export async function summariseBalance(scope: StaffScope): Promise<readonly BalanceLine[]> {
  const { rows } = await sql<Row>`
    with open_one as (select proposal_id from proposal where positions_until <= now()),
    at_table as (select s.proposal_id, s.seat_id, s.kind from proposal_seat s join open_one using (proposal_id))
    select a.kind, count(distinct a.proposal_id)::int as invited,
      count(distinct p.proposal_id)::int as spoke,
      count(distinct (p.proposal_id, p.seat_id, p.position_no)) filter (where p.position_no is not null)::int as positions,
      count(distinct (t.proposal_id, t.text_no)) filter (where t.text_no is not null)::int as changes,
      count(distinct (b.proposal_id, b.text_no, b.seat_id)) filter (where b.vote = 'against')::int as dissents,
      count(distinct (o.proposal_id, o.text_no, o.seat_id)) filter (where o.text_no is not null)::int as sign_offs,
      count(distinct (r.proposal_id, r.step_no)) filter (where r.step_no is not null)::int as returns,
      count(distinct (b.proposal_id, b.seat_id)) filter (where d.outcome is not null and b.vote <> 'abstain')::int as voted,
      count(distinct (b.proposal_id, b.seat_id)) filter (where (d.outcome = 'accepted') = (b.vote = 'for')
        and b.vote <> 'abstain')::int as won
    from at_table a
    left join position p on p.proposal_id = a.proposal_id and p.seat_id = a.seat_id
    left join proposal_text t on t.proposal_id = a.proposal_id and a.seat_id = any (t.follows)
    left join ballot b on b.proposal_id = a.proposal_id and b.seat_id = a.seat_id
    left join sign_off o on o.proposal_id = a.proposal_id and o.seat_id = a.seat_id
    left join proposal_step r on r.proposal_id = a.proposal_id and r.seat_id = a.seat_id and r.word = 'returned'
    left join decision d on d.proposal_id = a.proposal_id and b.text_no = (
      select max(n.text_no) from proposal_text n where n.proposal_id = a.proposal_id)
    group by a.kind`.execute(scope.db)
  return rows
    .map(({ voted, won, ...row }) => ({
      ...row,
      number: 1 as const,
      prevailed: voted === 0 ? null : Math.round((100 * won) / voted),
    }))
    .toSorted(bySeat)
}
