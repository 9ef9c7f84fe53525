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

/** All vetoes of a pair. What is not known never makes one. */
export function findVetoes({ identifier, levels, isUnnamed }: Comparison): Veto[] {
  const { given, family, birthDate, sex } = levels
  const isOtherSex = sex === 'different'
  const isOtherGiven = given === 'different' || given === 'alike'
  const isOtherFamily = family === 'different' || family === 'alike'
  const isEqualDay = birthDate === 'same' || birthDate === 'default'
  const checks: readonly (readonly [Veto, boolean])[] = [
    ['other verified identifier', identifier.includes('conflict')],
    ['twins', isOtherGiven && isEqualDay && !isOtherFamily],
    ['other given name', isOtherGiven && identifier === 'equal'],
    ['sex and given name', isOtherSex && given !== 'same' && given !== 'unknown'],
    ['sex and birth date', isOtherSex && birthDate !== 'unknown' && !isEqualDay],
    ['sex and family name', isOtherSex && isOtherFamily],
    ['other birth date', birthDate === 'different'],
    ['no name yet', isUnnamed],
  ]
  return checks.filter(([, holds]) => holds).map(([veto]) => veto)
}
