import { beginSheet, directionOf, MARGIN, type Sheet, SIZES, WIDTH, write, writeSigns } from '../../pdf/letter-sheet.ts'
import { openPdf, type Pdf, type Struct } from '../../pdf/open-pdf.ts'
import type { LetterWords } from './letter.ts'
import { squareOf } from './square-of.ts'

const SQUARE = 125

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
  const page = beginSheet(pdf, root, w)
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

function drawSquare(page: Sheet, link: string, label: string): void {
  const { pdf, root, w } = page
  const rows = squareOf(link)
  const cell = SQUARE / rows.length
  const left = w.direction === 'rtl' ? MARGIN + WIDTH - SQUARE : MARGIN
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
