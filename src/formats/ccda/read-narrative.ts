import type { XmlElement } from '../xml/xml-element.ts'
import { at, childOf, childrenOf, textIn } from './elements.ts'
import { readDocument } from './read-document.ts'
import { actorInWords } from './to-fhir/datatypes/person.ts'
import { type Block, blocksOf } from './to-fhir/narrative/blocks.ts'

export type { Block, Cell } from './to-fhir/narrative/blocks.ts'

/** A section of a document as people read it; those within it follow, one deeper. */
export type NarrativeSection = {
  readonly title: string | null
  readonly depth: number
  readonly blocks: readonly Block[]
}

/** A document as people read it: its words, without markup, addresses, pictures or styles of the sender. */
export type NarrativeDocument = {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly sections: readonly NarrativeSection[]
}

/** Reads the words of a clinical document. Null for what is none, or no document that is taken in. Never throws. */
export function readNarrative(bytes: Uint8Array): NarrativeDocument | null {
  const read = readDocument(bytes)
  if (!read.ok) return null
  const { root } = read.document
  const authors = childrenOf(root, 'author').map(actorInWords)
  return {
    title: textIn(childOf(root, 'title')) || null,
    authors: [...new Set(authors.filter((name) => name !== null))],
    sections: sectionsIn(at(root, 'component/structuredBody'), 0),
  }
}

const DEEPEST = 20

function sectionsIn(parent: XmlElement | null, depth: number): readonly NarrativeSection[] {
  if (depth > DEEPEST) return []
  return childrenOf(parent, 'component')
    .flatMap((component) => childrenOf(component, 'section'))
    .flatMap((section) => {
      const own = {
        title: textIn(childOf(section, 'title')) || null,
        depth,
        blocks: blocksOf(childOf(section, 'text')),
      }
      const inner = sectionsIn(section, depth + 1)
      return own.blocks.length + inner.length === 0 ? [] : [own, ...inner]
    })
}
