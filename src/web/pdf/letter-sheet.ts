import type { Words } from '#messages/translator'
import type { Pdf, Struct } from './open-pdf.ts'
import { type Piece, writeLines } from './write-lines.ts'

type Tag = 'H1' | 'H2' | 'P'

export const MARGIN = 52
const PAGE_WIDTH = 595.28
const PAGE_HEIGHT = 841.89
export const WIDTH = PAGE_WIDTH - 2 * MARGIN
/** Points. Large print begins at 16 (RNIB, Clear Print). */
export const SIZES = { title: 24, heading: 18, text: 16, code: 34 } as const
const LINE = 1.35

/** A letter for A4 that is being written, in the language of `w`; `y` is where it goes on. */
export type Sheet = { readonly pdf: Pdf; readonly root: Struct; readonly w: Words; y: number }

/** Begins a letter on a page of its own. */
export function beginSheet(pdf: Pdf, root: Struct, w: Words): Sheet {
  pdf.addPage()
  return { pdf, root, w, y: MARGIN }
}

/** Names and streets are read as they are written, whatever the language of the letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return /\p{L}/u.exec(text)?.[0].match(/[\p{Script=Arabic}\p{Script=Hebrew}]/u) ? 'rtl' : 'ltr'
}

/** A paragraph from the side on which its language begins. What it says stands beside the signs, for reading out. */
export function write(page: Sheet, tag: Tag, text: string, size: number, direction = page.w.direction): void {
  const { pdf, root, w } = page
  const isFromRight = w.direction === 'rtl'
  const widthOf = ({ text: piece, font }: Piece) => pdf.font(font).fontSize(size).widthOfString(piece)
  const lines = writeLines(text, { direction, width: WIDTH, widthOf })
  turnPage(page, lines.length * size * LINE)
  const draw = () => {
    for (const line of lines) {
      const total = line.reduce((sum, piece) => sum + widthOf(piece), 0)
      let x = isFromRight ? MARGIN + WIDTH - total : MARGIN
      page.y += size
      for (const piece of line) {
        pdf.font(piece.font).fontSize(size).text(piece.text, x, page.y, ON_BASELINE)
        x += widthOf(piece)
      }
      page.y += size * (LINE - 1)
    }
  }
  root.add(pdf.struct(tag, { actual: text, lang: w.language }, draw))
  page.y += size * 0.35
}

/** Fonts of several scripts stand on one line. */
const ON_BASELINE = { lineBreak: false, baseline: 'alphabetic' } as const

/** What does not fit any more goes on a second page. */
function turnPage(page: Sheet, height: number): void {
  if (page.y + height <= PAGE_HEIGHT - MARGIN / 2) return
  page.pdf.addPage()
  page.y = MARGIN
}

/** An address or a code: from left to right in every language. */
export function writeSigns(page: Sheet, text: string, font: string, size: number): void {
  const { pdf, root, w } = page
  const draw = () => {
    pdf.font(font).fontSize(size)
    const x = w.direction === 'rtl' ? MARGIN + WIDTH - pdf.widthOfString(text) : MARGIN
    pdf.text(text, x, page.y + size, ON_BASELINE)
  }
  root.add(pdf.struct('P', { actual: text, lang: 'en' }, draw))
  page.y += size * 1.5
}
