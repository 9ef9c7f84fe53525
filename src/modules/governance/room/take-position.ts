import { sql } from 'kysely'
import { Conflict, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { readOwnSeat } from '../seats.ts'
import { GROUNDS, type Proposal, type SeatRef, STANCES } from './proposal.ts'
import { newestText, readProposal } from './read-proposal.ts'

export type PositionToTake = {
  readonly proposalId: string
  readonly stance: string
  /** Patient benefit, own workload, law: one at least. */
  readonly grounds: readonly string[]
  readonly words: string
}

export type PositionFault = 'stance' | 'grounds' | 'words'

const LONGEST = 4_000

/**
 * Says what one's seat holds of a proposal, or says it anew: the earlier one stays to be read. While first positions are
 * taken nobody else reads it; when the last seat has spoken everybody does. Null: done.
 */
export async function takePosition(scope: StaffScope, asked: PositionToTake): Promise<PositionFault | null> {
  const proposal = await readProposal(scope, asked)
  const seat = await seatAtTable(scope, proposal)
  if (seat.kind === 'leadership') throw new Refused('the leadership takes no position; it may send a proposal back')
  if (!['positions', 'discussion'].includes(proposal.stage)) throw new Refused('positions are taken before the vote')
  const stance = STANCES.find((each) => each === asked.stance)
  const grounds = GROUNDS.filter((each) => asked.grounds.includes(each))
  const words = asked.words.trim()
  if (!stance) return 'stance'
  if (grounds.length === 0) return 'grounds'
  if (words === '' || words.length > LONGEST) return 'words'
  const opensAt = proposal.stage === 'positions' ? proposal.positionsUntil : scope.now
  const { accountId, name } = scope.actor
  const { rows } = await sql`
    insert into position (proposal_id, seat_id, position_no, stance, grounds, words, text_no, opens_at, account_id,
                          actor_name)
    select ${proposal.proposalId}::uuid, ${seat.seatId}::uuid, coalesce(max(position_no), 0) + 1, ${stance},
           ${grounds}::text[], ${words}, ${newestText(proposal).textNo}, ${opensAt}::timestamptz, ${accountId}::uuid,
           ${name}
    from position where proposal_id = ${proposal.proposalId}::uuid and seat_id = ${seat.seatId}::uuid
    on conflict do nothing returning position_no`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('the seat has said something else at this very moment')
  if (proposal.stage === 'positions') await sql`select open_positions(${proposal.proposalId}::uuid)`.execute(scope.db)
  return null
}

/** The seat of whoever acts, as it sits at this proposal. Throws Refused without one. */
export async function seatAtTable(scope: StaffScope, { seats }: Proposal): Promise<SeatRef> {
  const own = await readOwnSeat(scope)
  const seat = seats.find(({ seatId }) => seatId === own?.seatId)
  if (!seat) throw new Refused('this proposal is for those who hold a seat at it')
  return seat
}
