import { CLINICIAN_HOLD } from '../built-in-rules.ts'
import type { Candidate, ClinicianHold } from '../verdict.ts'

/**
 * A clinician's reasoned act keeps an item closed until its day, never beyond the safety net, and never makes it open
 * earlier than the rulebook says (a hold needs a reason, an author and an end).
 */
export function clinicianHold(holds: readonly ClinicianHold[], said: Candidate, netAt: number): Candidate {
  let strongest = said
  let placed = Number.POSITIVE_INFINITY
  for (const hold of holds) {
    const until = hold.until.getTime()
    const at = Number.isNaN(until) ? netAt : Math.min(until, netAt) // an unreadable end counts as the latest
    const first = hold.placedAt.getTime()
    if (at < strongest.at || (at === strongest.at && !precedes(hold, first, strongest, placed))) continue
    strongest = { verdict: 'delayed', at, rule: CLINICIAN_HOLD, because: becauseOf(hold), floorAt: at }
    placed = first
  }
  return strongest
}

/** For explain and the log. */
export function becauseOf({ reason }: Pick<ClinicianHold, 'reason'>): string {
  return `A clinician asked to wait: ${reason}`
}

/** Between holds with the same end the one placed first gives the reason; a rule comes before any hold. */
function precedes(hold: ClinicianHold, placedAt: number, other: Candidate, otherPlacedAt: number): boolean {
  if (other.rule !== CLINICIAN_HOLD) return false
  if (placedAt !== otherPlacedAt) return placedAt < otherPlacedAt
  return becauseOf(hold) < other.because
}
