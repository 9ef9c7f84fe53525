import type { Element } from '../../fhir/types.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { attribute, childOf, childrenOf, entryTemplate, hasTemplate, oneSpaced, relatedTo } from '../elements.ts'
import { wordsOfConcept } from './datatypes/concept.ts'
import { nameOf } from './datatypes/identifier.ts'
import { actorInWords, displayed } from './datatypes/person.ts'
import { effectiveTimeOf, timeOf } from './datatypes/time.ts'
import { addDraft, type Mapping } from './mapping.ts'
import type { Draft } from './name-drafts.ts'
import { wordsOf } from './narrative/words.ts'
import type { Section } from './sections.ts'

/** Where a statement stands while it is mapped. */
export type Entry = { readonly mapping: Mapping; readonly section: Section }

type Made = Readonly<Record<string, unknown>> & { readonly resourceType: string }

/**
 * Adds what was made of a statement. `about` is the concept by which, with the statement's own id, else with its time, it
 * is known again in another document.
 */
export function addOf(
  { mapping, section }: Entry,
  statement: XmlElement,
  resource: Made,
  about: Element | null,
): Element {
  const when = writtenTime(effectiveTimeOf(statement))
  return addDraft(mapping, {
    resource,
    names: namesOf(mapping, section, { id: nameOf(statement), about: keyOfConcept(about), when }),
    when,
    where: `${section.title || section.place}, line ${statement.line}`,
    labels: section.labels,
  })
}

function namesOf(
  mapping: Mapping,
  section: Section,
  { id, about, when }: { readonly id: string | null; readonly about: string; readonly when: string },
): Draft['names'] {
  if (id !== null) return { kind: 'entry', parts: [id, about] }
  if (about) return { kind: 'natural', parts: [about, when] }
  const before = mapping.unnamed.get(section.place) ?? 0
  mapping.unnamed.set(section.place, before + 1)
  return { kind: 'place', parts: [...mapping.documentName, section.place, String(before)] }
}

function keyOfConcept(concept: Element | null): string {
  const [coding] = (concept?.coding ?? []) as readonly Element[]
  if (coding) return `${coding.system ?? ''}|${coding.code}`
  return (wordsOfConcept(concept) ?? '').toLowerCase()
}

function writtenTime(time: XmlElement | null): string {
  return [time, ...['low', 'high', 'center'].map((part) => childOf(time, part))]
    .map((each) => attribute(each, 'value') ?? '')
    .join('~')
}

export function moodOf(statement: XmlElement): string {
  return attribute(statement, 'moodCode')?.toUpperCase() ?? 'EVN'
}

export function isNegated(statement: XmlElement): boolean {
  return attribute(statement, 'negationInd') === 'true'
}

export function statusOf(statement: XmlElement): string {
  return attribute(childOf(statement, 'statusCode'), 'code')?.toLowerCase() ?? ''
}

/** Who wrote or did it, in words; of the entry itself, never of the document: another document says the same of it. */
export function authorsOf(statement: XmlElement): readonly Element[] {
  return displayed(childrenOf(statement, 'author').map(actorInWords))
}

export function performersOf(statement: XmlElement): readonly Element[] {
  return displayed(childrenOf(statement, 'performer').map(actorInWords))
}

/** When the author wrote it. */
export function authoredAt({ mapping }: Entry, statement: XmlElement): string | null {
  const times = childrenOf(statement, 'author').map((author) => timeOf(mapping, childOf(author, 'time')))
  return times.find((time) => time !== null) ?? null
}

const COMMENT_CODES: ReadonlySet<string> = new Set(['48767-8'])

/** The comments on a statement (Comment Activity), in words. */
export function notesOf({ mapping }: Entry, statement: XmlElement): readonly Element[] {
  const comments = relatedTo(statement).filter((related) => isComment(related.statement))
  const words = comments.map(({ statement: comment }) => wordsOf(mapping, childOf(comment, 'text')))
  return [...new Set(words)].flatMap((text) => (text ? [{ text }] : []))
}

export function isComment(statement: XmlElement): boolean {
  if (statement.name !== 'act') return false
  const code = attribute(childOf(statement, 'code'), 'code') ?? ''
  return COMMENT_CODES.has(code) || hasTemplate(statement, entryTemplate('64'), '2.16.840.1.113883.10.20.1.40')
}

/** The observations of one code that stand in a statement (status, severity, age ...). */
export function observationsOf(statement: XmlElement, codes: readonly string[]): readonly XmlElement[] {
  return relatedTo(statement)
    .map((related) => related.statement)
    .filter(({ name }) => name === 'observation')
    .filter((observation) => codes.includes(attribute(childOf(observation, 'code'), 'code') ?? ''))
}

/** The words of a statement's own text. */
export function wordsOfText({ mapping }: Entry, statement: XmlElement): string | null {
  const words = wordsOf(mapping, childOf(statement, 'text'))
  return words && oneSpaced(words)
}

/**
 * The statements of this name that an act or organizer is about, however many acts stand around them; a statement of the
 * name itself is not looked into.
 */
export function unwrap(statement: XmlElement, name: string, depth = 0): readonly XmlElement[] {
  if (statement.name === name) return [statement]
  if (depth > DEEPEST) return []
  const inner = [
    ...relatedTo(statement).map((related) => related.statement),
    ...childrenOf(statement, 'component').flatMap(({ content }) => content.filter((part) => typeof part !== 'string')),
  ]
  return inner.flatMap((each) => unwrap(each, name, depth + 1))
}

const DEEPEST = 8
