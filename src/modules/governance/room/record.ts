import type { SeatName } from '../seat.ts'
import type { Ground, Proposal, Stance, StepWord, Vote } from './proposal.ts'
import { newestText } from './read-proposal.ts'

/** What was said at the table, by seat and without a name, as everybody may read it. Instants are ISO 8601, UTC. */
export type DecisionRecord = {
  readonly seats: readonly SeatName[]
  readonly positions: readonly {
    readonly seat: SeatName
    readonly no: number
    readonly stance: Stance
    readonly grounds: readonly Ground[]
    readonly words: string
    readonly textNo: number
    readonly saidAt: string
  }[]
  readonly votes: readonly { readonly seat: SeatName; readonly vote: Vote; readonly words: string | null }[]
  readonly signOffs: readonly { readonly seat: SeatName; readonly words: string | null; readonly at: string }[]
  readonly steps: readonly {
    readonly word: StepWord
    readonly textNo: number
    readonly reason: string | null
    readonly principle: string | null
    readonly at: string
  }[]
  readonly changes: readonly {
    readonly textNo: number
    readonly words: string
    readonly follows: readonly SeatName[]
    readonly at: string
  }[]
  readonly evidence: readonly { readonly kind: string; readonly title: string; readonly madeAt: string }[]
}

/** The record of a proposal as it stands. */
export function recordOf(proposal: Proposal): DecisionRecord {
  const { textNo } = newestText(proposal)
  const seatOf = (seatId: string): SeatName => {
    const { kind, number } = proposal.seats.find((seat) => seat.seatId === seatId)!
    return { kind, number }
  }
  return {
    seats: proposal.seats.map(({ kind, number }) => ({ kind, number })),
    positions: proposal.positions.map(({ seatId, positionNo, stance, grounds, words, textNo: of, saidAt }) => ({
      seat: seatOf(seatId),
      no: positionNo,
      stance,
      grounds,
      words,
      textNo: of,
      saidAt: saidAt.toISOString(),
    })),
    votes: proposal.ballots
      .filter((ballot) => ballot.textNo === textNo)
      .map(({ seatId, vote, words }) => ({ seat: seatOf(seatId), vote, words })),
    signOffs: proposal.signOffs
      .filter((each) => each.textNo === textNo)
      .map(({ seatId, words, signedAt }) => ({ seat: seatOf(seatId), words, at: signedAt.toISOString() })),
    steps: proposal.steps.map(({ word, textNo: of, reason, principle, at }) => ({
      word,
      textNo: of,
      reason,
      principle,
      at: at.toISOString(),
    })),
    changes: proposal.texts.slice(1).map((text) => ({
      textNo: text.textNo,
      words: text.changed ?? '',
      follows: text.follows.map(seatOf),
      at: text.at.toISOString(),
    })),
    evidence: proposal.evidence.map(({ kind, title, madeAt }) => ({ kind, title, madeAt: madeAt.toISOString() })),
  }
}
