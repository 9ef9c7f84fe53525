/** What may be said of a case. `same` names a candidate; `confirm` and `refuse` answer a proposal. */
export type DecisionWord = 'same' | 'other' | 'unsure' | 'confirm' | 'refuse' | 'undo'

export type CaseState = {
  readonly isClosed: boolean
  /** Who proposed `same`, while a second person must agree. */
  readonly proposedBy: string | null
}

/**
 * Which words a person may say of a case in this state. Whoever proposed may take the proposal back, and never confirms
 * it. Undoing needs nobody else: it only ever shows less.
 */
export function wordsFor(state: CaseState, accountId: string | null): readonly DecisionWord[] {
  if (state.isClosed) return ['undo']
  if (state.proposedBy === null) return ['same', 'other', 'unsure']
  return state.proposedBy === accountId ? ['refuse'] : ['confirm', 'refuse']
}
