import { type CheckedIdentifier, checkIdentifier } from '../check-digits.ts'
import type { Demographics } from '../demographics.ts'
import { foldDigraphs, normaliseName, soundOfName } from '../normalise-name.ts'
import { type PreparedAddress, prepareAddress } from './compare-addresses.ts'
import { type BirthDate, readBirthDate } from './compare-birth-dates.ts'
import { emailOf, phoneOf } from './compare-contacts.ts'
import { latinise } from './latinise.ts'

/** The given names, or the family name, of one name. */
export type NamePart = {
  readonly words: readonly string[]
  readonly joined: string
  /** Which of the letters a to z occur, as bits. */
  readonly letters: number
  /** Roughly how the first word sounds, and how all of it does. */
  readonly sound: string
  readonly wholeSound: string
  /** True when it came in another script: then only its consonants are sure. */
  readonly isTransliterated: boolean
}

export type PreparedName = { readonly given: NamePart; readonly family: NamePart }

/** A description as it is compared: normalised once, however many others it is compared with. */
export type Prepared = {
  readonly names: readonly PreparedName[]
  /** True when none of the given names is more than a placeholder. */
  readonly isUnnamed: boolean
  readonly birth: BirthDate | null
  readonly sex: 'male' | 'female' | null
  readonly addresses: readonly PreparedAddress[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly identifiers: readonly CheckedIdentifier[]
}

const prepared = new WeakMap<Demographics, Prepared>()

/** Prepares a description once; it is never changed in place. */
export function prepare(d: Demographics): Prepared {
  const known = prepared.get(d)
  if (known) return known
  const fresh = prepareAnew(d)
  prepared.set(d, fresh)
  return fresh
}

function prepareAnew(d: Demographics): Prepared {
  const all = namesOf(d)
  const named = all.filter(({ given }) => given.length > 0)
  const isUnnamed = named.length > 0 && named.every(({ given }) => isPlaceholder(given))
  return {
    names: all.map(({ given, family }) => ({
      given: partOf(isPlaceholder(given) ? [] : given),
      family: partOf(family),
    })),
    isUnnamed,
    birth: readBirthDate(d.birthDate),
    sex: d.sex === 'male' || d.sex === 'female' ? d.sex : null,
    addresses: d.addresses.flatMap(prepareAddress),
    phones: d.phones.map(phoneOf).filter((phone) => phone !== ''),
    emails: d.emails.map(emailOf).filter((email) => email !== ''),
    identifiers: d.identifiers.flatMap(({ system, value }) => (system === null ? [] : checkIdentifier(system, value))),
  }
}

type Name = { readonly given: readonly string[]; readonly family: readonly string[] }

/** All names, each whole: a maiden name is often given without the given names, and a gap must not hide a difference. */
function namesOf(d: Demographics): Name[] {
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

/** What wards write for a child without a name: "Baby Girl A", "BG Hansen", "Twin 2", "Newborn", in some languages. */
const PLACEHOLDER =
  /^(?:(?:baby|bebe|newborn|neonate|infant|twin|tvilling|triplet|trilling|bb|bg|nyfodt|rn)(?:$|[ \d]|boy|girl)|nouveau ne|recien nacid|(?:boy|girl|male|female|gutt|jente)(?: [a-d\d])?$)/

function isPlaceholder(given: readonly string[]): boolean {
  return PLACEHOLDER.test(given.join(' '))
}

function partOf(normalised: readonly string[]): NamePart {
  const latin = normalised.map(latinise)
  const words = latin.map(foldDigraphs).filter((word) => word !== '')
  return {
    words,
    joined: words.join(''),
    letters: lettersOf(words.join('')),
    sound: soundOfName(mainWord(words)),
    wholeSound: soundOfName(words.join('')),
    isTransliterated: latin.some((word, i) => word !== normalised[i]),
  }
}

function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const place = word.charCodeAt(i) - 97
    if (place >= 0 && place < 26) letters |= 1 << place
  }
  return letters
}

/** Written or left out, joined or apart: not what a name is found by. */
const PARTICLES = new Set(
  'al el ben bin ibn de del della di da do dos das du la le van von der den ter af av y e'.split(' '),
)

function mainWord(words: readonly string[]): string {
  return words.find((word) => !PARTICLES.has(word)) ?? words[0] ?? ''
}
