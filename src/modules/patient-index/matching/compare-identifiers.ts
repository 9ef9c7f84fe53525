import type { CheckedIdentifier } from '../check-digits.ts'
import { isOneSlipApart } from './edit-distance.ts'
import type { Level } from './levels.ts'

export type ComparedIdentifiers = 'equal' | 'conflict' | 'conflict-without-check-digits' | 'equal-and-conflict' | 'none'

/** Numbers of systems that the region has verified: equal ones are proof, others contradict. */
export function compareVerified(
  a: readonly CheckedIdentifier[],
  b: readonly CheckedIdentifier[],
  verified: ReadonlySet<string>,
): ComparedIdentifiers {
  const usable = (i: CheckedIdentifier) => i.valid && verified.has(i.system)
  const theirs = b.filter(usable)
  const pairs = a
    .filter(usable)
    .flatMap((x) => theirs.filter((y) => y.system === x.system && y.series === x.series).map((y) => ({ x, y })))
  const equal = new Set(pairs.filter(({ x, y }) => x.value === y.value).map(({ x }) => x.system))
  const unequal = pairs.filter(({ x, y }) => x.value !== y.value && !equal.has(x.system))
  if (equal.size > 0) return unequal.length > 0 ? 'equal-and-conflict' : 'equal'
  if (unequal.length === 0) return 'none'
  return unequal.some(({ x }) => x.hasCheckDigits) ? 'conflict' : 'conflict-without-check-digits'
}

/**
 * Numbers that nobody has verified are evidence, no proof: local numbers of one institution, a column of a list. So is a
 * verified system's number with one slip in it, which its check digits give away.
 */
export function compareUnverified(
  a: readonly CheckedIdentifier[],
  b: readonly CheckedIdentifier[],
  verified: ReadonlySet<string>,
): Level<'number'> {
  let best: Level<'number'> = 'unknown'
  for (const x of a) {
    for (const y of b) {
      if (x.system !== y.system) continue
      if (verified.has(x.system)) {
        if (x.valid !== y.valid && isOneSlipApart(x.value, y.value)) best = 'close'
      } else if (x.valid && y.valid) {
        if (x.value === y.value) return 'same'
        if (isOneSlipApart(x.value, y.value)) best = 'close'
        else if (best === 'unknown') best = 'different'
      }
    }
  }
  return best
}
