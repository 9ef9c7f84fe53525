import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childrenOf, elementsIn, oneSpaced } from '../../elements.ts'

/** Where the words of a document stand, by the ID that entries refer to. */
export type Narrative = ReadonlyMap<string, XmlElement>

/** Every element of a tree that has an ID, the first of each. */
export function narrativeOf(root: XmlElement): Narrative {
  const found = new Map<string, XmlElement>()
  const look = (element: XmlElement) => {
    const id = element.attributes.ID ?? element.attributes.id
    if (id !== undefined && !found.has(id.trim())) found.set(id.trim(), element)
    for (const child of elementsIn(element)) look(child)
  }
  look(root)
  return found
}

/** What an originalText, text or reference says: the words in it, else those of the narrative at the place it names. */
export function wordsOf({ narrative }: { readonly narrative: Narrative }, said: XmlElement | null): string | null {
  if (!said) return null
  const own = oneSpaced(said.content.filter((part) => typeof part === 'string').join(' '))
  if (own) return own
  const words = referencesOf(said).map((id) => lineOf(narrative.get(id) ?? null))
  return words.filter(Boolean).join(' ') || null
}

/** The IDs that an element refers to: `<reference value="#id"/>`, also without the "#". Addresses elsewhere are no IDs. */
export function referencesOf(said: XmlElement): readonly string[] {
  return childrenOf(said, 'reference').flatMap((reference) => {
    const value = attribute(reference, 'value')
    return value && !/^[a-z]+:/i.test(value) ? [value.replace(/^#/, '')] : []
  })
}

/** Elements that stand by themselves: between them and what comes before is more than a space. */
const BLOCKS: ReadonlySet<string> = new Set(
  'br caption div footnote item li list ol p paragraph table tbody td tfoot th thead tr ul'.split(' '),
)

/** A piece of narrative on one line; cells, items and paragraphs are set apart by commas. */
export function lineOf(element: XmlElement | null): string {
  if (!element) return ''
  const pieces: string[] = ['']
  const gather = ({ content }: XmlElement) => {
    for (const part of content) {
      if (typeof part === 'string') pieces[pieces.length - 1] += part
      else if (BLOCKS.has(part.name)) {
        pieces.push('')
        gather(part)
        pieces.push('')
      } else gather(part)
    }
  }
  gather(element)
  return pieces.map(oneSpaced).filter(Boolean).join(', ')
}
