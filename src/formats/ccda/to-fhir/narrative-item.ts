import type { Element } from '../../fhir/types.ts'
import { element, isSaid } from '../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { childOf, elementsIn } from '../elements.ts'
import { wordsOfConcept } from './datatypes/concept.ts'
import { replacedParts } from './document-name.ts'
import { documentAuthors } from './header.ts'
import { holdsOf, writtenAt } from './holds.ts'
import { addDraft, type Mapping, subjectOf } from './mapping.ts'
import { blocksOf } from './narrative/blocks.ts'
import { htmlOf } from './narrative/html.ts'
import { unitsOf } from './narrative/units.ts'
import { referencesOf } from './narrative/words.ts'
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
  const holds = heldIn(mapping, section, made)
  const { date, creation, context } = writtenAt(mapping.written, holds)
  addDraft(mapping, {
    names: { kind: 'place', parts: [...mapping.documentName, ...name] },
    when: '',
    where: `${section.title || section.place}, in words`,
    labels: section.labels,
    resource: {
      resourceType: 'DocumentReference',
      extension: holds,
      status: 'current',
      type: section.type ?? { text: 'Section' },
      category: section.kind === 'notes' ? [{ coding: [CLINICAL_NOTE] }] : [],
      subject: subjectOf(mapping),
      date,
      author: documentAuthors(mapping),
      relatesTo: replacedParts(mapping, name),
      content: [
        {
          attachment: element({
            contentType: 'text/html',
            data: Buffer.from(html).toString('base64'),
            title: section.title,
            creation,
          }),
        },
      ],
      context,
    },
  })
}

/** The words may hold what its entries hold: the rules of release then judge it by their codes, too. */
function heldIn(mapping: Mapping, section: Section, made: number): readonly Element[] {
  return section.kind === 'results' ? holdsOf(mapping.drafts.slice(mapping.drafts.length - made)) : []
}

/** Where there are more, the words are kept without asking. */
const MOST_COMPARISONS = 2_000_000

/** No row, item, paragraph or line is left that no entry refers to and that has the name of nothing that was found. */
function saysNothingMore(mapping: Mapping, section: Section, text: XmlElement, made: number): boolean {
  const referred = new Set(entriesOf(section).flatMap(allReferences))
  const own = mapping.drafts.slice(mapping.drafts.length - made)
  const names = [...new Set(own.flatMap(({ parts }) => namesIn(parts)))]
  const units = unitsOf(text)
  if (units.length * names.length > MOST_COMPARISONS) return false
  return units.every(({ ids, words }) => {
    const lower = words.toLowerCase()
    return ids.some((id) => referred.has(id)) || names.some((name) => lower.includes(name))
  })
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
