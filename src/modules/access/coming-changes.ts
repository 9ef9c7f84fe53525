import type { Category } from '#base/categories'
import { birthdayOf, type LocalDay } from './rule-pack/age-on.ts'
import type { RulePack } from './rule-pack/rule-pack.ts'

/** What changes with a birthday, for a guardian and for the child. */
export type ComingChange = {
  readonly day: LocalDay
  readonly age: number
  readonly guardian: readonly Category[] | null
  readonly guardianBefore: readonly Category[] | null
  readonly child: readonly Category[] | null
  readonly childBefore: readonly Category[] | null
  /** From this day on the sign-in address must be the child's own. */
  readonly ownAddress: boolean
}

/** The changes that are still to come, the nearest first; none for a birth date that is not wholly known. */
export function comingChanges(
  pack: Pick<RulePack, 'bands' | 'ownAddressFrom'>,
  born: string | null,
  today: LocalDay,
): readonly ComingChange[] {
  return pack.bands.flatMap((band, at) => {
    const before = pack.bands[at - 1]
    const day = birthdayOf(born, band.from)
    if (!before || day === null || day <= today) return []
    return {
      day,
      age: band.from,
      guardian: band.guardian,
      guardianBefore: before.guardian,
      child: band.child,
      childBefore: before.child,
      ownAddress: pack.ownAddressFrom > before.from && pack.ownAddressFrom <= band.from,
    }
  })
}
