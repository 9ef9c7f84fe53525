import type { Comparison } from '../compare-demographics.ts'

/** What forbids to link by itself, however well the rest agrees. It does not forbid to ask a person. */
export type Veto =
  | 'other verified identifier'
  | 'twins'
  | 'other given name'
  | 'sex and given name'
  | 'sex and birth date'
  | 'sex and family name'
  | 'other birth date'
  | 'no name yet'

/**
 * All vetoes of a pair. What is not known never makes one. `isTelling` is true when the data bear out that an unverified
 * number is a person's own; an equal one then stands against another given name or another birth date, because both at
 * once with the same number are rather a mistake in one field than two people.
 */
export function findVetoes({ identifier, levels, isUnnamed }: Comparison, isTelling = false): Veto[] {
  const { given, family, birthDate, sex } = levels
  const isOtherSex = sex === 'different'
  const isOtherGiven = given === 'different' || given === 'alike'
  const isOtherFamily = family === 'different' || family === 'alike'
  const isEqualDay = birthDate === 'same' || birthDate === 'default'
  const isNumbered = isTelling && levels.number === 'same'
  const checks: readonly (readonly [Veto, boolean])[] = [
    ['other verified identifier', identifier.includes('conflict')],
    ['twins', isOtherGiven && isEqualDay && !isOtherFamily && !isNumbered],
    ['other given name', isOtherGiven && !isNumbered],
    ['sex and given name', isOtherSex && given !== 'same' && given !== 'unknown'],
    ['sex and birth date', isOtherSex && birthDate !== 'unknown' && !isEqualDay],
    ['sex and family name', isOtherSex && isOtherFamily],
    ['other birth date', birthDate === 'different' && !(isNumbered && !isOtherGiven)],
    ['no name yet', isUnnamed],
  ]
  return checks.filter(([, holds]) => holds).map(([veto]) => veto)
}

/** An equal verified number needs the birth date beside it; 1 January, which many are given, needs the names too. */
export function isBorneOut({ levels: { birthDate, given, family } }: Comparison): boolean {
  if (given === 'unknown' && (family === 'different' || family === 'alike')) return false
  return birthDate === 'same' || (birthDate === 'default' && given === 'same' && family === 'same')
}

/**
 * Whether enough agrees that is a person's own, and not a household's: birth date or number, and one thing more of given
 * name, family name, birth date and number. With less, a house full of relatives fits as well.
 */
export function hasEnoughOfTheirOwn({ levels: { given, family, birthDate, number } }: Comparison): boolean {
  const isAlike = (name: string) => name !== 'unknown' && name !== 'different' && name !== 'alike'
  const own = [birthDate === 'same' || birthDate === 'slip', number === 'same' || number === 'close']
  const agreeing = [...own, isAlike(given), isAlike(family)].filter((agrees) => agrees).length
  return own.includes(true) && agreeing >= 2
}
