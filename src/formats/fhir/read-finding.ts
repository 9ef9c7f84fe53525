import { children, text } from './elements.ts'
import { readValue } from './read/observation.ts'
import { parseReference } from './references.ts'
import { codingsOf, conceptWords } from './say/concept.ts'
import { say } from './say/say.ts'
import type { Element, Resource } from './types.ts'

/** Whether a medicine works on a germ, as its laboratory says; `unsaid` where it says it in no code that we know. */
export type Susceptibility = 'works' | 'may-not' | 'does-not' | 'unsaid'

export type TestedMedicine = {
  readonly name: string
  readonly susceptibility: Susceptibility
  /** The sender's own words: the value, and the judgement beside it. */
  readonly asSent: string | null
}

/** What one observation says of a germ or of a medicine that was tried on it. */
export type Finding = {
  /** Ids, at the sender, of the observations that it holds. */
  readonly members: readonly string[]
  /** Ids, at the sender, of the observations that it was made from. */
  readonly madeFrom: readonly string[]
  readonly tested: TestedMedicine
  /** Medicines that stand inside the observation itself. */
  readonly components: readonly TestedMedicine[]
}

/** Reads an Observation of a microbiology report. Never fails. */
export function readFinding(resource: Resource): Finding {
  return {
    members: children(resource, 'hasMember').flatMap(idOf),
    madeFrom: children(resource, 'derivedFrom').flatMap(idOf),
    tested: testedMedicine(resource),
    components: children(resource, 'component')
      .map(testedMedicine)
      .filter(({ susceptibility }) => susceptibility !== 'unsaid'),
  }
}

function idOf(reference: Element): string[] {
  const parsed = parseReference(reference)
  if (parsed.kind === 'uuid') return [parsed.uuid]
  return parsed.kind === 'relative' || parsed.kind === 'absolute' ? [parsed.id] : []
}

function testedMedicine(element: Element): TestedMedicine {
  const said = children(element, 'interpretation').flatMap((concept) => conceptWords(concept) ?? [])
  const words = [readValue(element)?.text ?? null, ...said].filter((word) => word !== null)
  return {
    name: say(element.code) ?? '–',
    susceptibility: susceptibilityOf(element),
    asSent: [...new Set(words)].join(' · ') || null,
  }
}

/**
 * v3-ObservationInterpretation and HL7 table 0078 (with what older versions had), the answers of LOINC, and SNOMED CT. An
 * intermediate result is one that the usual dose may not reach (EUCAST: I, increased exposure; CLSI: SDD).
 */
const WORDS: Readonly<Record<string, Susceptibility>> = {
  S: 'works',
  VS: 'works',
  'SYN-S': 'works',
  'LA24225-7': 'works',
  '131196009': 'works',
  I: 'may-not',
  MS: 'may-not',
  SDD: 'may-not',
  NS: 'may-not',
  'LA15255-5': 'may-not',
  '11896004': 'may-not',
  R: 'does-not',
  'SYN-R': 'does-not',
  'LA6676-6': 'does-not',
  '30714006': 'does-not',
}

/** Systems whose codes these are; a code without a system is taken for one of them, a laboratory's own is not. */
const KNOWN_SYSTEM = /ObservationInterpretation$|0078$|^http:\/\/loinc\.org$|^http:\/\/snomed\.info\/sct$/

function susceptibilityOf(element: Element): Susceptibility {
  const judged = codesIn(element.interpretation)
  const value = codesIn(element.valueCodeableConcept)
  const written = text(element, 'valueString') ?? ''
  const codes = [...judged, ...value, ...(/^[SIR]$/.test(written) ? [written] : [])]
  const found = new Set(codes.flatMap((code) => (Object.hasOwn(WORDS, code) ? [WORDS[code]!] : [])))
  // Two judgements that differ are not weighed here: both stand as they were sent.
  return found.size === 1 ? [...found][0]! : 'unsaid'
}

function codesIn(concepts: unknown): string[] {
  return codingsOf(concepts)
    .filter(({ system }) => system === null || KNOWN_SYSTEM.test(system))
    .map(({ code }) => code)
}
