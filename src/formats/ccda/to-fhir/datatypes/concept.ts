import type { Element } from '../../../fhir/types.ts'
import { coded } from '../../../hl7v2/to-fhir/datatypes/concept.ts'
import { element, elementOrNull, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, childrenOf, oneSpaced } from '../../elements.ts'
import type { Mapping } from '../mapping.ts'
import { wordsOf } from '../narrative/words.ts'
import { systemOf } from './code-systems.ts'

export { coded }

const LONGEST_TEXT = 300

/**
 * A CD, CE or CV as CodeableConcept: the code and its translations, and in words what stands in the code itself, else its
 * display name, else what the narrative says at the place it refers to. Null when it says none of these.
 */
export function conceptOf(mapping: Mapping, code: XmlElement | null): Element | null {
  if (!code) return null
  const codings = [code, ...childrenOf(code, 'translation')].map(codingOf).filter(isSaid)
  const own = childOf(code, 'originalText')
  const written = own && oneSpaced(own.content.filter((part) => typeof part === 'string').join(' '))
  const display = codings.find(({ display }) => display !== undefined)?.display
  const text = written || display || attribute(code, 'displayName') || wordsOf(mapping, own)
  return elementOrNull({ coding: withoutRepeats(codings), text: text && shortened(String(text)) })
}

/** The same for the code of an act; where that says nothing, for the words that the act's text refers to. */
export function conceptOfAct(mapping: Mapping, statement: XmlElement): Element | null {
  const code = conceptOf(mapping, childOf(statement, 'code'))
  if (code) return code
  const words = wordsOf(mapping, childOf(statement, 'text'))
  return words ? { text: shortened(words) } : null
}

/** The words of a concept: what a person reads. */
export function wordsOfConcept(concept: Element | null): string | null {
  if (!concept) return null
  if (typeof concept.text === 'string') return concept.text
  const codings = (concept.coding ?? []) as readonly Element[]
  const said = codings.map(({ display, code }) => display ?? code).find((word) => typeof word === 'string')
  return typeof said === 'string' ? said : null
}

/** A Coding of a coded element without its translations; null when it has no code. */
export function codingOf(code: XmlElement): Element | null {
  const value = attribute(code, 'code')
  if (value === null) return null
  return element({
    system: systemOf(attribute(code, 'codeSystem'), attribute(code, 'codeSystemName')),
    code: oneSpaced(value),
    display: attribute(code, 'displayName'),
  })
}

/** The code that an element has in this system, its own or a translation. */
export function codeIn(code: XmlElement | null, system: string): string | null {
  if (!code) return null
  const codings = [code, ...childrenOf(code, 'translation')].map(codingOf).filter(isSaid)
  const found = codings.find((coding) => coding.system === system)?.code
  return typeof found === 'string' ? found : null
}

function withoutRepeats(codings: readonly Element[]): readonly Element[] {
  return codings.filter(
    (one, place) => codings.findIndex(({ system, code }) => system === one.system && code === one.code) === place,
  )
}

export function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
}
