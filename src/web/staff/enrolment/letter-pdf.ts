import { openPdf, type Pdf, type Struct } from '../../pdf/open-pdf.ts'
import { type Piece, writeLines } from '../../pdf/write-lines.ts'
import type { LetterWords } from './letter.ts'
import { squareOf } from './square-of.ts'

type Tag = 'H1' | 'H2' | 'P'

const MARGIN = 52
const PAGE_WIDTH = 595.28
const PAGE_HEIGHT = 841.89
const WIDTH = PAGE_WIDTH - 2 * MARGIN
/** Points. Large print begins at 16 (RNIB, Clear Print). */
const SIZES = { title: 24, heading: 18, text: 16, code: 34 } as const
const SQUARE = 125
const LINE = 1.35

/**
 * The letters as one PDF for A4, a page each, in large type: tagged, with the language of each, so that it can be read out,
 * and with fonts of its own.
 */
export async function drawLetter(letters: readonly LetterWords[]): Promise<Uint8Array> {
  const [first] = letters
  const { pdf, root, end } = await openPdf({
    title: first?.title ?? '',
    language: first?.w.language ?? 'en',
    madeAt: null,
  })
  for (const letter of letters) drawOne(pdf, root, letter)
  return end()
}

function drawOne(pdf: Pdf, root: Struct, letter: LetterWords): void {
  const { w, name, postal, title, lead, code, address, link, until, help } = letter
  const t = w.letter
  pdf.addPage()
  const page = { pdf, root, letter, y: MARGIN }
  for (const line of [name, ...postal]) write(page, 'P', line, SIZES.text, directionOf(line))
  page.y += 10
  write(page, 'H1', title, SIZES.title)
  write(page, 'P', lead, SIZES.text)
  write(page, 'H2', t.steps, SIZES.heading)
  write(page, 'P', `1. ${t.scan}`, SIZES.text)
  writeSigns(page, address, 'latin', SIZES.heading)
  write(page, 'P', `2. ${t.writeCode}`, SIZES.text)
  writeSigns(page, code, 'bold', SIZES.code)
  write(page, 'P', `3. ${t.writeBorn}`, SIZES.text)
  write(page, 'P', `4. ${t.choose}`, SIZES.text)
  drawSquare(page, link, t.square({ address }))
  write(page, 'P', until, SIZES.text)
  write(page, 'P', t.secret, SIZES.text)
  write(page, 'P', help, SIZES.text)
}

type Page = { readonly pdf: Pdf; readonly root: Struct; readonly letter: LetterWords; y: number }

/** Names and streets are read as they are written, whatever the language of the letter. */
function directionOf(text: string): 'ltr' | 'rtl' {
  return /\p{L}/u.exec(text)?.[0].match(/[\p{Script=Arabic}\p{Script=Hebrew}]/u) ? 'rtl' : 'ltr'
}

/** A paragraph from the side on which its language begins. What it says stands beside the signs, for reading out. */
function write(page: Page, tag: Tag, text: string, size: number, direction = page.letter.w.direction): void {
  const { pdf, root, letter } = page
  const isFromRight = letter.w.direction === 'rtl'
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
  root.add(pdf.struct(tag, { actual: text, lang: letter.w.language }, draw))
  page.y += size * 0.35
}

/** Fonts of several scripts stand on one line. */
const ON_BASELINE = { lineBreak: false, baseline: 'alphabetic' } as const

/** What does not fit any more goes on a second page. */
function turnPage(page: Page, height: number): void {
  if (page.y + height <= PAGE_HEIGHT - MARGIN / 2) return
  page.pdf.addPage()
  page.y = MARGIN
}

/** An address or a code: from left to right in every language. */
function writeSigns(page: Page, text: string, font: string, size: number): void {
  const { pdf, root, letter } = page
  const draw = () => {
    pdf.font(font).fontSize(size)
    const x = letter.w.direction === 'rtl' ? MARGIN + WIDTH - pdf.widthOfString(text) : MARGIN
    pdf.text(text, x, page.y + size, ON_BASELINE)
  }
  root.add(pdf.struct('P', { actual: text, lang: 'en' }, draw))
  page.y += size * 1.5
}

function drawSquare(page: Page, link: string, label: string): void {
  const { pdf, root, letter } = page
  const rows = squareOf(link)
  const cell = SQUARE / rows.length
  const left = letter.w.direction === 'rtl' ? MARGIN + WIDTH - SQUARE : MARGIN
  const draw = () => {
    rows.forEach((row, y) => {
      row.forEach((isDark, x) => {
        if (isDark) pdf.rect(left + x * cell, page.y + y * cell, cell, cell)
      })
    })
    pdf.fill('#000')
  }
  root.add(pdf.struct('Figure', { alt: label }, draw))
  page.y += SQUARE + 8
}
