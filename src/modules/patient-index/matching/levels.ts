/** In what two descriptions are compared, and how well they can agree: for each field from contradiction to equality. */
export const LEVELS = {
  given: ['different', 'alike', 'part', 'close', 'variant', 'same'],
  family: ['different', 'alike', 'part', 'close', 'variant', 'same'],
  birthDate: ['different', 'part', 'default', 'slip', 'same'],
  sex: ['different', 'same'],
  address: ['elsewhere', 'unlike', 'area', 'near', 'close', 'same'],
  phone: ['different', 'close', 'same'],
  email: ['different', 'alike', 'same'],
  number: ['different', 'close', 'same'],
} as const

export type Field = keyof typeof LEVELS
export type Level<F extends Field> = (typeof LEVELS)[F][number] | 'unknown'
/** How two descriptions agree. A field that one of them leaves out is unknown, and says nothing. */
export type Levels = { readonly [F in Field]: Level<F> }

export const FIELDS = Object.keys(LEVELS) as readonly Field[]

/** 0 for unknown, then from 1 upward in the order of `LEVELS`. */
const RANKS = Object.fromEntries(
  FIELDS.map((field) => [field, Object.fromEntries(['unknown', ...LEVELS[field]].map((level, i) => [level, i]))]),
) as Record<Field, Record<string, number>>

export function rankOf(field: Field, level: string): number {
  return RANKS[field][level]!
}

/** How many patterns there can be. */
export const PATTERNS = FIELDS.reduce((product, field) => product * (LEVELS[field].length + 1), 1)

/** All levels of one pair as one number below `PATTERNS`. */
export function patternOf(levels: Levels): number {
  let pattern = 0
  for (const field of FIELDS) pattern = pattern * (LEVELS[field].length + 1) + RANKS[field][levels[field]]!
  return pattern
}

/** The ranks that a pattern holds, in the order of `FIELDS`. */
export function ranksOf(pattern: number): number[] {
  const ranks: number[] = []
  let rest = pattern
  for (let i = FIELDS.length - 1; i >= 0; i--) {
    const size = LEVELS[FIELDS[i]!].length + 1
    ranks[i] = rest % size
    rest = (rest - ranks[i]!) / size
  }
  return ranks
}
