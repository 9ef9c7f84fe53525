import type { Element } from '../../../fhir/types.ts'
import { element, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, childrenOf } from '../../elements.ts'
import { coded, conceptOf, conceptOfAct } from '../datatypes/concept.ts'
import { quantityOf } from '../datatypes/quantity.ts'
import { effectiveTimeOf, spanOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  authorsOf,
  type Entry,
  isNegated,
  notesOf,
  observationsOf,
  unwrap,
  wordsOfText,
} from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { clinicalStatusOf, statusObservation } from './clinical-status.ts'

const SNOMED = 'http://snomed.info/sct'
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'
const US_CATEGORY = 'http://hl7.org/fhir/us/core/CodeSystem/condition-category'
const AGE_CODES = ['445518008', '397659008']

export type ProblemKind = 'problem-list-item' | 'encounter-diagnosis' | 'health-concern'

/** Problems and diagnoses: each observation its own Condition. Answers references to them. */
export function mapProblems(entry: Entry, statement: XmlElement, kind: ProblemKind): readonly Element[] {
  return unwrap(statement, 'observation')
    .map((observation) => mapProblem(entry, observation, statement, kind))
    .filter(isSaid)
}

function mapProblem(entry: Entry, observation: XmlElement, concern: XmlElement, kind: ProblemKind): Element | null {
  const code = whatIsSaid(entry, observation)
  if (!code) return null
  const { start, end } = spanOf(entry.mapping, effectiveTimeOf(observation))
  const isOver = end !== null && end !== start
  const isRefuted = isNegated(observation) && !isNone(code)
  return addOf(
    entry,
    observation,
    {
      resourceType: 'Condition',
      clinicalStatus: clinicalOf(observation, concern, { isOver, kind }),
      verificationStatus: coded(VERIFICATION, isRefuted ? 'refuted' : 'confirmed'),
      category: [coded(kind === 'health-concern' ? US_CATEGORY : CATEGORY, kind)],
      severity: conceptOf(entry.mapping, childOf(observationsOf(observation, ['SEV'])[0] ?? null, 'value')),
      code,
      bodySite: childrenOf(observation, 'targetSiteCode').flatMap((site) => conceptOf(entry.mapping, site) ?? []),
      subject: subjectOf(entry.mapping),
      ...onsetOf(entry, observation, start),
      abatementDateTime: isOver ? end : null,
      recordedDate: authoredAt(entry, observation) ?? authoredAt(entry, concern),
      recorder: authorsOf(observation)[0] ?? authorsOf(concern)[0],
      note: [...notesOf(entry, observation), ...(concern === observation ? [] : notesOf(entry, concern))],
    },
    code,
  )
}

/** Codes that say only that something is a problem, not which. */
const KINDS: ReadonlySet<string> = new Set(
  '55607006 64572001 404684003 409586006 418799008 282291009 248536006 373930000'.split(' '),
)
const NO_PROBLEMS = '160245001'

function whatIsSaid(entry: Entry, observation: XmlElement): Element | null {
  const value = childOf(observation, 'value')
  const said = conceptOf(entry.mapping, value)
  const code = attribute(value, 'code') ?? ''
  if (isNegated(observation) && (!said || KINDS.has(code)))
    return coded(SNOMED, NO_PROBLEMS, 'No current problems or disability')
  if (said && !KINDS.has(code)) return said
  const words = wordsOfText(entry, observation)
  if (words) return { text: words }
  return said ?? (value ? null : conceptOfAct(entry.mapping, observation))
}

function isNone(code: Element): boolean {
  return ((code.coding ?? []) as readonly Element[]).some(({ code: own }) => own === NO_PROBLEMS)
}

/** A problem with an end is not active, whatever its concern says; of a diagnosis only what is said counts. */
function clinicalOf(
  observation: XmlElement,
  concern: XmlElement,
  { isOver, kind }: { readonly isOver: boolean; readonly kind: ProblemKind },
): Element | null {
  const said = clinicalStatusOf(observation, concern)
  if (isOver)
    return coded(CLINICAL, said === 'active' || said === 'recurrence' || said === 'relapse' ? 'resolved' : said)
  const isTold = statusObservation(observation) !== '' || kind !== 'encounter-diagnosis'
  return isTold ? coded(CLINICAL, said) : null
}

function onsetOf(entry: Entry, observation: XmlElement, start: string | null): Readonly<Record<string, unknown>> {
  if (start) return { onsetDateTime: start }
  const age = quantityOf(entry.mapping, childOf(observationsOf(observation, AGE_CODES)[0] ?? null, 'value'))
  return age
    ? { onsetAge: element({ value: age.value, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' }) }
    : {}
}
