import { type Conversion, convertValue } from '#formats/units/convert-value'
import { normaliseUnit } from '#formats/units/normalise-unit'
import { shippedTests } from './shipped-tests.ts'

const LOINC = 'http://loinc.org|'

/** A value as its sender gave it: which test, in which unit. */
export type SentUnit = { readonly codeKey: string; readonly ucum: string | null; readonly unit: string | null }

/** In UCUM, whatever the sender wrote; null where it is no unit. */
export function unitOf({ ucum, unit }: Pick<SentUnit, 'ucum' | 'unit'>): string | null {
  return normaliseUnit(ucum) ?? normaliseUnit(unit)
}

/**
 * Codes of the same thing in the same specimen at the same time by the same method, in other measures: creatinine in mass
 * and in amount. The given code is among them.
 */
export function sameTestInOtherMeasures(codeKey: string): readonly string[] {
  const test = codeKey.startsWith(LOINC) ? shippedTests().find(codeKey.slice(LOINC.length)) : null
  if (!test) return [codeKey]
  const { component, system, time, method, property } = test
  const kin = shippedTests().all.filter(
    (other) =>
      other.component === component &&
      other.system === system &&
      other.time === time &&
      other.method === method &&
      isSameKind(other.property, property),
  )
  return [...new Set([codeKey, ...kin.map(({ code }) => LOINC + code)])]
}

/** Mass and amount of the same kind of measure; other kinds are other tests. */
function isSameKind(one: string, other: string): boolean {
  return one === other || one.replace(/^[MS]/, '') === other.replace(/^[MS]/, '')
}

/** A value in the unit of another one, where that is safe for this test; or why it is not. */
export function convertTo(value: number, from: SentUnit, to: SentUnit): Conversion {
  const test = from.codeKey.startsWith(LOINC) ? shippedTests().find(from.codeKey.slice(LOINC.length)) : null
  // Of an enzyme a unit and an international unit are the same (one micromole a minute); of a hormone nobody can tell.
  const plainly = (unit: string | null) => (test?.property === 'CCnc' ? (unit?.replace('[iU]', 'U') ?? null) : unit)
  return convertValue({
    value,
    from: plainly(unitOf(from)),
    to: plainly(unitOf(to)),
    molar: test?.molar ?? null,
  })
}

/**
 * Whether the values of two codes may stand beside each other: one test, perhaps in mass here and in amount there; else
 * what is other about them, as far as the table of tests knows.
 */
export function compareTests(one: string, other: string): 'same' | 'other-specimen' | 'other-method' {
  if (sameTestInOtherMeasures(one).includes(other)) return 'same'
  const [first, second] = [one, other].map((key) =>
    key.startsWith(LOINC) ? shippedTests().find(key.slice(LOINC.length)) : null,
  )
  return first && second && first.system !== second.system ? 'other-specimen' : 'other-method'
}
