import { Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { nextStep } from './chair.ts'
import { isWithin, writeStep } from './open-proposal.ts'
import { readProposal } from './read-proposal.ts'
import { seatAtTable } from './take-position.ts'

const LONGEST = 2_000

/**
 * The leadership sends a proposal back, with the reason and, where there is one, the principle that it would break. It comes
 * back as an amended text. Null: done.
 */
export async function returnProposal(
  scope: StaffScope,
  asked: { readonly proposalId: string; readonly reason: string; readonly principle: string | null },
): Promise<'reason' | null> {
  const proposal = await readProposal(scope, asked)
  const seat = await seatAtTable(scope, proposal)
  if (seat.kind !== 'leadership') throw new Refused('the leadership sends back')
  if (proposal.stage !== 'discussion' && proposal.stage !== 'voting')
    throw new Refused('what is discussed or voted on can be sent back')
  if (!isWithin(asked.reason, LONGEST)) return 'reason'
  const { reason, principle } = asked
  await writeStep(scope, { ...nextStep(proposal), word: 'returned', reason: reason.trim(), principle, seat })
  return null
}
