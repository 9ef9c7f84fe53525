import type { CaseCandidate, MatchCase } from '#patient-index'
import type { Frame } from '../../patient/view-types.ts'

/** What a candidate is called on the page: the only one, one of several, or who had the number before. */
export function candidateTitle({
  frame,
  found,
  candidate,
  at,
}: {
  readonly frame: Frame
  readonly found: MatchCase
  readonly candidate: CaseCandidate
  readonly at: number
}): string {
  const t = frame.w.worklist
  if (candidate.hadTheNumber) return t.hadNumber
  const count = found.candidates.length
  return count === 1 ? t.onlyCandidate : t.candidate({ number: at + 1, count })
}
