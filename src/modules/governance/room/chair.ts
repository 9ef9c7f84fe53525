import { Invalid, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { type CheckedRulebook, checkRulebook, readDraft, readRulebook } from '#release'
import { bodyOf, endOf, isLater, isWithin, refuseUnlessWithin, writeStep, writeText } from './open-proposal.ts'
import type { Proposal, Stage } from './proposal.ts'
import { newestText, readProposal } from './read-proposal.ts'

const LONGEST_WORDS = 2_000
const LONGEST_SUMMARY = 4_000

export type Amendment = {
  readonly proposalId: string
  readonly summary: string
  /** What is other than before. */
  readonly changed: string
  /** The seats whose positions brought it about. */
  readonly follows: readonly string[]
}

export type AmendFault = 'summary' | 'changed' | 'same'

/**
 * Puts a new text before the room: of a rulebook the draft as it is now. Votes and signatures stood for the old text, and
 * are asked for again. After a return it is the way back into the discussion. Null: done.
 */
export async function amendProposal(scope: StaffScope, asked: Amendment): Promise<AmendFault | null> {
  const proposal = await readForChair(scope, asked.proposalId, ['discussion', 'voting', 'returned'])
  if (!isWithin(asked.summary, LONGEST_SUMMARY)) return 'summary'
  if (!isWithin(asked.changed, LONGEST_WORDS)) return 'changed'
  const before = newestText(proposal)
  const { draftId } = proposal
  const put = bodyOf(draftId === null ? null : await readDraft(scope, { draftId }))
  if (put.body === before.body && asked.summary.trim() === before.summary) return 'same'
  const follows = proposal.seats.map(({ seatId }) => seatId).filter((seatId) => asked.follows.includes(seatId))
  const textNo = before.textNo + 1
  await writeText(scope, {
    proposalId: proposal.proposalId,
    textNo,
    summary: asked.summary,
    ...put,
    changed: asked.changed.trim(),
    follows,
  })
  await writeStep(scope, { ...nextStep(proposal), word: 'amended', textNo })
  return null
}

export type VoteCallFault = 'until' | 'does-not-hold'

/** Calls the vote on the text that stands before the room, until a day. A text that breaks a principle is not voted on. */
export async function callVote(
  scope: StaffScope,
  { proposalId, until }: { readonly proposalId: string; readonly until: string },
): Promise<VoteCallFault | null> {
  const proposal = await readForChair(scope, proposalId, ['discussion'])
  if (!isLater(scope, until)) return 'until'
  const checked = await checkText(scope, proposal)
  if (checked && !checked.publishable) return 'does-not-hold'
  await writeStep(scope, { ...nextStep(proposal), word: 'to-vote', until: endOf(until) })
  return null
}

/** Takes a proposal back, with the reason; what was said stays. */
export async function withdrawProposal(
  scope: StaffScope,
  { proposalId, reason }: { readonly proposalId: string; readonly reason: string },
): Promise<void> {
  const proposal = await readForChair(scope, proposalId, ['positions', 'discussion', 'voting', 'returned'])
  refuseUnlessWithin('the reason', reason, LONGEST_WORDS)
  await writeStep(scope, { ...nextStep(proposal), word: 'withdrawn', reason: reason.trim() })
}

/** Holds the text before the room against the principles, and says what it changes; null for what is no rulebook. */
export async function checkText(scope: StaffScope, proposal: Proposal): Promise<CheckedRulebook | null> {
  const { body, baseVersion } = newestText(proposal)
  if (body === null || baseVersion === null) return null
  const base = await readRulebook(scope, { version: baseVersion })
  return checkRulebook(body, base?.rulebook ?? null)
}

/** Number and text of the step that follows. */
export function nextStep(proposal: Proposal) {
  const { proposalId, steps } = proposal
  return { proposalId, stepNo: steps.at(-1)!.stepNo + 1, textNo: newestText(proposal).textNo }
}

async function readForChair(scope: StaffScope, proposalId: string, stages: readonly Stage[]): Promise<Proposal> {
  if (scope.role !== 'steward') throw new Refused('a steward leads the way of a proposal')
  const proposal = await readProposal(scope, { proposalId })
  if (!stages.includes(proposal.stage)) throw new Invalid(`this cannot be done while a proposal is: ${proposal.stage}`)
  return proposal
}
