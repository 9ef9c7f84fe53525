import type { Sighting } from './sighting.ts'

/** Whether two items tell of one and the same thing. */
export type Likeness = 'same' | 'perhaps' | 'different'

/**
 * Says whether two items are one result that came by two doors. Never by resemblance: `same` needs one code, one time and
 * one value, and nothing that speaks against it; what could be the same is `perhaps`, and both stand. It does not matter
 * which is which (docs/decisions/0034-one-result-two-doors.md).
 */
export function likenessOf(one: Sighting, other: Sighting): Likeness {
  if (one.resourceType !== other.resourceType || contradict(one, other)) return 'different'
  if (one.resourceType === 'DocumentReference') return isSameDocument(one, other) ? 'same' : 'different'
  const code = codesOf(one, other)
  const time = timesOf(one, other)
  if (code === 'differ' || time === 'differ') return 'different'
  const value = valuesOf(one, other)
  const hasNumber = one.numbers.some((number) => other.numbers.includes(number))
  const isOneSender = one.institutionId === other.institutionId
  if (value === 'differ')
    return code !== 'titles' && (hasNumber || (isOneSender && time === 'minute')) ? 'perhaps' : 'different'
  if (code === 'titles' || value === 'near') return isOneSender || hasNumber ? 'perhaps' : 'different'
  if (hasNumber || isSameVaccination(one, other)) return 'same'
  if (time !== 'minute') return 'perhaps'
  return isOneSender || (code === 'universal' && value === 'equal') ? 'same' : 'perhaps'
}

function contradict(one: Sighting, other: Sighting): boolean {
  return (['bodySite', 'lotNumber'] as const).some((name) => {
    const [a, b] = [one.details[name], other.details[name]]
    return a !== undefined && b !== undefined && a !== b
  })
}

function isSameDocument(one: Sighting, other: Sighting): boolean {
  return one.content !== null && one.content === other.content
}

/** One vaccine on one day in one place, or of one lot: nobody is given it twice. */
function isSameVaccination(one: Sighting, other: Sighting): boolean {
  return (
    one.resourceType === 'Immunization' &&
    (one.institutionId === other.institutionId ||
      (one.details.lotNumber !== undefined && one.details.lotNumber === other.details.lotNumber))
  )
}

/** Code systems that mean the same everywhere; an institution's own codes do so at home only. */
const UNIVERSAL = new Set(['http://loinc.org', 'http://snomed.info/sct', 'http://hl7.org/fhir/sid/cvx'])

function codesOf(one: Sighting, other: Sighting): 'universal' | 'shared' | 'titles' | 'differ' {
  const shared = one.codes.filter((a) => other.codes.some((b) => a.system === b.system && a.code === b.code))
  if (shared.some(({ system }) => system !== null && UNIVERSAL.has(system))) return 'universal'
  const isHome = one.institutionId === other.institutionId
  if (shared.some(({ system }) => system !== null) && isHome) return 'shared'
  const differs = one.codes.some((a) => a.system !== null && other.codes.some((b) => a.system === b.system))
  if (differs && shared.length === 0) return 'differ'
  return folded(one.title) === folded(other.title) ? 'titles' : 'differ'
}

/** The minute counts, and no finer: some systems leave seconds out. Midnight is what systems write that know the day only. */
function timesOf(one: Sighting, other: Sighting): 'minute' | 'day' | 'differ' {
  const [a, b] = [one.happened, other.happened]
  if (!a || !b) return 'differ'
  const areTimes = a.precision === 'time' && b.precision === 'time'
  if (areTimes && minuteOf(a) === minuteOf(b)) return isMidnight(a) || isMidnight(b) ? 'day' : 'minute'
  if (areTimes && !isMidnight(a) && !isMidnight(b)) return 'differ'
  const areDays = a.text.length >= DAY_LENGTH && b.text.length >= DAY_LENGTH
  return areDays && a.text.slice(0, DAY_LENGTH) === b.text.slice(0, DAY_LENGTH) ? 'day' : 'differ'
}

type Happened = NonNullable<Sighting['happened']>

const DAY_LENGTH = '2026-11-22'.length
const minuteOf = ({ sortAt }: Happened): number => Math.floor(sortAt.getTime() / 60_000)
const isMidnight = ({ text }: Happened): boolean => /T00:00(:00(\.0+)?)?(Z|[+-]\d\d:\d\d)?$/.test(text)

/** `none`: neither says anything that could be compared. `near`: one leaves out what the other says. */
function valuesOf(one: Sighting, other: Sighting): 'equal' | 'none' | 'near' | 'differ' {
  if (one.resourceType === 'DiagnosticReport') return reportsOf(one, other)
  const [a, b] = [one.value, other.value]
  if (!a && !b) return 'none'
  if (!a || !b) return 'near'
  if (a.number !== null && b.number !== null) {
    if (a.number !== b.number) return 'differ'
    return unitsAgree(a, b) ? 'equal' : 'near'
  }
  return folded(a.text) === folded(b.text) ? 'equal' : 'differ'
}

function reportsOf(one: Sighting, other: Sighting): 'equal' | 'none' | 'near' | 'differ' {
  if (one.content !== other.content) return one.content && other.content ? 'differ' : 'near'
  if (one.parts !== other.parts) return 'near'
  return one.content === null ? 'none' : 'equal'
}

function unitsAgree(a: NonNullable<Sighting['value']>, b: NonNullable<Sighting['value']>): boolean {
  if (a.ucum && b.ucum) return a.ucum === b.ucum
  return folded(a.unit ?? a.ucum ?? '') === folded(b.unit ?? b.ucum ?? '')
}

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
