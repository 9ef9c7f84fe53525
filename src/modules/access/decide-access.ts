import type { Category } from '#base/categories'
import type { Instant } from '#base/instant'
import { bandAt, type RulePack } from './rule-pack/rule-pack.ts'

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
  /** A guardian's ground that ends with childhood. */
  readonly isAgeBound: boolean
  /** For what somebody may see of a dead person. */
  readonly isAfterDeath: boolean
}

/** What an account may see of a person's record. Items sensitive by label are the person's own: see the release room. */
export type Access = { readonly capacity: Capacity; readonly categories: 'all' | readonly Category[] }

/** The person, and the account, as the region's law looks at them today. */
export type Circumstances = {
  /** In whole years, by today's date of the region; null: unknown. */
  readonly ageYears: number | null
  /** Null: no rule pack has been published. */
  readonly pack: Pick<RulePack, 'bands' | 'closesAtDeath'> | null
  readonly isDead: boolean
  /** A court keeps this account out of this record. */
  readonly isExcluded: boolean
}

/**
 * What the live grants together let this account see. Nothing said means no entry (house, rule 6): without a live grant
 * the answer is null. The union of the grants counts. One's own is narrowed while the law gives a child less; a
 * guardian's by the band of the child's age, to nothing while age or pack is unknown; a delegate's never. The same stands
 * in the database as `resolve_subjects`.
 */
export function decideAccess(grants: readonly Grant[], now: Instant, around: Circumstances): Access | null {
  const shown = grants
    .filter((grant) => isLive(grant, now) && isOpenTo(grant, around))
    .map((grant) => ({ ...grant, categories: kindsToday(grant, around) }))
    .filter(({ categories }) => categories === null || categories.length > 0)
  if (shown.length === 0) return null
  const capacity = (['self', 'guardian', 'delegate'] as const).find((word) =>
    shown.some((grant) => grant.capacity === word),
  )!
  if (shown.some(({ categories }) => categories === null)) return { capacity, categories: 'all' }
  return { capacity, categories: [...new Set(shown.flatMap(({ categories }) => categories ?? []))].sort() }
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

function isOpenTo({ capacity, isAfterDeath }: Grant, { pack, isDead, isExcluded }: Circumstances): boolean {
  if (isExcluded && capacity !== 'self') return false
  return isAfterDeath || !isDead || !(pack?.closesAtDeath ?? false)
}

function kindsToday(
  { capacity, categories, isAgeBound }: Grant,
  { ageYears, pack }: Circumstances,
): readonly Category[] | null {
  if (capacity === 'delegate' || (capacity === 'guardian' && !isAgeBound)) return categories
  const band = pack && bandAt(pack, ageYears)
  if (!band) return capacity === 'self' ? categories : []
  return narrowed(categories, capacity === 'self' ? band.child : band.guardian)
}

function narrowed(one: readonly Category[] | null, other: readonly Category[] | null): readonly Category[] | null {
  if (one === null || other === null) return one ?? other
  return one.filter((category) => other.includes(category))
}
