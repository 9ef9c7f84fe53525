import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { type FontName, type Piece, writeLines } from '../staff/enrolment/write-lines.ts'

type Pdf = InstanceType<typeof PDFDocument>
type Struct = ReturnType<Pdf['struct']>

export type PaperOrder = {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** One line at the foot of each page, before its number. */
  readonly foot: string
}

/** A4 pages that fill from the top. */
export type Paper = {
  readonly heading: (text: string, level: 1 | 2) => void
  readonly paragraph: (text: string) => void
  readonly list: (lines: readonly string[]) => void
  readonly end: () => Promise<Uint8Array>
}

const FONTS = new URL('../../../node_modules/@fontsource/', import.meta.url)
const FILES: Readonly<Record<FontName, string>> = {
  latin: 'noto-sans/files/noto-sans-latin-400-normal.woff',
  'latin-ext': 'noto-sans/files/noto-sans-latin-ext-400-normal.woff',
  greek: 'noto-sans/files/noto-sans-greek-400-normal.woff',
  cyrillic: 'noto-sans/files/noto-sans-cyrillic-400-normal.woff',
  devanagari: 'noto-sans/files/noto-sans-devanagari-400-normal.woff',
  arabic: 'noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
}
const MARGIN = 56
const [PAGE_WIDTH, PAGE_HEIGHT] = [595.28, 841.89]
const WIDTH = PAGE_WIDTH - 2 * MARGIN
const FOOT = PAGE_HEIGHT - MARGIN + 12
const SIZES = { 1: 24, 2: 16, text: 12, foot: 9 } as const
const INDENT = 14
/** Fonts of several scripts stand on one line: so far below its top, in parts of the letters' size. */
const BASELINE = 1.05
/** A heading stays with at least this much of what it is about. */
const BELOW_HEADING = 70

const read = new Map<string, Buffer>()

function fontFile(file: string): Buffer {
  const known = read.get(file) ?? readFileSync(new URL(file, FONTS))
  read.set(file, known)
  return known
}

/**
 * Opens paper for a text in one language: tagged, so that it can be read out, with fonts of its own for the scripts that
 * names come in, lines in the order of the Unicode bidirectional algorithm.
 */
export function openPaper({ title, language, direction, foot }: PaperOrder): Paper {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    lang: language,
    info: { Title: title, Producer: 'Causeway', Creator: 'Causeway' },
  })
  const whole = bytesOf(pdf)
  for (const name of Object.keys(FILES) as FontName[]) pdf.registerFont(name, fontFile(FILES[name]))
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  let y = PAGE_HEIGHT
  let pages = 0

  // A line is measured again with each word that is added to it; a word is measured once.
  const widths = new Map<string, number>()
  const widthAt = (size: number) => (piece: Piece) => {
    const key = `${piece.font} ${piece.text}`
    const width = widths.get(key) ?? pdf.font(piece.font).fontSize(1_000).widthOfString(piece.text) / 1_000
    widths.set(key, width)
    return width * size
  }
  const linesOf = (text: string, size: number, width: number) =>
    writeLines(text, { direction, width, widthOf: widthAt(size) })
  const drawLine = (line: readonly Piece[], size: number, indent: number, at: number) => {
    const widthOf = widthAt(size)
    const total = line.reduce((sum, piece) => sum + widthOf(piece), 0)
    let x = direction === 'rtl' ? MARGIN + WIDTH - indent - total : MARGIN + indent
    for (const piece of line) {
      pdf
        .font(piece.font)
        .fontSize(size)
        .text(piece.text, x, at + size * BASELINE, { lineBreak: false, baseline: 'alphabetic' })
      x += widthOf(piece)
    }
  }
  const turnPage = () => {
    pdf.addPage()
    pages += 1
    y = MARGIN
    pdf.markContent('Artifact', { type: 'Pagination' })
    drawLine(linesOf(`${foot} · ${pages}`, SIZES.foot, WIDTH)[0] ?? [], SIZES.foot, 0, FOOT)
    pdf.endMarkedContent()
  }
  const make = (tag: string, text: string, size: number, indent = 0): Struct => {
    const lines = linesOf(text, size, WIDTH - indent)
    const height = lines.length * size * 1.4
    if (y + height + (tag.startsWith('H') ? BELOW_HEADING : 0) > PAGE_HEIGHT - MARGIN) turnPage()
    const from = y
    y += height + size * 0.4
    return pdf.struct(tag, { actual: text, lang: language }, () => {
      for (const [at, line] of lines.entries()) drawLine(line, size, indent, from + at * size * 1.4)
    })
  }
  return {
    heading: (text, level) => {
      if (level === 2) y += 8
      root.add(make(`H${level}`, text, SIZES[level]))
    },
    paragraph: (text) => void root.add(make('P', text, SIZES.text)),
    list: (lines) => {
      const list = pdf.struct('L')
      root.add(list)
      for (const line of lines) list.add(pdf.struct('LI', {}, [make('LBody', `• ${line}`, SIZES.text, INDENT)]))
      list.end()
    },
    end: () => {
      root.end()
      pdf.end()
      return whole
    },
  }
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}
