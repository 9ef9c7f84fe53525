import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { type Proposal, type SeatRef, VOTES } from './proposal.ts'
import { newestText, readProposal } from './read-proposal.ts'
import { seatAtTable } from './take-position.ts'

const LONGEST = 2_000

/** The vote of one's seat on the text before the room; until the vote is closed it may be changed. Dissent says why. */
export async function vote(
  scope: StaffScope,
  asked: { readonly proposalId: string; readonly vote: string; readonly words: string },
): Promise<'vote' | 'words' | null> {
  const { proposal, seat } = await readForVote(scope, asked.proposalId)
  if ((proposal.steps.at(-1)?.until ?? scope.now) < scope.now) throw new Refused('the last day of the vote is over')
  if (seat.kind === 'leadership') throw new Refused('the leadership does not vote')
  const known = VOTES.find((each) => each === asked.vote)
  const words = asked.words.trim()
  if (!known) return 'vote'
  if (words.length > LONGEST || (known === 'against' && words === '')) return 'words'
  const { accountId, name } = scope.actor
  await sql`
    insert into ballot (proposal_id, text_no, seat_id, seat_kind, vote, words, account_id, actor_name)
    values (${proposal.proposalId}::uuid, ${newestText(proposal).textNo}, ${seat.seatId}::uuid, ${seat.kind}, ${known},
            ${words || null}, ${accountId}::uuid, ${name})
    on conflict (proposal_id, text_no, seat_id)
      do update set vote = excluded.vote, words = excluded.words, voted_at = now(), account_id = excluded.account_id`.execute(
    scope.db,
  )
  return null
}

/** A patients' seat says that this very text may be decided. It stands for this text alone. */
export async function signOff(
  scope: StaffScope,
  asked: { readonly proposalId: string; readonly words: string },
): Promise<'words' | null> {
  const { proposal, seat } = await readForVote(scope, asked.proposalId)
  if (seat.kind !== 'patients') throw new Refused('patients sign off')
  const words = asked.words.trim()
  if (words.length > LONGEST) return 'words'
  const { accountId, name } = scope.actor
  await sql`
    insert into sign_off (proposal_id, text_no, seat_id, seat_kind, words, account_id, actor_name)
    values (${proposal.proposalId}::uuid, ${newestText(proposal).textNo}, ${seat.seatId}::uuid, ${seat.kind},
            ${words || null}, ${accountId}::uuid, ${name})
    on conflict do nothing`.execute(scope.db)
  return null
}

async function readForVote(scope: StaffScope, proposalId: string): Promise<{ proposal: Proposal; seat: SeatRef }> {
  const proposal = await readProposal(scope, { proposalId })
  const seat = await seatAtTable(scope, proposal)
  if (proposal.stage !== 'voting') throw new Refused('there is no vote just now')
  return { proposal, seat }
}
