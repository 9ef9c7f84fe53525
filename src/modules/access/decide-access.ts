import type { Category } from '#base/categories'
import type { Instant } from '#base/instant'

export type Capacity = 'self' | 'delegate' | 'guardian'

/** One row of `access_grant`, for one account and one person. */
export type Grant = {
  readonly capacity: Capacity
  /** Null: all categories. An empty list: none. */
  readonly categories: readonly Category[] | null
  readonly validFrom: Instant
  /** Null: until it is ended. */
  readonly validUntil: Instant | null
  readonly endedAt: Instant | null
}

/** What an account may see of a person's record. Items sensitive by label are the person's own: see the release room. */
export type Access = { readonly capacity: Capacity; readonly categories: 'all' | readonly Category[] }

/** How a guardian's view narrows as a child grows up. The ages are the region's law, so they are data. */
export type AgeThreshold = { readonly fromAgeYears: number; readonly categories: readonly Category[] }

/** The person's age now, in whole years, and the region's thresholds; no thresholds: nothing narrows. */
export type Growing = { readonly ageYears: number | null; readonly thresholds: readonly AgeThreshold[] }

const GROWN: Growing = { ageYears: null, thresholds: [] }

/**
 * What the live grants together let this account see. Nothing said means no entry (house, rule 6): without a live grant
 * the answer is null. One's own record is never narrowed; of a delegate's grants the union counts; a guardian's is
 * narrowed by the strictest threshold the child has reached, and by all of them while the age is unknown.
 */
export function decideAccess(grants: readonly Grant[], now: Instant, growing: Growing = GROWN): Access | null {
  const live = grants.filter((grant) => isLive(grant, now))
  if (live.some((grant) => grant.capacity === 'self')) return { capacity: 'self', categories: 'all' }
  if (live.length === 0) return null
  const seen = live.map((grant) => (grant.capacity === 'guardian' ? narrowed(grant, growing) : grant.categories))
  const categories = seen.includes(null) ? null : [...new Set(seen.flatMap((some) => some ?? []))].sort()
  if (categories?.length === 0) return null
  const capacity = live.some((grant) => grant.capacity === 'guardian') ? 'guardian' : 'delegate'
  return { capacity, categories: categories ?? 'all' }
}

/** From its first instant on, up to and without its last: at the stroke of the end it is over. */
function isLive(grant: Grant, now: Instant): boolean {
  const at = now.getTime()
  if (!(grant.validFrom.getTime() <= at)) return false
  return !(hasCome(grant.validUntil, at) || hasCome(grant.endedAt, at))
}

/** An end that cannot be read has come: a broken row opens nothing. */
function hasCome(end: Instant | null, at: number): boolean {
  return end !== null && !(at < end.getTime())
}

function narrowed(grant: Grant, { ageYears, thresholds }: Growing): readonly Category[] | null {
  return thresholds
    .filter((threshold) => ageYears === null || ageYears >= threshold.fromAgeYears)
    .reduce<readonly Category[] | null>(
      (left, { categories }) => (left === null ? categories : left.filter((category) => categories.includes(category))),
      grant.categories,
    )
}
