import { compareAddresses } from './matching/compare-addresses.ts'
import { compareBirthDates } from './matching/compare-birth-dates.ts'
import { compareEmails, comparePhones } from './matching/compare-contacts.ts'
import {
  type ComparedIdentifiers,
  compareUnverified,
  compareVerified,
  type VerifiedSystems,
} from './matching/compare-identifiers.ts'
import { type ComparedName, compareNames, type IsInUse } from './matching/compare-names.ts'
import type { Levels } from './matching/levels.ts'
import type { Prepared } from './matching/prepared.ts'

export type Comparison = {
  /** National identifiers that the region has verified. */
  readonly identifier: ComparedIdentifiers
  readonly levels: Levels
  /** The names that agreed best; null where somebody has none. */
  readonly names: ComparedName | null
  /** Names that agree less well in all and better in one part, or as well. */
  readonly otherNames: readonly ComparedName[]
  readonly birthDates: readonly [string | null, string | null]
  /** True when one of the two has no name yet but a placeholder. */
  readonly isUnnamed: boolean
}

/** What a comparison needs to know of the region. */
export type HowToCompare = {
  readonly verified: VerifiedSystems
  readonly isInUse: IsInUse
}

/** Compares field by field, the same whichever of the two comes first. */
export function comparePrepared(a: Prepared, b: Prepared, { verified, isInUse }: HowToCompare): Comparison {
  const found = compareNames(a.names, b.names, isInUse)
  const names = found?.best ?? null
  return {
    identifier: compareVerified(a.identifiers, b.identifiers, verified),
    levels: {
      given: names?.given ?? 'unknown',
      family: names?.family ?? 'unknown',
      birthDate: compareBirthDates(a.birth, b.birth),
      sex: a.sex && b.sex ? (a.sex === b.sex ? 'same' : 'different') : 'unknown',
      address: compareAddresses(a.addresses, b.addresses),
      phone: comparePhones(a.phones, b.phones),
      email: compareEmails(a.emails, b.emails),
      number: compareUnverified(a.identifiers, b.identifiers, verified),
    },
    names,
    otherNames: found?.others ?? [],
    birthDates: [a.birth?.text ?? null, b.birth?.text ?? null],
    isUnnamed: a.isUnnamed || b.isUnnamed,
  }
}
