import type { Category } from '#base/categories'

/** What a region's law says of children, teenagers and capacity, as data. Ages are whole years. */
export type RulePack = {
  readonly version: number
  readonly title: string
  readonly decision: string
  /** IANA; in it a birthday begins. */
  readonly timeZone: string
  /** By age, youngest first; the first begins at 0, and none shows a guardian more than the one before. */
  readonly bands: readonly AgeBand[]
  /** From this age on the sign-in address must be the teenager's own. */
  readonly ownAddressFrom: number
  /** From this age on a clinician may let a minor keep a visit to themselves. */
  readonly keepsVisitsFrom: number
  readonly confidential: readonly Confidential[]
  /** Grounds for which a second clerk must agree. */
  readonly fourEyes: readonly GuardianGround[]
  /** After a death only a survivor's permission opens the record. */
  readonly closesAtDeath: boolean
  /** For how many days after a visit, an order or a result a clinician of the institution sees the patient. */
  readonly careDays: number
  /** For how long a clinician sees a patient after breaking the glass; four hours at most. */
  readonly breakGlassHours: number
  /** Within so many hours a second person must agree to a protection. */
  readonly protectionHours: number
}

/** What holds from an age on. Null: all kinds; an empty list: none. */
export type AgeBand = {
  readonly from: number
  readonly guardian: readonly Category[] | null
  readonly child: readonly Category[] | null
  /** Whether a guardian reads who else has looked. */
  readonly guardianReadsLog: boolean
}

/** What guardians do not see from an age on: all of these institutions, and tests by their codes. */
export type Confidential = {
  readonly from: number
  readonly institutions: readonly string[]
  readonly codes: readonly string[]
}

/** Why somebody stands in for a person by law; the first three end with childhood. */
export const GUARDIAN_GROUNDS = [
  'parent',
  'foster-authority',
  'court-appointed',
  'lost-capacity',
  'power-of-attorney',
  'survivor',
] as const
export type GuardianGround = (typeof GUARDIAN_GROUNDS)[number]

/** Why somebody may not, whatever else says that they may. */
export const EXCLUSION_GROUNDS = ['court-order', 'child-protection'] as const
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number]

/** The band that holds at an age; null where the age is unknown. */
export function bandAt({ bands }: Pick<RulePack, 'bands'>, age: number | null): AgeBand | null {
  if (age === null) return null
  return bands.findLast(({ from }) => from <= age) ?? null
}
