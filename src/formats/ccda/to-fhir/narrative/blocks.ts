import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, elementsIn, oneSpaced } from '../../elements.ts'

/** Narrative as what can be shown: no markup, no address, no style; all of it plain text in a few shapes. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly caption: string | null; readonly rows: readonly (readonly Cell[])[] }

export type Cell = {
  readonly text: string
  readonly isHeader: boolean
  readonly columns: number
  readonly rows: number
}

const DEEPEST = 12

/** Reads the narrative block of a section (CDA R2, 4.3.5); XHTML that some systems write there is understood, too. */
export function blocksOf(text: XmlElement | null, depth = 0): readonly Block[] {
  if (!text) return []
  const blocks: Block[] = []
  let line = ''
  const endParagraph = () => {
    const said = linesOf(line)
    if (said) blocks.push({ kind: 'paragraph', text: said })
    line = ''
  }
  const gather = ({ content }: XmlElement, level: number) => {
    for (const part of content) {
      if (typeof part === 'string') line += part.replace(/\s+/g, ' ')
      else if (part.name === 'br') line += '\n'
      else if (level > DEEPEST) line += ` ${oneSpaced(wordsIn(part))} `
      else if (isBlock(part)) {
        endParagraph()
        blocks.push(...blockOf(part, level + 1))
      } else if (PARAGRAPHS.has(part.name)) {
        endParagraph()
        gather(part, level + 1)
        endParagraph()
      } else if (!UNREAD.has(part.name)) gather(part, level)
    }
  }
  gather(text, depth)
  endParagraph()
  return blocks
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['paragraph', 'p', 'div', 'footnote', 'blockquote', 'pre', 'caption'])
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'renderMultiMedia', 'col', 'colgroup'])
const LISTS: ReadonlySet<string> = new Set(['list', 'ul', 'ol'])

function isBlock({ name }: XmlElement): boolean {
  return name === 'table' || LISTS.has(name) || /^h[1-6]$/.test(name)
}

function blockOf(element: XmlElement, depth: number): readonly Block[] {
  if (element.name === 'table') return tableOf(element, depth)
  if (LISTS.has(element.name)) return listOf(element, depth)
  const text = linesOf(wordsIn(element))
  return text ? [{ kind: 'heading', text }] : []
}

function listOf(list: XmlElement, depth: number): readonly Block[] {
  const caption = elementsIn(list).find(({ name }) => name === 'caption')
  const heading = caption ? linesOf(wordsIn(caption)) : ''
  const items = elementsIn(list)
    .filter(({ name }) => name !== 'caption')
    .map((item) => blocksOf(item, depth))
    .filter((blocks) => blocks.length > 0)
  const isOrdered = list.name === 'ol' || attribute(list, 'listType') === 'ordered'
  return [
    ...(heading ? [{ kind: 'heading' as const, text: heading }] : []),
    ...(items.length > 0 ? [{ kind: 'list' as const, isOrdered, items }] : []),
  ]
}

function tableOf(table: XmlElement, depth: number): readonly Block[] {
  const rows: Cell[][] = []
  const gather = (parent: XmlElement, isHead: boolean, level: number) => {
    for (const part of elementsIn(parent)) {
      if (part.name === 'tr')
        rows.push(
          elementsIn(part)
            .filter(isCell)
            .map((cell) => cellOf(cell, isHead)),
        )
      else if (level < DEEPEST && part.name !== 'caption') gather(part, isHead || part.name === 'thead', level + 1)
    }
  }
  gather(table, false, depth)
  const caption = elementsIn(table).find(({ name }) => name === 'caption')
  const filled = rows.filter((row) => row.some(({ text }) => text !== ''))
  const words = caption ? oneSpaced(wordsIn(caption)) : ''
  if (filled.length === 0) return words ? [{ kind: 'paragraph', text: words }] : []
  return [{ kind: 'table', caption: words || null, rows: filled }]
}

function isCell({ name }: XmlElement): boolean {
  return name === 'td' || name === 'th'
}

function cellOf(cell: XmlElement, isHead: boolean): Cell {
  return {
    text: linesOf(wordsIn(cell)),
    isHeader: isHead || cell.name === 'th',
    columns: spanOf(cell, 'colspan'),
    rows: spanOf(cell, 'rowspan'),
  }
}

const WIDEST = 40

function spanOf(cell: XmlElement, name: string): number {
  const span = Number(attribute(cell, name) ?? 1)
  return Number.isInteger(span) && span > 0 && span <= WIDEST ? span : 1
}

/** What stands in a cell or a heading, with a line for each block in it; white space of the file is no line. */
function wordsIn({ content }: XmlElement): string {
  let words = ''
  for (const part of content) {
    if (typeof part === 'string') words += part.replace(/\s+/g, ' ')
    else if (part.name === 'br') words += '\n'
    else if (!UNREAD.has(part.name)) words += OWN_LINE.has(part.name) ? `\n${wordsIn(part)}\n` : spaced(part)
  }
  return words
}

const OWN_LINE: ReadonlySet<string> = new Set('paragraph p div list item li tr table footnote'.split(' '))

function spaced(part: XmlElement): string {
  return isCell(part) ? ` ${wordsIn(part)} ` : wordsIn(part)
}

function linesOf(text: string): string {
  return text.split('\n').map(oneSpaced).filter(Boolean).join('\n')
}
