import { RELEASED_BY_CLINICIAN } from '../built-in-rules.ts'
import type { Candidate, ReleaseFacts } from '../verdict.ts'

/** A clinician may end a wait that a rule or a sender began; never what a law blocks. */
export function releasedByClinician(facts: ReleaseFacts, said: Candidate, start: number): Candidate {
  const released = facts.releasedAt?.getTime() ?? Number.NaN
  if (Number.isNaN(released) || said.verdict === 'blocked' || said.at <= released) return said
  const at = Math.max(start, released)
  return {
    verdict: 'open',
    at,
    floorAt: Math.min(said.floorAt, at),
    rule: RELEASED_BY_CLINICIAN,
    because: 'A clinician released it before its last day.',
  }
}
