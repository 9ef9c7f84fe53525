import { sql } from 'kysely'
import { Conflict, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { checkText } from './chair.ts'
import { type Outcome, outcomeOf } from './decide-outcome.ts'
import { isWithin } from './open-proposal.ts'
import type { Proposal } from './proposal.ts'
import { newestText, readProposal } from './read-proposal.ts'
import { recordOf } from './record.ts'

const LONGEST = 4_000

export type Closing =
  | { readonly decisionId: number }
  | { readonly fault: 'reason' }
  | { readonly fault: NonNullable<Extract<Outcome, { readonly outcome: null }>['why']> }

/**
 * Closes the vote: counts, and writes the decision with its reasons and what every seat said. Says what stands in its way:
 * a principle, a missing vote, a missing word of the patients.
 */
export async function closeVote(
  scope: StaffScope,
  { proposalId, reason }: { readonly proposalId: string; readonly reason: string },
): Promise<Closing> {
  if (scope.role !== 'steward') throw new Refused('a steward closes a vote')
  const proposal = await readProposal(scope, { proposalId })
  if (proposal.stage !== 'voting') throw new Conflict('there is no vote to close')
  const outcome = await foresee(scope, proposal)
  if (outcome.outcome === null) return { fault: outcome.why }
  if (!isWithin(reason, LONGEST)) return { fault: 'reason' }
  const { rows } = await sql<{ decisionId: number | null }>`
    select close_vote(${proposalId}::uuid, ${newestText(proposal).textNo}, ${outcome.outcome}, ${reason.trim()},
                      ${JSON.stringify(recordOf(proposal))}, ${scope.actor.name}) as decision_id`.execute(scope.db)
  const decisionId = rows[0]?.decisionId
  if (!decisionId) throw new Conflict('somebody else has moved this proposal on meanwhile')
  return { decisionId }
}

/** What the vote comes to if it is closed now. */
export async function foresee(scope: StaffScope, proposal: Proposal): Promise<Outcome> {
  const { textNo } = newestText(proposal)
  const checked = await checkText(scope, proposal)
  const until = proposal.steps.at(-1)?.until ?? null
  const ofText = <Row extends { readonly seatId: string; readonly textNo: number }>(rows: readonly Row[], id: string) =>
    rows.find((row) => row.seatId === id && row.textNo === textNo)
  return outcomeOf({
    kind: proposal.kind,
    rule: proposal.rule,
    votes: proposal.seats
      .filter(({ kind }) => kind !== 'leadership')
      .map((seat) => ({ ...seat, vote: ofText(proposal.ballots, seat.seatId)?.vote ?? null })),
    signOffs: proposal.seats
      .filter(({ kind }) => kind === 'patients')
      .map((seat) => ({ ...seat, hasSigned: ofText(proposal.signOffs, seat.seatId) !== undefined })),
    holds: checked === null || checked.publishable,
    isOver: until !== null && until < scope.now,
  })
}
