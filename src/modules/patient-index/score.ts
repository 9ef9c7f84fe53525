import { canonicalSystem, checkIdentifier } from './check-digits.ts'
import { type Comparison, compareDemographics, isFillerBirthDate, namesOf } from './compare-demographics.ts'
import type { Demographics } from './demographics.ts'
import { soundOfName } from './normalise-name.ts'

export type { Address, Demographics } from './demographics.ts'

export type MatchVerdict = {
  readonly verdict: 'same' | 'possible' | 'different'
  readonly reasons: readonly { readonly code: ReasonCode; readonly says: string }[]
}

/**
 * The only place that judges whether two descriptions are of one human being. First form: never wrong.
 * Only a verified national identifier together with the birth date makes `same`; everything else that looks alike is
 * `possible`, and a person decides.
 */
export function judgeMatch(
  incoming: Demographics,
  candidate: Demographics,
  rules: { readonly verifiedSystems: readonly string[] },
): MatchVerdict {
  const verified = new Set(rules.verifiedSystems.map(canonicalSystem))
  const found = compareDemographics(incoming, candidate, verified)
  const isUnnamed = hasNoNameYet(incoming) || hasNoNameYet(candidate)
  const judged = found.identifier.startsWith('equal') ? judgeEqualIdentifier(found) : judgeByLikeness(found)
  // Twins born today share all but a number, and numbers are mixed up before there are names.
  const verdict = isUnnamed && judged === 'same' ? 'possible' : judged
  const reasons = reasonsOf(found, verdict)
  if (isUnnamed) reasons.push('name-placeholder')
  return { verdict, reasons: reasons.map((code) => ({ code, says: SAYS[code] })) }
}

/** An equal identifier is never "different": either it is the same person, or somebody's number is wrong. */
function judgeEqualIdentifier(found: Comparison): MatchVerdict['verdict'] {
  if (found.identifier === 'equal-and-conflict') return 'possible'
  if (found.given === 'different') return 'possible' // a twin registered with the sibling's number
  if (found.given === 'similar' && found.sex === 'different') return 'possible' // Jon and Joan, twins
  if (found.family === 'different' && (found.given === 'unknown' || found.sex === 'different')) return 'possible'
  if (found.birthDate === 'equal') return 'same'
  const bothNames = found.given === 'same' && found.family === 'same'
  return found.birthDate === 'equal-but-default' && bothNames && found.sex !== 'different' ? 'same' : 'possible'
}

/** What wards write for a child without a name: "Baby Girl A", "BG Hansen", "Twin 2", "Newborn", in some languages. */
const PLACEHOLDER =
  /^(?:(?:baby|bebe|newborn|neonate|infant|twin|tvilling|triplet|trilling|bb|bg|nyfodt|rn)(?:$|[ \d]|boy|girl)|nouveau ne|recien nacid|(?:boy|girl|male|female|gutt|jente)(?: [a-d\d])?$)/

/** True when none of somebody's given names is more than a placeholder. */
function hasNoNameYet(d: Demographics): boolean {
  const given = namesOf(d).flatMap((name) => (name.given.length > 0 ? [name.given.join(' ')] : []))
  return given.length > 0 && given.every((words) => PLACEHOLDER.test(words))
}

function judgeByLikeness(found: Comparison): MatchVerdict['verdict'] {
  const alike = (likeness: Comparison['given']) => likeness === 'same' || likeness === 'similar'
  if (found.identifier === 'conflict' || found.birthDate === 'different' || !alike(found.given)) return 'different'
  const bothAlike = alike(found.family)
  if (found.identifier === 'conflict-without-check-digits') {
    const slip = found.contact || (found.given === 'same' && found.family === 'same')
    return found.birthDate === 'equal' && bothAlike && slip && found.sex !== 'different' ? 'possible' : 'different'
  }
  if (found.birthDate === 'equal') return bothAlike || found.contact ? 'possible' : 'different'
  return bothAlike && found.contact ? 'possible' : 'different'
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

/** What speaks for and against, in fixed order, so that a clerk can compare cases. */
function reasonsOf(found: Comparison, verdict: MatchVerdict['verdict']): ReasonCode[] {
  const reasons: ReasonCode[] = []
  if (found.identifier.startsWith('equal')) reasons.push('identifier-equal')
  if (found.identifier.includes('conflict')) reasons.push('identifier-conflict')
  reasons.push(
    found.birthDate === 'equal-but-default' ? 'birth-date-default' : (`birth-date-${found.birthDate}` as ReasonCode),
  )
  if (found.given === 'different') reasons.push('given-names-different')
  if (found.family === 'different') reasons.push('family-name-different')
  if (found.given === 'unknown' || found.family === 'unknown') reasons.push('names-unknown')
  else if (found.given === 'same' && found.family === 'same') reasons.push('names-same')
  else if (found.given !== 'different' && found.family !== 'different') reasons.push('names-similar')
  if (found.sex === 'different') reasons.push('sex-different')
  if (found.contact) reasons.push('contact-shared')
  const siblings = found.given === 'different' && found.family === 'same' && found.birthDate === 'equal'
  if (siblings && found.contact && verdict !== 'same') reasons.push('perhaps-twins')
  return reasons
}

const MOST_KEYS = 24

/**
 * Cheap keys by which SQL finds candidates: who shares none with us is not looked at. Each identifier; the birth date
 * with the sound of a family name or of the first given name; names with the postcode, for birth dates with a slip.
 */
export function candidateKeys(d: Demographics): string[] {
  const keys = new Set<string>()
  for (const { system, value } of d.identifiers) {
    const checked = system === null ? null : checkIdentifier(system, value)
    if (checked?.valid) keys.add(`id:${checked.system}|${checked.value}`)
  }
  const born = d.birthDate && !isFillerBirthDate(d.birthDate) ? d.birthDate : null
  for (const { given, family } of namesOf(d)) {
    if (born) for (const word of family) keys.add(`birth-name:${born}|${soundOfName(word)}`)
    if (born && given.length > 0) keys.add(`birth-name:${born}|${soundOfName(given[0]!)}`)
    for (const { postcode } of d.addresses) {
      if (!postcode || given.length === 0 || family.length === 0) continue
      const place = postcode.replace(/\s/g, '').toLowerCase()
      keys.add(`place-name:${place}|${[soundOfName(given[0]!), soundOfName(family[0]!)].sort().join('|')}`)
    }
  }
  return [...keys].slice(0, MOST_KEYS)
}
