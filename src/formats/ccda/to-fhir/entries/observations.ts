import type { Element } from '../../../fhir/types.ts'
import { element, elementOrNull, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import {
  allAt,
  at,
  attribute,
  childOf,
  childrenOf,
  entryTemplate,
  hasTemplate,
  isNull,
  relatedTo,
  textIn,
} from '../../elements.ts'
import { coded, conceptOf, conceptOfAct, wordsOfConcept } from '../datatypes/concept.ts'
import { rangeOf } from '../datatypes/quantity.ts'
import { effectiveTimeOf, instantOf, spanOf, timesOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  authorsOf,
  type Entry,
  isComment,
  isNegated,
  notesOf,
  performersOf,
  statusOf,
  unwrap,
} from '../entry.ts'
import { type Mapping, subjectOf } from '../mapping.ts'
import { wordsOf } from '../narrative/words.ts'
import { attachmentOf, isAttachment } from './attachment.ts'
import { isValueSaid, valueIn } from './value.ts'

const OC = 'http://terminology.hl7.org/CodeSystem/observation-category'

export function observationCategory(code: string): Element {
  return coded(OC, code)
}

/** Each observation in an organizer or act, as an Observation of these categories. */
export function mapObservations(entry: Entry, statement: XmlElement, category: readonly Element[]): readonly Element[] {
  return unwrap(statement, 'observation')
    .map((observation) => mapObservation(entry, observation, { category }))
    .filter(isSaid)
}

type How = {
  readonly category: readonly Element[]
  /** The organizer's, where the observation says no time or sample of its own. */
  readonly around?: XmlElement | null
  readonly specimen?: Element | null
}

/** One Observation; null when it says neither what nor how much. Answers the reference to it. */
export function mapObservation(entry: Entry, observation: XmlElement, how: How): Element | null {
  const { mapping } = entry
  const members = membersOf(observation)
  const values = childrenOf(observation, 'value').filter((value) => !isAttachment(value))
  const asserted = assertedBy(mapping, observation)
  const code = asserted ?? conceptOfAct(mapping, observation) ?? sectionName(entry, observation)
  const components = [
    ...values.slice(1).map((value) => component(code, valueIn(mapping, value))),
    ...members.map((each) => componentOf(entry, each)),
  ].filter(isSaid)
  const value = asserted && !isSmoking(observation) ? {} : valuesOf(entry, observation, values)
  if (!code || (isGeneric(observation) && !asserted)) return null
  const own = spanOf(mapping, effectiveTimeOf(observation))
  const span = (own.start ?? own.end) ? own : spanOf(mapping, effectiveTimeOf(how.around ?? null))
  return addOf(
    entry,
    observation,
    {
      resourceType: 'Observation',
      status: statusOfObservation(observation),
      category: how.category,
      code,
      subject: subjectOf(mapping),
      ...timesOf('effective', { start: span.start, end: span.end }),
      issued: instantOf(authoredAt(entry, observation)),
      performer: [...performersOf(observation), ...authorsOf(observation)].slice(0, MOST_PERFORMERS),
      ...value,
      interpretation: interpretationsOf(entry, observation),
      note: notesOf(entry, observation),
      bodySite: conceptOf(mapping, childOf(observation, 'targetSiteCode')),
      method: conceptOf(mapping, childOf(observation, 'methodCode')),
      specimen: specimenOf(entry, observation) ?? how.specimen,
      referenceRange: rangesOf(entry, observation),
      component: components,
    },
    code,
  )
}

const MOST_PERFORMERS = 3

const SMOKING = [entryTemplate('78'), entryTemplate('85')]
const SMOKING_STATUS = coded('http://loinc.org', '72166-2', 'Tobacco smoking status')

function isSmoking(observation: XmlElement): boolean {
  return hasTemplate(observation, ...SMOKING)
}

/** A value of which nobody says what was measured is known by its section. */
function sectionName({ section }: Entry, observation: XmlElement): Element | null {
  return section.title && childrenOf(observation, 'value').some((value) => !isNull(value))
    ? { text: section.title }
    : null
}

/** An "assertion" is named by what it asserts; in R1.1 the status of smoking is one, too. */
function assertedBy(mapping: Mapping, observation: XmlElement): Element | null {
  if (!isGeneric(observation)) return null
  const said = conceptOf(mapping, childOf(observation, 'value'))
  if (isSmoking(observation)) return said && SMOKING_STATUS
  return said && isNegated(observation) ? { ...said, text: `No: ${wordsOfConcept(said) ?? ''}` } : said
}

function isGeneric(observation: XmlElement): boolean {
  const code = childOf(observation, 'code')
  return attribute(code, 'code') === 'ASSERTION' || (isNull(code) && isCoded(childOf(observation, 'value')))
}

function isCoded(value: XmlElement | null): boolean {
  return attribute(value, 'code') !== null
}

/** A negated observation says that something is not so: its words begin with it. */
function valuesOf(
  entry: Entry,
  observation: XmlElement,
  values: readonly XmlElement[],
): Readonly<Record<string, unknown>> {
  const [first] = values
  if (!first) return {}
  const value = valueIn(entry.mapping, first)
  if (!isNegated(observation)) return value
  const concept = value.valueCodeableConcept as Element | undefined
  return concept ? { valueCodeableConcept: { ...concept, text: `No: ${wordsOfConcept(concept) ?? ''}` } } : value
}

/** What was begun is preliminary, also without a value: a person reads that it is on its way. */
function statusOfObservation(observation: XmlElement): string {
  switch (statusOf(observation)) {
    case 'nullified':
      return 'entered-in-error'
    case 'aborted':
    case 'cancelled':
      return 'cancelled'
    case 'active':
    case 'held':
    case 'new':
    case 'suspended':
      return 'preliminary'
    default:
      return 'final'
  }
}

function interpretationsOf({ mapping }: Entry, observation: XmlElement): readonly Element[] {
  return childrenOf(observation, 'interpretationCode')
    .map((code) => conceptOf(mapping, code))
    .filter(isSaid)
}

/** Of several ranges each with what it is for; that of interpretation N, or of none, is the usual one. */
function rangesOf({ mapping }: Entry, observation: XmlElement): readonly Element[] {
  return allAt(observation, 'referenceRange/observationRange')
    .map((range) => rangeElement(mapping, range))
    .filter(isSaid)
}

function rangeElement(mapping: Entry['mapping'], range: XmlElement): Element | null {
  const value = childOf(range, 'value')
  const code = childOf(range, 'interpretationCode')
  const isUsual = (attribute(code, 'code') ?? 'N') === 'N'
  const text =
    wordsOf(mapping, childOf(range, 'text')) ?? (value && childrenOf(value, 'low').length === 0 ? textIn(value) : null)
  const type = isUsual ? null : conceptOf(mapping, code)
  const said = elementOrNull({ ...rangeOf(mapping, value), type, text })
  return said && { ...said, ...whoseRange(mapping, range) }
}

/** Criteria of a range (precondition, or its SDTC extension): an interval of time is an age; anything else is told as it is. */
function whoseRange(mapping: Entry['mapping'], range: XmlElement): Element {
  const criteria = [...allAt(range, 'precondition/criterion'), ...allAt(range, 'precondition1/criterion1')]
  const intervals = criteria.filter((criterion) => rangeOf(mapping, childOf(criterion, 'value')) !== null)
  // Of two intervals nobody can say which is the age; one that says what it is of may be weeks of pregnancy.
  const [only] = intervals.length === 1 ? intervals.filter(isOfAge) : []
  const age = only ? rangeOf(mapping, childOf(only, 'value')) : null
  const others = criteria.filter((criterion) => criterion !== only)
  const words = (criterion: XmlElement) => wordsOf(mapping, childOf(criterion, 'text')) ?? textIn(criterion)
  const whose = (criterion: XmlElement) =>
    conceptOf(mapping, childOf(criterion, 'value')) ??
    conceptOf(mapping, childOf(criterion, 'code')) ?? { text: words(criterion) || '–' }
  return { ...(age && { age }), ...(others.length > 0 && { appliesTo: others.map(whose) }) }
}

/** LOINC and SNOMED CT for age, reported or observed. */
const AGE_CODES: ReadonlySet<string> = new Set('30525-0 21612-7 29553-5 63900-5 397669002 424144002'.split(' '))

function isOfAge(criterion: XmlElement): boolean {
  const code = childOf(criterion, 'code')
  return code === null || isNull(code) || AGE_CODES.has(attribute(code, 'code') ?? '')
}

/** What the sample was, in words: of the observation itself or of the procedure that took it. */
export function specimenOf({ mapping }: Entry, statement: XmlElement): Element | null {
  const player = at(statement, 'specimen/specimenRole/specimenPlayingEntity')
  const words = wordsOfConcept(conceptOf(mapping, childOf(player, 'code'))) ?? textIn(childOf(player, 'name'))
  return words ? { display: words } : null
}

/** Observations within an observation that are parts of it; status, severity and comments are read elsewhere. */
function membersOf(observation: XmlElement): readonly XmlElement[] {
  return relatedTo(observation)
    .map(({ statement }) => statement)
    .filter((statement) => statement.name === 'observation' && !isComment(statement))
    .filter((statement) => !READ_ELSEWHERE.has(attribute(childOf(statement, 'code'), 'code') ?? ''))
}

const READ_ELSEWHERE: ReadonlySet<string> = new Set(['33999-4', 'SEV', '82606-5', '445518008'])

function componentOf({ mapping }: Entry, observation: XmlElement): Element | null {
  const value = childOf(observation, 'value')
  return component(conceptOfAct(mapping, observation), value && !isAttachment(value) ? valueIn(mapping, value) : {})
}

function component(code: Element | null, value: Readonly<Record<string, unknown>>): Element | null {
  return code && isValueSaid(value) ? element({ code, ...value }) : null
}

/** The attachments among the values of an observation (ED with content). */
export function attachmentsOf(entry: Entry, observation: XmlElement): readonly Element[] {
  return childrenOf(observation, 'value')
    .filter(isAttachment)
    .map((value) => attachmentOf(entry.mapping, value, wordsOfConcept(conceptOfAct(entry.mapping, observation))))
    .filter(isSaid)
}
