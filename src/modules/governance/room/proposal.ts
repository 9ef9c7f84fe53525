import type { AccountId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SeatName } from '../seat.ts'

/** By which rule a vote is counted; who abstains is not counted. */
export const VOTE_RULES = ['consensus', 'two-thirds', 'majority'] as const
export type VoteRule = (typeof VOTE_RULES)[number]

/** What a position argues with: it names one at least. */
export const GROUNDS = ['patient-benefit', 'own-workload', 'law'] as const
export type Ground = (typeof GROUNDS)[number]

export const STANCES = ['for', 'with-changes', 'against'] as const
export type Stance = (typeof STANCES)[number]

export const VOTES = ['for', 'against', 'abstain'] as const
export type Vote = (typeof VOTES)[number]

export type ProposalKind = 'rulebook' | 'other'
export type StepWord = 'opened' | 'amended' | 'to-vote' | 'returned' | 'withdrawn'

/** Where a proposal stands. `positions`: first positions, which nobody else reads yet. */
export type Stage = 'positions' | 'discussion' | 'voting' | 'returned' | 'withdrawn' | 'decided' | 'published'

export type SeatRef = SeatName & { readonly seatId: string }

export type ProposalHead = {
  readonly proposalId: string
  readonly kind: ProposalKind
  readonly title: string
  readonly draftId: string | null
  /** The urgent decision that it would confirm. */
  readonly confirms: number | null
  readonly rule: VoteRule
  /** YYYY-MM-DD: when what is decided is looked at again. */
  readonly reviewOn: string
  readonly positionsUntil: Instant
  readonly openedAt: Instant
  readonly actorName: string
  readonly lastWord: StepWord
  readonly decisionId: number | null
  readonly publishedVersion: number | null
}

export type ProposalText = {
  readonly textNo: number
  readonly summary: string
  /** Of a rulebook: its text as it was put before the room. */
  readonly body: string | null
  /** The version that it was begun from, and is compared with. */
  readonly baseVersion: number | null
  readonly changed: string | null
  /** The seats whose positions brought the change about. */
  readonly follows: readonly string[]
  readonly at: Instant
  readonly actorName: string
}

export type ProposalStep = {
  readonly stepNo: number
  readonly word: StepWord
  readonly textNo: number
  readonly reason: string | null
  /** Of a return: the principle that it would break, by its id. */
  readonly principle: string | null
  /** Of a vote: its last instant. */
  readonly until: Instant | null
  readonly at: Instant
  readonly actorName: string
}

export type Evidence = {
  readonly evidenceId: string
  readonly kind: 'lab-brief' | 'note'
  readonly title: string
  readonly words: string | null
  readonly link: string | null
  /** Of a lab brief: what it holds, as JSON. */
  readonly figures: unknown
  readonly madeAt: Instant
  readonly attachedAt: Instant
  readonly actorName: string
}

export type Position = {
  readonly seatId: string
  readonly positionNo: number
  readonly stance: Stance
  readonly grounds: readonly Ground[]
  readonly words: string
  readonly textNo: number
  readonly saidAt: Instant
  readonly opensAt: Instant
  readonly accountId: AccountId
}

export type Ballot = {
  readonly seatId: string
  readonly textNo: number
  readonly vote: Vote
  readonly words: string | null
}

export type SignOff = {
  readonly seatId: string
  readonly textNo: number
  readonly words: string | null
  readonly signedAt: Instant
}

/** Everything of a proposal that this scope may read. */
export type Proposal = ProposalHead & {
  readonly stage: Stage
  readonly seats: readonly SeatRef[]
  /** The seats that have spoken, whether or not it can be read what. */
  readonly spoken: readonly string[]
  readonly texts: readonly ProposalText[]
  readonly steps: readonly ProposalStep[]
  readonly evidence: readonly Evidence[]
  readonly positions: readonly Position[]
  readonly ballots: readonly Ballot[]
  readonly signOffs: readonly SignOff[]
}
