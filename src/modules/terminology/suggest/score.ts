import type { LocalFeatures, Specimen } from './local-test.ts'

/** A code that a local test may have, from the table of tests or from what other institutions decided. */
export type Candidate = {
  readonly code: string
  readonly keys: readonly string[]
  /** Of what it is measured, as LOINC writes it; null for one that was learned. */
  readonly system: string | null
  readonly property: string | null
  readonly method: string | null
  readonly time: string | null
  readonly isChecked: boolean
  /** Where an institution's decision teaches it: what that institution knew of its own test. */
  readonly learned: {
    readonly features: LocalFeatures
    readonly institutionId: string
  } | null
  /** Its place among codes for the same thing: the commonest first. */
  readonly place: number
}

export type ReasonWord =
  | 'name-same'
  | 'name-alike'
  | 'specimen-fits'
  | 'specimen-unsaid'
  | 'specimen-other'
  | 'unit-fits'
  | 'unit-unsaid'
  | 'unit-other'
  | 'method-fits'
  | 'method-unsaid'
  | 'method-other'
  | 'time-other'
  | 'learned'

export type Scored = {
  readonly code: string
  /** From 0 to 1: how much of what is known of the local test the code answers to. */
  readonly score: number
  readonly reasons: readonly ReasonWord[]
}

/** How much a word tells: a rare one more than one that many names have. */
export type WordWeight = (word: string) => number

/** How well a candidate answers to a local test, and why. */
export function scoreCandidate(local: LocalFeatures, candidate: Candidate, weight: WordWeight): Scored {
  const name = scoreName(local.keys, candidate.keys, weight)
  const axes = candidate.learned
    ? [alike(local, candidate.learned.features), [name[1] === 'name-same' ? 1 : 0.72, null] as Part]
    : [
        scoreSpecimen(local, candidate),
        scoreUnit(local, candidate),
        scoreMethod(local, candidate),
        scoreTime(local, candidate),
      ]
  const [own, reason]: Part = name
  const all: readonly Part[] = [[own, reason], ...axes, ...(candidate.learned ? [[1, 'learned'] as Part] : [])]
  return {
    code: candidate.code,
    score: all.reduce((product, [factor]) => product * factor, 1) - candidate.place * 0.002,
    reasons: all.flatMap(([, word]) => (word ? [word] : [])),
  }
}

type Part = readonly [factor: number, reason: ReasonWord | null]

/** The best of all readings: equal, or as many telling words in common as there are. */
function scoreName(local: readonly string[], names: readonly string[], weight: WordWeight): Part {
  let best = 0
  for (const [at, key] of local.entries())
    for (const name of names) {
      // A reading of a part of the name says less than the whole of it.
      const found = (key === name ? 1 : 0.92 * overlap(key.split(' '), name.split(' '), weight)) - (at > 0 ? 0.01 : 0)
      if (found > best) best = found
    }
  return [best, best >= 0.985 ? 'name-same' : 'name-alike']
}

function overlap(one: readonly string[], other: readonly string[], weight: WordWeight): number {
  let common = 0
  let all = 0
  for (const word of one) {
    const match = other.reduce((best, each) => Math.max(best, likeness(word, each)), 0)
    common += weight(word) * match
    all += weight(word)
  }
  let reached = 0
  for (const word of other) {
    all += weight(word)
    reached += weight(word) * one.reduce((best, each) => Math.max(best, likeness(word, each)), 0)
  }
  return all === 0 ? 0 : (common + reached) / all
}

/** Equal, or one the beginning of the other ("phenobarb"), or one letter apart in a long word. */
function likeness(one: string, other: string): number {
  if (one === other) return 1
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= 4 && long.startsWith(short)) return 0.85
  return short.length >= 6 && Math.abs(long.length - short.length) <= 1 && isOneApart(short, long) ? 0.85 : 0
}

function isOneApart(short: string, long: string): boolean {
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(at) === long.slice(at + 1) || short.slice(at + 1) === long.slice(at + 1)
}

const SYSTEMS: Readonly<Record<Specimen, readonly string[]>> = {
  serum: ['SerPl', 'Ser'],
  plasma: ['SerPl', 'Plas', 'PPP'],
  blood: ['SerPl', 'Ser', 'Plas', 'PPP', 'Bld', 'RBC'],
  'whole-blood': ['Bld', 'RBC'],
  arterial: ['BldA', 'Bld'],
  venous: ['BldV', 'Bld'],
  capillary: ['BldC', 'Bld'],
  'red-cells': ['RBC'],
  urine: ['Ur', 'UrnS', 'Ur+SerPl'],
  csf: ['CSF'],
  pleural: ['Pleur'],
  peritoneal: ['Perit'],
  joint: ['Synv'],
  fluid: ['BodyFld', 'XXX'],
  stool: ['Stool'],
  marrow: ['BoneMar'],
  saliva: ['Saliva'],
  sweat: ['Sweat'],
  semen: ['Semen'],
  vaginal: ['Vag', 'XXX'],
  throat: ['Thrt', 'XXX'],
  sputum: ['Sputum', 'XXX'],
  patient: ['Patient', 'Head', 'Exhl', 'Inhl', 'BldA'],
}
/** What blood most likely is, by the laboratory's department. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  chemistry: ['SerPl', 'Ser', 'Plas'],
  haematology: ['Bld', 'RBC', 'PPP'],
  'blood-gas': ['Bld', 'BldA', 'BldV'],
}
const COMMON = ['SerPl', 'Ser', 'Bld', 'RBC', 'PPP', 'Patient']

function scoreSpecimen(local: LocalFeatures, { system }: Candidate): Part {
  if (local.specimen === null || system === null) {
    return [system !== null && COMMON.includes(system) ? 0.85 : 0.55, 'specimen-unsaid']
  }
  const fitting = SYSTEMS[local.specimen]
  const place = fitting.indexOf(system)
  if (place === -1) return [near(local.specimen, system), 'specimen-other']
  const likely = local.specimen === 'blood' && local.kind ? OF_KIND[local.kind] : undefined
  if (likely) return [likely.includes(system) ? 1 : 0.85, 'specimen-fits']
  return [local.specimen === 'blood' ? 0.97 : 1 - place * 0.03, 'specimen-fits']
}

/** Whole blood and serum are not the same, and senders mix them up; urine and blood are never mixed up. */
function near(specimen: Specimen, system: string): number {
  const blood = ['serum', 'plasma', 'blood', 'whole-blood', 'arterial', 'venous', 'capillary']
  if (blood.includes(specimen)) return /^(SerPl|Ser|Plas|PPP|Bld)/.test(system) ? 0.6 : 0.25
  return 0.3
}

function scoreUnit(local: LocalFeatures, { property }: Candidate): Part {
  if (property === null) return [0.8, 'unit-unsaid']
  if (local.wants === 'count' && /Fr$|Ratio/.test(property)) return [0.3, 'unit-other']
  if (local.wants === 'share' && property === 'NCnc') return [0.3, 'unit-other']
  if (local.properties === null) return [isWithoutUnit(property) ? 0.88 : 0.84, 'unit-unsaid']
  return local.properties.has(property) ? [1, 'unit-fits'] : [0.35, 'unit-other']
}

function isWithoutUnit(property: string): boolean {
  return ['PrThr', 'Prid', 'Type', 'Imp', 'RelTime', '-'].includes(property)
}

const USUAL_METHODS = ['auto', 'micro', 'ia', 'ifcc']

function scoreMethod(local: LocalFeatures, { method }: Candidate): Part {
  if (method === null) return local.method === null ? [1, null] : [0.93, 'method-unsaid']
  if (local.method === method) return [1, 'method-fits']
  if (local.method !== null) return [0.75, 'method-other']
  return [USUAL_METHODS.includes(method) ? 0.97 : 0.88, 'method-unsaid']
}

function scoreTime(local: LocalFeatures, { time }: Candidate): Part {
  return local.time === time ? [1, null] : [time === null || local.time === null ? 0.7 : 0.5, 'time-other']
}

/** What two institutions know of their tests: the same specimen, measure, method and time. */
function alike(local: LocalFeatures, other: LocalFeatures): Part {
  const specimen = same(local.specimen, other.specimen) ? 1 : isSpecimenUnsaid(local, other) ? 0.8 : 0.35
  const measure = sameMeasure(local, other)
  const method = local.method === other.method ? 1 : 0.9
  const time = local.time === other.time ? 1 : 0.7
  return [specimen * measure * method * time, specimen === 1 ? 'specimen-fits' : 'specimen-unsaid']
}

function same(one: Specimen | null, other: Specimen | null): boolean {
  if (one === other) return true
  const bloods: readonly (Specimen | null)[] = ['serum', 'plasma', 'blood']
  return bloods.includes(one) && bloods.includes(other)
}

function isSpecimenUnsaid(one: LocalFeatures, other: LocalFeatures): boolean {
  return one.specimen === null || other.specimen === null
}

function sameMeasure(one: LocalFeatures, other: LocalFeatures): number {
  if (one.wants !== other.wants && one.wants !== null && other.wants !== null) return 0.4
  if (one.properties === null || other.properties === null) return one.properties === other.properties ? 0.97 : 0.88
  return [...one.properties].some((property) => other.properties!.has(property)) ? 1 : 0.35
}
