import { plainDigits } from '#base/plain-digits'

/** What one number of a measurement may be: beyond it, it is a slip of the pen. In the unit of its kind. */
export type Bounds = { readonly least: number; readonly most: number }

export type KindOfValue = Bounds & {
  /** UCUM, except where the field writes otherwise (mmHg). */
  readonly unit: string
  /** The LOINC code under which others know it. */
  readonly loinc: string
  readonly decimals: 0 | 1
  /** The second number of a pair: the lower blood pressure. */
  readonly second: Bounds | null
}

/** What can be measured at home. A new kind is a line here and its words in five languages. */
export const KINDS = {
  'blood-pressure': {
    unit: 'mmHg',
    loinc: '85354-9',
    decimals: 0,
    least: 50,
    most: 300,
    second: { least: 20, most: 200 },
  },
  pulse: { unit: '/min', loinc: '8867-4', decimals: 0, least: 20, most: 300, second: null },
  weight: { unit: 'kg', loinc: '29463-7', decimals: 1, least: 1, most: 400, second: null },
  temperature: { unit: '°C', loinc: '8310-5', decimals: 1, least: 30, most: 45, second: null },
  glucose: { unit: 'mmol/L', loinc: '15074-8', decimals: 1, least: 0.5, most: 60, second: null },
  oxygen: { unit: '%', loinc: '59408-5', decimals: 0, least: 40, most: 100, second: null },
  'peak-flow': { unit: 'L/min', loinc: '33452-4', decimals: 0, least: 30, most: 900, second: null },
  pain: { unit: '{0-10}', loinc: '72514-3', decimals: 0, least: 0, most: 10, second: null },
} as const satisfies Readonly<Record<string, KindOfValue>>

export type ValueKind = keyof typeof KINDS
/** A measurement, or words alone. */
export type Kind = ValueKind | 'diary'

export const VALUE_KINDS = Object.keys(KINDS) as readonly ValueKind[]

/** The kind that a word stands for, or null. */
export function asValueKind(word: string | undefined): ValueKind | null {
  return VALUE_KINDS.find((each) => each === word) ?? null
}

/** The same, with words alone. */
export function asKind(word: string | undefined): Kind | null {
  return word === 'diary' ? 'diary' : asValueKind(word)
}

export type ReadValue =
  | { readonly value: number; readonly second: number | null; readonly fault: null }
  | { readonly fault: 'value' | 'second' | 'order' }

/**
 * Reads what somebody typed of one kind: a decimal point or comma, the digits of any of our languages. A fault says which
 * field: `value` and `second` are no number or beyond what a body does; `order`: the upper pressure is not above the lower.
 */
export function readValue(kind: ValueKind, typed: { readonly value: string; readonly second: string }): ReadValue {
  const { second: pair, ...bounds }: KindOfValue = KINDS[kind]
  const value = readNumber(typed.value, bounds, KINDS[kind].decimals)
  if (value === null) return { fault: 'value' }
  if (!pair) return { value, second: null, fault: null }
  const second = readNumber(typed.second, pair, 0)
  if (second === null) return { fault: 'second' }
  return value > second ? { value, second, fault: null } : { fault: 'order' }
}

/** A number within its bounds with no more decimals than its kind has; null for anything else. */
export function readNumber(text: string, { least, most }: Bounds, decimals: 0 | 1): number | null {
  const plain = plainDigits(text.trim()).replace(/[,٫]/, '.')
  if (!(decimals === 0 ? /^\d{1,4}$/ : /^\d{1,4}(\.\d{1,2})?$/).test(plain)) return null
  const number = Number(plain)
  return number >= least && number <= most ? number : null
}
