import type { Element } from '../../fhir/types.ts'
import { element, isSaid } from '../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { childOf, elementsIn } from '../elements.ts'
import { wordsOfConcept } from './datatypes/concept.ts'
import { replacedParts } from './document-name.ts'
import { eventsOf } from './events.ts'
import { documentAuthors } from './header.ts'
import { addDraft, type Mapping, subjectOf } from './mapping.ts'
import { blocksOf } from './narrative/blocks.ts'
import { htmlOf } from './narrative/html.ts'
import { lineOf, referencesOf } from './narrative/words.ts'
import { entriesOf, type Section } from './sections.ts'

const CLINICAL_NOTE = {
  system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  code: 'clinical-note',
  display: 'Clinical Note',
}

/**
 * What stands in a section in words alone, as an item of its own: the whole narrative, so that no row is torn from its
 * table. There is none where the entries say all that the words say.
 */
export function addNarrative(
  mapping: Mapping,
  section: Section,
  { made, hasLost }: { readonly made: number; readonly hasLost: boolean },
): void {
  const text = childOf(section.element, 'text')
  if (!text || (made > 0 && !hasLost && section.kind !== 'payers' && saysNothingMore(mapping, section, text, made)))
    return
  const html = htmlOf(blocksOf(text))
  if (!html) return
  const name = ['section', section.place]
  addDraft(mapping, {
    names: { kind: 'place', parts: [...mapping.documentName, ...name] },
    when: '',
    where: `${section.title || section.place}, in words`,
    labels: section.labels,
    resource: {
      resourceType: 'DocumentReference',
      status: 'current',
      type: section.type ?? { text: 'Section' },
      category: section.kind === 'notes' ? [{ coding: [CLINICAL_NOTE] }] : [],
      subject: subjectOf(mapping),
      date: mapping.at,
      author: documentAuthors(mapping),
      relatesTo: replacedParts(mapping, name),
      content: [
        {
          attachment: {
            contentType: 'text/html',
            data: Buffer.from(html).toString('base64'),
            title: section.title || undefined,
          },
        },
      ],
      context: contextOf(mapping, section, made),
    },
  })
}

/** The words may hold what its entries hold: the rules of release then judge it by their codes, too. */
function contextOf(mapping: Mapping, section: Section, made: number): Element | null {
  const drafts = section.kind === 'results' ? mapping.drafts.slice(mapping.drafts.length - made) : []
  const event = eventsOf(drafts)
  return event.length > 0 ? element({ event }) : null
}

/** Rows, items and paragraphs that no entry refers to and that have the name of nothing that was found. */
function saysNothingMore(mapping: Mapping, section: Section, text: XmlElement, made: number): boolean {
  const referred = new Set(entriesOf(section).flatMap(allReferences))
  const names = mapping.drafts.slice(mapping.drafts.length - made).flatMap(({ parts }) => namesIn(parts))
  return unitsOf(text).every((unit) => {
    if (idsIn(unit).some((id) => referred.has(id))) return true
    const words = lineOf(unit).toLowerCase()
    return isHeading(unit, words) || names.some((name) => words.includes(name))
  })
}

const HEADING_LENGTH = 40

function isHeading({ name }: XmlElement, words: string): boolean {
  return words === '' || (name !== 'tr' && words.length <= HEADING_LENGTH && !/\d/.test(words))
}

/** The smallest pieces that say something by themselves: rows, items without lists in them, paragraphs. */
function unitsOf(text: XmlElement): readonly XmlElement[] {
  const units: XmlElement[] = []
  const look = (parent: XmlElement) => {
    for (const part of elementsIn(parent)) {
      const holds = elementsIn(part).some(({ name }) => CONTAINERS.has(name))
      if (UNITS.has(part.name) && !holds) units.push(part)
      else if (part.name !== 'thead' && part.name !== 'caption') look(part)
    }
  }
  look(text)
  return units.length > 0 ? units : [text]
}

const UNITS: ReadonlySet<string> = new Set(['tr', 'item', 'li', 'paragraph', 'p'])
const CONTAINERS: ReadonlySet<string> = new Set(['list', 'table', 'ul', 'ol'])

function idsIn(unit: XmlElement): readonly string[] {
  const own = unit.attributes.ID ?? unit.attributes.id
  return [...(own === undefined ? [] : [own.trim()]), ...elementsIn(unit).flatMap(idsIn)]
}

function allReferences(parent: XmlElement): readonly string[] {
  return [...referencesOf(parent), ...elementsIn(parent).flatMap(allReferences)]
}

const SHORTEST_NAME = 3

/** The words by which a person would know it: of its code, in every coding. */
function namesIn(parts: Readonly<Record<string, unknown>>): readonly string[] {
  const concepts = NAMED.map((name) => (parts[name] ?? null) as Element | null).filter(isSaid)
  return concepts.flatMap((concept) => {
    const codings = (concept.coding ?? []) as readonly Element[]
    const words = [wordsOfConcept(concept), ...codings.map(({ display }) => display)]
    return words.flatMap((word) =>
      typeof word === 'string' && word.length >= SHORTEST_NAME ? [word.toLowerCase()] : [],
    )
  })
}

const NAMED = [
  'code',
  'medicationCodeableConcept',
  'vaccineCode',
  'type',
  'description',
  'valueCodeableConcept',
] as const
