import type { DecisionFault, DecisionWord } from '#patient-index'

/** What a form of a case says, and what is wrong with it. */
export type Said = {
  readonly turn: number
  readonly word: DecisionWord | null
  readonly candidateLink: string | null
  readonly reason: string
  readonly follows: readonly string[]
  readonly receivedFrom: Date | null
  readonly fault: DecisionFault | 'word' | 'day' | null
}
