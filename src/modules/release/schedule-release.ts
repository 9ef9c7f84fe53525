import type { Instant } from '#base/instant'
import { beingChecked, decideRelease, type ReleaseFacts, type Verdict } from './decide.ts'
import type { LiveRulebook } from './read-live-rulebook.ts'

/** A verdict in the words of the record's columns. */
export type ScheduledRelease = {
  readonly verdict: string
  readonly releaseAt: Instant | 'infinity'
  readonly releaseRule: string
  readonly releaseBecause: string
  readonly rulebookVersion: number
  readonly showsCard: boolean
  readonly showsDelegates: boolean
}

/** Decides one item. A fault while deciding never opens it and never loses it: it becomes a card "being checked". */
export function scheduleRelease(facts: ReleaseFacts, rulebook: LiveRulebook): ScheduledRelease {
  return columnsOf(decideSafely(facts, rulebook))
}

function decideSafely(facts: ReleaseFacts, rulebook: LiveRulebook): Verdict {
  try {
    return decideRelease(facts, rulebook)
  } catch {
    return beingChecked(facts, rulebook)
  }
}

function columnsOf(verdict: Verdict): ScheduledRelease {
  return {
    verdict: verdict.verdict,
    releaseAt: verdict.releaseAt ?? 'infinity',
    releaseRule: verdict.rule,
    releaseBecause: verdict.because,
    rulebookVersion: verdict.rulebookVersion,
    showsCard: verdict.card,
    showsDelegates: verdict.delegates === 'as-granted',
  }
}
