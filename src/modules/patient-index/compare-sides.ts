import { checkIdentifier } from './check-digits.ts'
import type { Demographics } from './demographics.ts'

export type SideField =
  | 'given'
  | 'family'
  | 'other-names'
  | 'birth-date'
  | 'sex'
  | 'identifier'
  | 'address'
  | 'phone'
  | 'email'

/** One field of two descriptions, as a clerk sees it. */
export type ComparedSides = {
  readonly field: SideField
  readonly ours: readonly string[]
  /** Of a known person: contact and numbers that differ are shortened to what helps to ask, and no more. */
  readonly theirs: readonly string[]
  readonly agrees: 'same' | 'differs' | 'one-missing'
}

type Value = { readonly text: string; readonly compared: string; readonly short: string; readonly system?: string }

/**
 * Two descriptions field by field, in a fixed order; fields that neither has are left out. It says only what is equal; how
 * far unequal ones speak for or against is the matcher's to say.
 */
export function compareSides(ours: Demographics, theirs: Demographics): readonly ComparedSides[] {
  const [our, known] = [valuesOf(ours), valuesOf(theirs)]
  const their = { ...known, identifier: known.identifier.filter((number) => isOfUse(number, our.identifier)) }
  return FIELDS.flatMap((field) => {
    const [a, b] = [our[field], their[field]]
    if (a.length + b.length === 0) return []
    const equal = new Set(a.map((value) => value.compared))
    const shown = b.map((value) => (equal.has(value.compared) ? value.text : value.short))
    const agrees = isComparable(a, b) ? (isShared(a, b) ? 'same' : 'differs') : 'one-missing'
    return [{ field, ours: a.map((value) => value.text), theirs: shown, agrees }]
  })
}

const FIELDS = [
  'given',
  'family',
  'other-names',
  'birth-date',
  'sex',
  'identifier',
  'address',
  'phone',
  'email',
] as const satisfies readonly SideField[]

/** A number of a kind that the patient has too, or one that a whole country uses: what to ask for. */
function isOfUse({ system, text }: Value, ours: readonly Value[]): boolean {
  return (
    ours.some((number) => number.system === system) || Boolean(system && checkIdentifier(system, text)?.hasCheckDigits)
  )
}

/** Two numbers of two kinds say nothing about each other. */
function isComparable(a: readonly Value[], b: readonly Value[]): boolean {
  return a.some((one) => b.some((other) => one.system === other.system))
}

function isShared(a: readonly Value[], b: readonly Value[]): boolean {
  return a.some((one) => b.some((other) => one.compared === other.compared))
}

function valuesOf(d: Demographics): Record<SideField, readonly Value[]> {
  const others = d.otherNames.map(({ given, family }) => [...given, family].filter(Boolean).join(' '))
  return {
    given: [d.given.join(' ')].filter(isSaid).map(plain),
    family: [d.family ?? ''].filter(isSaid).map(plain),
    'other-names': others.filter(isSaid).map(plain),
    'birth-date': [d.birthDate ?? ''].filter(isSaid).map(plain),
    sex: [d.sex ?? ''].filter(isSaid).map(plain),
    identifier: d.identifiers.map(({ system, value }) => ({
      text: value,
      system: system ?? '',
      compared: `${system}|${value.replace(/[\s-]/g, '')}`,
      short: `••• ${value.slice(-2)}`,
    })),
    address: d.addresses.flatMap(({ line, city, postcode }) => {
      const place = [postcode, city].filter(Boolean).join(' ')
      const text = [line, place].filter(Boolean).join(', ')
      return isSaid(text) ? [{ text, compared: folded(text), short: place === '' ? '•••' : `•••, ${place}` }] : []
    }),
    phone: d.phones.filter(isSaid).map((text) => {
      const digits = text.replace(/\D/g, '')
      return { text, compared: digits.slice(-8), short: `••• ${digits.slice(-2)}` }
    }),
    email: d.emails.filter(isSaid).map((text) => ({
      text,
      compared: text.trim().toLowerCase(),
      short: `${[...text][0]}•••@${text.split('@').at(-1)}`,
    })),
  }
}

function isSaid(text: string): boolean {
  return text.trim() !== ''
}

function plain(text: string): Value {
  return { text, compared: folded(text), short: text }
}

/** Letters without marks and case: "Bjørn" and "BJØRN" are one spelling, "Jose" and "José" too. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
