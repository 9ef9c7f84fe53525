import { type Comparison, comparePrepared } from './compare-demographics.ts'
import type { Demographics } from './demographics.ts'
import type { MatchRules } from './match-rules.ts'
import { verifiedSystems } from './matching/compare-identifiers.ts'
import { DEFAULT_WEIGHTS } from './matching/default-weights.ts'
import { findVetoes, isBorneOut } from './matching/find-vetoes.ts'
import { IDENTIFIER_BITS } from './matching/identifier-bits.ts'
import { isInUse } from './matching/name-variants.ts'
import { prepare } from './matching/prepared.ts'
import { Scales } from './matching/weigh-pair.ts'
import type { MatchWeights } from './matching/weights.ts'
import { soundOfName } from './normalise-name.ts'

export type { Address, Demographics } from './demographics.ts'

export type MatchVerdict = {
  readonly verdict: 'same' | 'possible' | 'different'
  /** In bits: log2 of how much likelier one person is than two, before asking how likely that was. */
  readonly score: number
  readonly reasons: readonly { readonly code: ReasonCode; readonly says: string }[]
}

/**
 * By chance alone two strangers reach so many bits once in 67 million comparisons: in a region of a million people one
 * case in 67 newcomers at most.
 */
const POSSIBLE_FROM = 26

/**
 * Judges whether two descriptions are of one human being: a score in bits, vetoes, and from both a verdict with reasons.
 * Never wrong comes before never missing: `same` takes a verified national identifier together with the birth date;
 * everything else that is alike enough is `possible`, and a person decides (docs/decisions/0021-matching.md).
 */
export function judgeMatch(incoming: Demographics, candidate: Demographics, rules: MatchRules): MatchVerdict {
  const verified = verifiedSystems(rules.verifiedSystems, rules.identifierSchemes)
  const found = comparePrepared(prepare(incoming), prepare(candidate), { verified, isInUse })
  const score = IDENTIFIER_BITS[found.identifier] + scalesFor(rules.weights ?? DEFAULT_WEIGHTS).weighComparison(found)
  const verdict = judge(found, score, rules.sameFrom ?? Number.POSITIVE_INFINITY)
  return { verdict, score, reasons: reasonsOf(found, verdict).map((code) => ({ code, says: SAYS[code] })) }
}

const scales = new WeakMap<MatchWeights, Scales>()

function scalesFor(weights: MatchWeights): Scales {
  const known = scales.get(weights)
  if (known) return known
  const fresh = new Scales(weights)
  scales.set(weights, fresh)
  return fresh
}

function judge(found: Comparison, score: number, sameFrom: number): MatchVerdict['verdict'] {
  if (found.identifier === 'conflict') return 'different'
  const mayBeSame = findVetoes(found).length === 0
  // An equal identifier is never "different": either it is the same person, or somebody's number is wrong.
  if (found.identifier.startsWith('equal')) return mayBeSame && isBorneOut(found) ? 'same' : 'possible'
  if (mayBeSame && score >= sameFrom) return 'same'
  return score >= POSSIBLE_FROM ? 'possible' : 'different'
}

const SAYS = {
  'identifier-equal': 'The same national identifier.',
  'identifier-conflict': 'Different national identifiers.',
  'birth-date-equal': 'The same birth date.',
  'birth-date-default': 'The same birth date, but one that is often written when the real one is unknown.',
  'birth-date-near': 'Nearly the same birth date: a slip of the pen, or only a part of it is known.',
  'birth-date-unknown': 'At least one birth date is missing.',
  'birth-date-different': 'Different birth dates.',
  'names-same': 'The same given and family names.',
  'names-similar': 'Similar given and family names.',
  'given-names-different': 'Different given names.',
  'family-name-different': 'Different family names.',
  'names-unknown': 'A name is missing.',
  'name-placeholder': 'A name such as newborns get before they have one.',
  'sex-different': 'Different sex.',
  'contact-shared': 'An address, phone number or e-mail in common.',
  'perhaps-twins': 'The same family name, birth date and contact, but other given names: perhaps twins.',
} as const
export type ReasonCode = keyof typeof SAYS

const BIRTH_DATE_REASONS: Record<Comparison['levels']['birthDate'], ReasonCode> = {
  same: 'birth-date-equal',
  default: 'birth-date-default',
  slip: 'birth-date-near',
  part: 'birth-date-near',
  unknown: 'birth-date-unknown',
  different: 'birth-date-different',
}

/** What speaks for and against, in fixed order, so that a clerk can compare cases. */
function reasonsOf({ identifier, levels, isUnnamed }: Comparison, verdict: MatchVerdict['verdict']): ReasonCode[] {
  const { given, family, birthDate } = levels
  const isOther = (level: string) => level === 'different' || level === 'alike'
  const sharesContact =
    levels.address === 'same' || levels.address === 'close' || levels.phone === 'same' || levels.email === 'same'
  const areNamesKnown = given !== 'unknown' && family !== 'unknown'
  const areTwins = isOther(given) && !isOther(family) && birthDate === 'same' && sharesContact
  const said: readonly (readonly [ReasonCode, boolean])[] = [
    ['identifier-equal', identifier.startsWith('equal')],
    ['identifier-conflict', identifier.includes('conflict')],
    [BIRTH_DATE_REASONS[birthDate], true],
    ['given-names-different', isOther(given)],
    ['family-name-different', isOther(family)],
    ['names-unknown', !areNamesKnown],
    ['names-same', given === 'same' && family === 'same'],
    ['names-similar', areNamesKnown && !isOther(given) && !isOther(family) && !(given === 'same' && family === 'same')],
    ['sex-different', levels.sex === 'different'],
    ['contact-shared', sharesContact],
    ['perhaps-twins', areTwins && verdict !== 'same'],
    ['name-placeholder', isUnnamed],
  ]
  return said.filter(([, holds]) => holds).map(([code]) => code)
}

const MOST_KEYS = 24

/**
 * Cheap keys by which SQL finds candidates: who shares none with us is not looked at. Each identifier; the birth date
 * with the sound of a family name or of the first given name; names with the postcode or a phone number, for birth dates
 * with a slip.
 */
export function candidateKeys(d: Demographics): string[] {
  const { identifiers, names, birth, addresses, phones } = prepare(d)
  const keys = new Set<string>()
  for (const { system, value, valid } of identifiers) if (valid) keys.add(`id:${system}|${value}`)
  const born = birth && !birth.isFiller ? birth.text : null
  for (const { given, family } of names) {
    if (born) for (const word of family.words) keys.add(`birth-name:${born}|${soundOfName(word)}`)
    if (born && given.joined !== '') keys.add(`birth-name:${born}|${given.sound}`)
    if (given.joined === '' || family.joined === '') continue
    const sounds = [given.sound, family.sound].sort().join('|')
    for (const { postcode } of addresses) if (postcode) keys.add(`place-name:${postcode}|${sounds}`)
    for (const phone of phones) keys.add(`phone-name:${phone}|${sounds}`)
  }
  return [...keys].slice(0, MOST_KEYS)
}
