import { checkIdentifier } from './check-digits.ts'
import type { Address, Demographics } from './demographics.ts'
import { foldDigraphs, normaliseName, similarity } from './normalise-name.ts'

export type Comparison = {
  readonly identifier: 'equal' | 'conflict' | 'conflict-without-check-digits' | 'equal-and-conflict' | 'none'
  readonly birthDate: 'equal' | 'equal-but-default' | 'near' | 'unknown' | 'different'
  readonly given: Likeness
  readonly family: Likeness
  readonly sex: 'equal' | 'unknown' | 'different'
  /** An address, phone number or e-mail in common. */
  readonly contact: boolean
}

export type Likeness = 'same' | 'similar' | 'unknown' | 'different'

/** Compares field by field, the same whichever of the two comes first. */
export function compareDemographics(a: Demographics, b: Demographics, verified: ReadonlySet<string>): Comparison {
  return {
    identifier: compareIdentifiers(a, b, verified),
    birthDate: compareBirthDates(a.birthDate, b.birthDate),
    ...compareAllNames(a, b),
    sex: compareSex(a.sex, b.sex),
    contact: shareContact(a, b),
  }
}

function compareIdentifiers(a: Demographics, b: Demographics, verified: ReadonlySet<string>): Comparison['identifier'] {
  const ours = verifiedIdentifiers(a, verified)
  const theirs = verifiedIdentifiers(b, verified)
  const pairs = ours.flatMap((x) => theirs.filter((y) => y.system === x.system).map((y) => ({ x, y })))
  const equal = new Set(pairs.filter(({ x, y }) => x.value === y.value).map(({ x }) => x.system))
  const unequal = pairs.filter(({ x, y }) => x.value !== y.value && !equal.has(x.system))
  if (equal.size > 0) return unequal.length > 0 ? 'equal-and-conflict' : 'equal'
  if (unequal.length === 0) return 'none'
  return unequal.some(({ x }) => x.hasCheckDigits) ? 'conflict' : 'conflict-without-check-digits'
}

function verifiedIdentifiers(d: Demographics, verified: ReadonlySet<string>) {
  return d.identifiers
    .filter((i) => i.system !== null)
    .map((i) => checkIdentifier(i.system!, i.value))
    .filter((i) => i.valid && verified.has(i.system))
}

const FULL_DAY = /^\d{4}-\d{2}-\d{2}$/
/** Days that registers write for "unknown". */
const FILLERS = ['1900-01-01', '1800-01-01', '1753-01-01', '1899-12-30', '9999-12-31', '0001-01-01']

/** True for a day that is no birth date at all, and must not bring together all who have none. */
export function isFillerBirthDate(date: string): boolean {
  return FILLERS.includes(date)
}

function compareBirthDates(a: string | null, b: string | null): Comparison['birthDate'] {
  if (!a || !b) return 'unknown'
  if (a === b) {
    if (!FULL_DAY.test(a)) return 'near'
    return isFillerBirthDate(a) || a.endsWith('-01-01') ? 'equal-but-default' : 'equal'
  }
  if (isFillerBirthDate(a) || isFillerBirthDate(b)) return 'unknown'
  if (a.startsWith(b) || b.startsWith(a)) return 'near'
  if (!FULL_DAY.test(a) || !FULL_DAY.test(b)) return 'different'
  return isSlip(a, b) ? 'near' : 'different'
}

/** Day and month exchanged, or one digit other than meant. */
function isSlip(a: string, b: string): boolean {
  const exchanged = `${a.slice(0, 4)}-${a.slice(8, 10)}-${a.slice(5, 7)}` === b
  return exchanged || [...a].filter((digit, i) => digit !== b[i]).length === 1
}

type Name = { readonly given: readonly string[]; readonly family: readonly string[] }

/** The best agreement among all names of both, exchanged given and family names included. */
function compareAllNames(a: Demographics, b: Demographics): { given: Likeness; family: Likeness } {
  let best: { given: Likeness; family: Likeness } | null = null
  for (const ours of namesOf(a)) {
    for (const theirs of namesOf(b)) {
      const straight = compareName(ours, theirs)
      const turned = compareExchanged(ours, theirs)
      const found = turned && rank(turned) > rank(straight) ? turned : straight
      if (!best || rank(found) > rank(best)) best = found
    }
  }
  return best ?? { given: 'unknown', family: 'unknown' }
}

export function namesOf(d: Demographics): Name[] {
  return [{ family: d.family, given: d.given }, ...d.otherNames].map((name) => ({
    given: name.given.flatMap(normaliseName),
    family: name.family === null ? [] : normaliseName(name.family),
  }))
}

/** Some write the family name first. It counts only when both names are whole and both parts agree. */
function compareExchanged(a: Name, b: Name): { given: Likeness; family: Likeness } | null {
  if ([a.given, a.family, b.given, b.family].some((words) => words.length === 0)) return null
  const found = { given: likeness(a.given, b.family), family: likeness(a.family, b.given) }
  return found.given === 'different' || found.family === 'different' ? null : found
}

const STRENGTH: Record<Likeness, number> = { different: 0, unknown: 1, similar: 2, same: 3 }
function rank({ given, family }: { given: Likeness; family: Likeness }): number {
  // Both agreeing beats one agreeing well; a given name tells more than a family name.
  return Math.min(STRENGTH[given], STRENGTH[family]) * 100 + STRENGTH[given] * 10 + STRENGTH[family]
}

function compareName(a: Name, b: Name): { given: Likeness; family: Likeness } {
  return { given: likeness(a.given, b.given), family: likeness(a.family, b.family) }
}

const ALIKE = 0.9

function likeness(a: readonly string[], b: readonly string[]): Likeness {
  if (a.length === 0 || b.length === 0) return 'unknown'
  const ours = a.map(foldDigraphs)
  const theirs = b.map(foldDigraphs)
  if (ours.join('') === theirs.join('')) return 'same'
  if ([...ours].sort().join(' ') === [...theirs].sort().join(' ')) return 'same'
  if (isPartOf(ours, theirs) || isPartOf(theirs, ours)) return 'similar'
  if (isInitial(ours[0]!, theirs[0]!) || isInitial(theirs[0]!, ours[0]!)) return 'similar'
  if (similarity(ours[0]!, theirs[0]!) >= ALIKE || similarity(ours.join(''), theirs.join('')) >= ALIKE) return 'similar'
  return 'different'
}

/** "Kari" of "Kari Marie", "Berg" of "Hansen Berg". */
function isPartOf(few: readonly string[], many: readonly string[]): boolean {
  return few.every((word) => word.length > 1 && many.includes(word))
}

function isInitial(letter: string, word: string): boolean {
  return letter.length === 1 && word.startsWith(letter)
}

function compareSex(a: string | null, b: string | null): Comparison['sex'] {
  const known = (sex: string | null) => sex === 'male' || sex === 'female'
  if (!known(a) || !known(b)) return 'unknown'
  return a === b ? 'equal' : 'different'
}

function shareContact(a: Demographics, b: Demographics): boolean {
  return (
    shares(a.phones.map(phoneOf), b.phones.map(phoneOf)) ||
    shares(a.emails.map(emailOf), b.emails.map(emailOf)) ||
    shares(a.addresses.map(addressOf), b.addresses.map(addressOf))
  )
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => x !== '' && b.includes(x))
}

/** The last eight digits: country code and leading zeros are written or left out. */
function phoneOf(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 7 ? digits.slice(-8) : ''
}

function emailOf(email: string): string {
  const text = email.trim().toLowerCase()
  return text.includes('@') ? text : ''
}

function addressOf({ line, city, postcode }: Address): string {
  const place = postcode?.replace(/\s/g, '').toLowerCase() || normaliseName(city ?? '').join(' ')
  const street = normaliseName(line ?? '').join(' ')
  return place !== '' && street !== '' ? `${street}, ${place}` : ''
}
