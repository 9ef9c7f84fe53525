import type { LoincTest, TestTable } from '../test-table.ts'
import type { LocalFeatures, LocalTest } from './local-test.ts'
import { keyOf, readFeatures } from './read-features.ts'
import { type Candidate, type ReasonWord, type Scored, scoreCandidate } from './score.ts'

/** What an institution decided about one of its tests: others learn from it. */
export type Decided = { readonly test: LocalTest; readonly loinc: string; readonly institutionId: string }

export type Suggestion = {
  readonly loinc: string
  readonly score: number
  readonly reasons: readonly ReasonWord[]
  /** How many institutions' decisions say so. */
  readonly learnedFrom: number
}

export type Suggestions = {
  /** The best first, each code once. */
  readonly all: readonly Suggestion[]
  /** The code that may be given without a person, where nothing speaks against it; else null. */
  readonly sure: string | null
}

/** What suggestions are made from: the table, and what was decided elsewhere; found by word. */
export type Knowledge = {
  readonly table: TestTable
  readonly byWord: ReadonlyMap<string, readonly Candidate[]>
  readonly weight: (word: string) => number
}

const FEWEST_LETTERS = 4

/** Puts the table and decisions in order, so that a test is held against those only that share a word with it. */
export function gatherKnowledge(table: TestTable, decided: readonly Decided[]): Knowledge {
  const candidates = [...table.all.map(ofTable), ...decided.map(ofDecision)]
  const byWord = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    for (const word of new Set(candidate.keys.flatMap((key) => key.split(' ')).flatMap(entries))) {
      const those = byWord.get(word)
      if (those) those.push(candidate)
      else byWord.set(word, [candidate])
    }
  }
  const total = Math.log(1 + candidates.length)
  const weight = (word: string) => total - Math.log(1 + (byWord.get(word)?.length ?? 0)) + 0.2
  return { table, byWord, weight }
}

/** A word, and how long words begin: "phenobarb" finds "phenobarbital". */
function entries(word: string): string[] {
  return word.length > FEWEST_LETTERS ? [word, word.slice(0, FEWEST_LETTERS)] : [word]
}

const keys = new Map<string, string>()

function keyOnce(name: string): string {
  const key = keys.get(name) ?? keyOf(name)
  keys.set(name, key)
  return key
}

function ofTable(test: LoincTest): Candidate {
  const { code, system, property, method, time, isChecked, place } = test
  const keys = [...new Set(test.names.map(keyOnce))].filter(Boolean)
  return { code, keys, system, property, method, time, isChecked, learned: null, place }
}

function ofDecision({ test, loinc, institutionId }: Decided): Candidate {
  const features = readFeatures(test)
  const [system, property, method, time] = [null, null, null, null]
  return {
    code: loinc,
    keys: features.keys.slice(0, 1),
    system,
    property,
    method,
    time,
    isChecked: true,
    learned: { features, institutionId },
    place: 0,
  }
}

const MOST = 8
const WORTH_SAYING = 0.25

/** The codes that a local test may have, with reasons; and the one that is beyond doubt. */
export function suggest(test: LocalTest, knowledge: Knowledge): Suggestions {
  const local = readFeatures(test)
  const found = candidatesFor(local, knowledge)
  const scored = found.map((candidate) => ({ candidate, scored: scoreCandidate(local, candidate, knowledge.weight) }))
  const byCode = new Map<string, { best: Scored; institutions: Set<string>; agreed: number }>()
  for (const { candidate, scored: one } of scored) {
    const sofar = byCode.get(one.code) ?? { best: one, institutions: new Set<string>(), agreed: 0 }
    if (one.score > sofar.best.score) sofar.best = one
    if (candidate.learned && one.score > LEARNED_WELL) sofar.institutions.add(candidate.learned.institutionId)
    byCode.set(one.code, sofar)
  }
  const all = [...byCode.values()]
    .map(({ best, institutions }) => ({
      loinc: best.code,
      score: Math.min(best.score + 0.01 * Math.min(institutions.size, 3), 1),
      reasons: best.reasons,
      learnedFrom: institutions.size,
    }))
    .filter(({ score }) => score >= WORTH_SAYING)
    .sort((a, b) => b.score - a.score || (a.loinc < b.loinc ? -1 : 1))
    .slice(0, MOST)
  return { all, sure: sureOf(local, all, scored, knowledge) }
}

function candidatesFor(local: LocalFeatures, { byWord }: Knowledge): readonly Candidate[] {
  const words = new Set(local.keys.flatMap((key) => key.split(' ')).flatMap(entries))
  return [...new Set([...words].flatMap((word) => byWord.get(word) ?? []))]
}

const LEARNED_WELL = 0.93
const SURE = 0.93
const MARGIN = 0.1

type Weighed = { readonly candidate: Candidate; readonly scored: Scored }

/**
 * Beyond doubt: the whole name is the code's own, specimen and unit are stated and fit, the meaning of the code was
 * checked, and the table has no other code for the same thing in that measure and specimen, whatever its method or time.
 * A decision elsewhere that names another code for such a test is doubt enough.
 */
function sureOf(
  local: LocalFeatures,
  [first, second]: readonly Suggestion[],
  weighed: readonly Weighed[],
  { table }: Knowledge,
): string | null {
  if (!first || first.score < SURE || (second && first.score - second.score < MARGIN)) return null
  const own = weighed.find(({ candidate, scored }) => scored.code === first.loinc && !candidate.learned)
  const test = table.find(first.loinc)
  if (!own || !test?.isChecked || !isWholeName(local, own.candidate)) return null
  if (!local.isSpecimenStated || local.unit === null || (local.time !== null && !local.isTimeStated)) return null
  if (!FITTING.every((reason) => own.scored.reasons.includes(reason))) return null
  if (own.scored.reasons.some((reason) => reason.endsWith('-other') || reason === 'method-unsaid')) return null
  if (table.all.some((other) => other !== test && isKin(other, test, local))) return null
  const isGainsaid = weighed.some(
    ({ candidate, scored }) => candidate.learned && scored.code !== first.loinc && scored.score > 0.75,
  )
  return isGainsaid ? null : first.loinc
}

const FITTING: readonly ReasonWord[] = ['name-same', 'specimen-fits', 'unit-fits']

/** Each reading of the name is one of the code's names: "Alanine aminotransferase (ALT)" is, "FSH (2nd IRP)" is not. */
function isWholeName({ keys: [whole, ...parts] }: LocalFeatures, { keys: names }: Candidate): boolean {
  if (whole !== undefined && names.includes(whole)) return true
  return parts.length >= 2 && parts.slice(0, 2).every((part) => names.includes(part))
}

/** Another code that the same statement could mean. Of blood alone nobody can tell serum from whole blood where both are usual. */
function isKin(other: LoincTest, test: LoincTest, { properties, specimen }: LocalFeatures): boolean {
  if (other.component !== test.component || !properties?.has(other.property)) return false
  if (other.system === test.system) return true
  const isBlood = /^(SerPl|Ser|Plas|PPP|Bld)$/.test(other.system) && /^(SerPl|Ser|Plas|PPP|Bld)$/.test(test.system)
  return isBlood && specimen === 'blood' && isBefore(other, test)
}

/** Codes of a component stand in the order of how common they are. */
function isBefore(other: LoincTest, test: LoincTest): boolean {
  return other.place < test.place
}
