import { isOneSlipApart } from '#base/edit-distance'
import { type CheckedIdentifier, canonicalSystem, checkByScheme, type IdentifierScheme } from '../check-digits.ts'
import type { Level } from './levels.ts'

export type ComparedIdentifiers = 'equal' | 'conflict' | 'conflict-without-check-digits' | 'equal-and-conflict' | 'none'

/** The systems that a region has verified; with their make where the region has named it. */
export type VerifiedSystems = ReadonlyMap<string, IdentifierScheme | null>

/** Puts together which systems are verified, by the names that we compare by. */
export function verifiedSystems(
  systems: readonly string[],
  schemes: readonly IdentifierScheme[] = [],
): VerifiedSystems {
  const named = schemes.flatMap((scheme) => scheme.names.map((name) => [name, scheme] as const))
  return new Map([...systems.map((system) => [canonicalSystem(system), null] as const), ...named])
}

/** Numbers of systems that the region has verified: equal ones are proof, others contradict. */
export function compareVerified(
  a: readonly CheckedIdentifier[],
  b: readonly CheckedIdentifier[],
  verified: VerifiedSystems,
): ComparedIdentifiers {
  if (a.length === 0 || b.length === 0 || verified.size === 0) return 'none'
  const theirs = usable(b, verified)
  const pairs = usable(a, verified).flatMap((x) =>
    theirs.filter((y) => y.system === x.system && y.series === x.series).map((y) => ({ x, y })),
  )
  const equal = new Set(pairs.filter(({ x, y }) => x.value === y.value).map(({ x }) => x.system))
  const unequal = pairs.filter(({ x, y }) => x.value !== y.value && !equal.has(x.system))
  if (equal.size > 0) return unequal.length > 0 ? 'equal-and-conflict' : 'equal'
  if (unequal.length === 0) return 'none'
  return unequal.some(({ x }) => x.hasCheckDigits) ? 'conflict' : 'conflict-without-check-digits'
}

function usable(identifiers: readonly CheckedIdentifier[], verified: VerifiedSystems): CheckedIdentifier[] {
  return identifiers.flatMap((identifier) => {
    const scheme = verified.get(identifier.system)
    if (scheme === undefined) return []
    const checked = scheme ? checkByScheme(scheme, identifier.value) : identifier
    return checked.valid ? [checked] : []
  })
}

/**
 * Numbers that nobody has verified are evidence, no proof: local numbers of one institution, a column of a list. So is a
 * verified system's number with one slip in it, which its check digits give away.
 */
export function compareUnverified(
  a: readonly CheckedIdentifier[],
  b: readonly CheckedIdentifier[],
  verified: VerifiedSystems,
): Level<'number'> {
  let best: Level<'number'> = 'unknown'
  for (const x of a) {
    for (const y of b) {
      if (x.system !== y.system) continue
      if (verified.has(x.system)) {
        if (x.valid !== y.valid && isOneSlipApart(x.value, y.value)) best = 'close'
      } else if (x.valid && y.valid) {
        if (x.value === y.value) return 'same'
        if (isOneSlipApart(x.value, y.value) && !areNeighbours(x.value, y.value)) best = 'close'
        else if (best === 'unknown') best = 'different'
      }
    }
  }
  return best
}

/** Numbers that differ in their last digit alone are given out one after the other: to families, and to twins. */
function areNeighbours(a: string, b: string): boolean {
  return a.length === b.length && a.slice(0, -1) === b.slice(0, -1)
}
