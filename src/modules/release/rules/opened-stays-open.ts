import { OPENED_STAYS_OPEN } from '../built-in-rules.ts'
import type { Candidate, ReleaseFacts } from '../verdict.ts'

/**
 * What a person has opened stays open when the rules become stricter. Only the law closes it again; a correction or a
 * wrong person come as other facts (`openedAt` null, or another person).
 */
export function openedStaysOpen(facts: ReleaseFacts, said: Candidate, start: number): Candidate {
  const opened = facts.openedAt?.getTime() ?? Number.NaN
  if (Number.isNaN(opened) || said.verdict === 'blocked' || said.at <= opened) return said
  return {
    verdict: 'open',
    at: Math.max(start, opened),
    floorAt: start,
    rule: OPENED_STAYS_OPEN,
    because: 'The person has opened it already, and what has been opened stays open.',
  }
}
