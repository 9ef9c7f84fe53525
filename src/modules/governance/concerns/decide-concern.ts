import type { Concern, Counted, Measure } from './concern.ts'

export type ConcernVerdict = 'came-true' | 'did-not' | 'too-few' | 'not-yet'

/** What figures say of a worry. Changes are in hundredths of what it was before; low and high: what chance allows. */
export type JudgedConcern = {
  readonly verdict: ConcernVerdict
  readonly change: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Two standard errors, the usual measure of what chance alone can do. */
const STANDARD_ERRORS = 1.96
/** Fewer events than this on a side say nothing that holds. */
const FEWEST = 5
const FEWEST_DAYS = 7

/**
 * Says whether a worry came true. Both counts are taken as events that come by chance at a rate (Poisson); the ratio of the
 * two rates has the usual interval on its logarithm, with half an event added to each so that none is nothing. It came true
 * if the whole interval lies beyond the threshold, did not if the whole interval falls short of it; between them the figures
 * are too few to tell.
 */
export function judgeConcern(
  { direction, threshold }: Pick<Concern, 'direction' | 'threshold'>,
  measure: Measure | null,
): JudgedConcern {
  const unknown = { change: null, low: null, high: null }
  if (!measure || measure.after.days < FEWEST_DAYS || measure.before.days < FEWEST_DAYS)
    return { verdict: 'not-yet', ...unknown }
  const { before, after } = measure
  if (before.count < FEWEST || before.count + after.count < 2 * FEWEST) return { verdict: 'too-few', ...unknown }
  const ratio = rateOf(after) / rateOf(before)
  const spread = Math.exp(STANDARD_ERRORS * Math.sqrt(1 / (before.count + 0.5) + 1 / (after.count + 0.5)))
  const [low, high] = [inHundredths(ratio / spread), inHundredths(ratio * spread)]
  const feared = direction === 'rises' ? threshold : -threshold
  const [isBeyond, isShort] = direction === 'rises' ? [low >= feared, high < feared] : [high <= feared, low > feared]
  return {
    verdict: isBeyond ? 'came-true' : isShort ? 'did-not' : 'too-few',
    change: inHundredths(after.count / after.days / (before.count / before.days)),
    low,
    high,
  }
}

function rateOf({ count, days }: Counted): number {
  return (count + 0.5) / days
}

function inHundredths(ratio: number): number {
  return Math.round((ratio - 1) * 100)
}
