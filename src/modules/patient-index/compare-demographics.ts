import { type CheckedIdentifier, checkIdentifier } from './check-digits.ts'
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
  const [ours, theirs] = [prepare(a), prepare(b)]
  return {
    identifier: compareIdentifiers(ours, theirs, verified),
    birthDate: compareBirthDates(a.birthDate, b.birthDate),
    ...compareAllNames(ours.names, theirs.names),
    sex: compareSex(a.sex, b.sex),
    contact: ours.contacts.some((contact) => theirs.contacts.includes(contact)),
  }
}

type Prepared = {
  readonly identifiers: readonly CheckedIdentifier[]
  readonly names: readonly Name[]
  readonly contacts: readonly string[]
}

const prepared = new WeakMap<Demographics, Prepared>()

/** Each description is normalised once, however many others it is compared with; it is never changed in place. */
function prepare(d: Demographics): Prepared {
  const known = prepared.get(d)
  if (known) return known
  const fresh = {
    identifiers: d.identifiers.flatMap(({ system, value }) => (system === null ? [] : checkIdentifier(system, value))),
    names: namesOf(d).map(({ given, family }) => ({
      given: given.map(foldDigraphs),
      family: family.map(foldDigraphs),
    })),
    contacts: [...d.phones.map(phoneOf), ...d.emails.map(emailOf), ...d.addresses.map(addressOf)].filter(
      (c) => c !== '',
    ),
  }
  prepared.set(d, fresh)
  return fresh
}

function compareIdentifiers(a: Prepared, b: Prepared, verified: ReadonlySet<string>): Comparison['identifier'] {
  const usable = (i: CheckedIdentifier) => i.valid && verified.has(i.system)
  const theirs = b.identifiers.filter(usable)
  const pairs = a.identifiers
    .filter(usable)
    .flatMap((x) => theirs.filter((y) => y.system === x.system).map((y) => ({ x, y })))
  const equal = new Set(pairs.filter(({ x, y }) => x.value === y.value).map(({ x }) => x.system))
  const unequal = pairs.filter(({ x, y }) => x.value !== y.value && !equal.has(x.system))
  if (equal.size > 0) return unequal.length > 0 ? 'equal-and-conflict' : 'equal'
  if (unequal.length === 0) return 'none'
  return unequal.some(({ x }) => x.hasCheckDigits) ? 'conflict' : 'conflict-without-check-digits'
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
function compareAllNames(a: readonly Name[], b: readonly Name[]): { given: Likeness; family: Likeness } {
  let best: { given: Likeness; family: Likeness } | null = null
  for (const ours of a) {
    for (const theirs of b) {
      const straight = compareName(ours, theirs)
      const turned = compareExchanged(ours, theirs)
      const found = turned && rank(turned) > rank(straight) ? turned : straight
      if (!best || rank(found) > rank(best)) best = found
    }
  }
  return best ?? { given: 'unknown', family: 'unknown' }
}

/** All names, each whole: a maiden name is often given without the given names, and a gap must not hide a difference. */
export function namesOf(d: Demographics): Name[] {
  const names = [{ family: d.family, given: d.given }, ...d.otherNames].map((name) => ({
    given: name.given.flatMap(normaliseName),
    family: name.family === null ? [] : normaliseName(name.family),
  }))
  const given = names.find((name) => name.given.length > 0)?.given ?? []
  const family = names.find((name) => name.family.length > 0)?.family ?? []
  return names.map((name) => ({
    given: name.given.length > 0 ? name.given : given,
    family: name.family.length > 0 ? name.family : family,
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

function likeness(ours: readonly string[], theirs: readonly string[]): Likeness {
  if (ours.length === 0 || theirs.length === 0) return 'unknown'
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

/** The last eight digits: country code and leading zeros are written or left out. */
function phoneOf(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 7 ? `tel ${digits.slice(-8)}` : ''
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
