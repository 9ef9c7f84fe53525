/**
 * Households of the region, repeated over every twenty people: who lives with whom can then be told from a person's
 * number alone, without a list of everybody.
 */
export type Member = {
  readonly role: 'adult' | 'partner' | 'child' | 'single' | 'elder'
  /** Youngest and oldest, for the first member; partners and children follow from it. */
  readonly ages: readonly [number, number]
  readonly household: number
  readonly place: number
}

const HOUSEHOLDS: readonly (readonly [Member['role'], readonly [number, number]][])[] = [
  [
    ['adult', [30, 48]],
    ['partner', [30, 48]],
    ['child', [0, 17]],
    ['child', [0, 17]],
  ],
  [['single', [22, 40]]],
  [
    ['adult', [50, 68]],
    ['partner', [50, 68]],
  ],
  [
    ['single', [28, 47]],
    ['child', [1, 17]],
  ],
  [
    ['elder', [68, 85]],
    ['partner', [68, 85]],
  ],
  [['elder', [76, 97]]],
  [
    ['adult', [32, 46]],
    ['partner', [32, 46]],
    ['child', [0, 15]],
    ['child', [0, 15]],
    ['child', [0, 15]],
  ],
  [['single', [41, 66]]],
  [['elder', [70, 92]]],
  [['single', [19, 30]]],
]

/** The twenty places of a block, in order. */
export const BLOCK: readonly Member[] = HOUSEHOLDS.flatMap((members, household) =>
  members.map(([role, ages], place) => ({ role, ages, household, place })),
)

/** How many households a block holds. */
export const HOUSEHOLDS_A_BLOCK = HOUSEHOLDS.length
