import type { XmlElement } from '../../../xml/xml-element.ts'
import { elementsIn, oneSpaced } from '../../elements.ts'
import { lineOf } from './words.ts'

/** The smallest piece of a narrative that says something by itself, with the IDs by which entries may refer to it. */
export type Unit = { readonly ids: readonly string[]; readonly words: string }

const UNITS: ReadonlySet<string> = new Set(['tr', 'item', 'li', 'paragraph', 'p'])
const CONTAINERS: ReadonlySet<string> = new Set(['list', 'table', 'ul', 'ol'])
const UNREAD: ReadonlySet<string> = new Set(['thead', 'caption', 'col', 'colgroup'])

/** Rows, items, paragraphs, and the lines that stand in none of them. What only heads a list or a table is none. */
export function unitsOf(text: XmlElement): readonly Unit[] {
  const units: Unit[] = []
  let [line, ids]: [string, string[]] = ['', []]
  const endLine = () => {
    if (oneSpaced(line)) units.push({ ids, words: oneSpaced(line) })
    line = ''
    ids = []
  }
  const look = ({ content }: XmlElement) => {
    for (const [place, part] of content.entries()) {
      if (typeof part === 'string') line += part
      else if (part.name === 'br') endLine()
      else if (isInline(part)) {
        ids.push(...ownId(part))
        look(part)
      } else {
        endLine()
        if (isWhole(part)) units.push(...unitOf(part, content, place))
        else if (!UNREAD.has(part.name)) look(part)
        endLine()
      }
    }
  }
  look(text)
  endLine()
  return units
}

function isInline(part: XmlElement): boolean {
  return (
    !UNITS.has(part.name) &&
    !CONTAINERS.has(part.name) &&
    !UNREAD.has(part.name) &&
    !/^(t(body|foot|d|h)|div)$/.test(part.name)
  )
}

/** A unit without lists or tables in it. */
function isWhole(part: XmlElement): boolean {
  return UNITS.has(part.name) && !elementsIn(part).some(({ name }) => CONTAINERS.has(name))
}

function unitOf(part: XmlElement, around: XmlElement['content'], place: number): readonly Unit[] {
  const words = lineOf(part)
  const isHeading = /^p/.test(part.name) && headsAList(around, place)
  const isHead = part.name === 'tr' && elementsIn(part).every(({ name }) => name === 'th')
  return words === '' || isHeading || isHead ? [] : [{ ids: idsIn(part), words }]
}

/** The next element is a list or a table: of many pieces only the next few are looked at. */
function headsAList(around: XmlElement['content'], place: number): boolean {
  const next = around.slice(place + 1, place + 4).find((each) => typeof each !== 'string')
  return typeof next === 'object' && CONTAINERS.has(next.name)
}

function idsIn(part: XmlElement): readonly string[] {
  return [...ownId(part), ...elementsIn(part).flatMap(idsIn)]
}

function ownId({ attributes }: XmlElement): readonly string[] {
  const id = attributes.ID ?? attributes.id
  return id === undefined ? [] : [id.trim()]
}
