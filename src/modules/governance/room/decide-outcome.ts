import type { SeatName } from '../seat.ts'
import type { ProposalKind, Vote, VoteRule } from './proposal.ts'

/** What is known of a vote when it is closed. */
export type VoteFacts = {
  readonly kind: ProposalKind
  readonly rule: VoteRule
  /** Who may vote, each with its vote if there is one; the leadership is not among them. */
  readonly votes: readonly (SeatName & { readonly vote: Vote | null })[]
  /** The patients' seats, and which of them have signed this text off. */
  readonly signOffs: readonly (SeatName & { readonly hasSigned: boolean })[]
  /** The text holds against the region's principles. Always true of what is no rulebook. */
  readonly holds: boolean
  /** The last day of the vote is over. */
  readonly isOver: boolean
}

export type Outcome =
  | { readonly outcome: 'accepted' | 'refused'; readonly why: VoteRule }
  | { readonly outcome: null; readonly why: 'votes-missing' | 'sign-off-missing' | 'no-patients' | 'does-not-hold' }

/**
 * What a vote comes to. What breaks a principle cannot be decided at all; a rule of release is accepted only with the word of
 * every patients' seat. The table `decision` refuses the same again (database/migrations/0027-governance.sql).
 */
export function outcomeOf({ kind, rule, votes, signOffs, holds, isOver }: VoteFacts): Outcome {
  if (!holds) return { outcome: null, why: 'does-not-hold' }
  if (!isOver && votes.some(({ vote }) => vote === null)) return { outcome: null, why: 'votes-missing' }
  if (!isCarried(rule, votes)) return { outcome: 'refused', why: rule }
  if (kind === 'rulebook' && signOffs.length === 0) return { outcome: null, why: 'no-patients' }
  if (kind === 'rulebook' && signOffs.some(({ hasSigned }) => !hasSigned))
    return { outcome: null, why: 'sign-off-missing' }
  return { outcome: 'accepted', why: rule }
}

function isCarried(rule: VoteRule, votes: VoteFacts['votes']): boolean {
  const inFavour = votes.filter(({ vote }) => vote === 'for').length
  const against = votes.filter(({ vote }) => vote === 'against').length
  if (inFavour === 0) return false
  if (rule === 'consensus') return against === 0
  return rule === 'two-thirds' ? inFavour >= 2 * against : inFavour > against
}
