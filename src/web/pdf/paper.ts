import { type OpenPdf, openPdf, type Pdf, type Struct } from './open-pdf.ts'
import { type Piece, writeLines } from './write-lines.ts'

export type PaperOrder = {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** When what it says was so; the file itself knows no other time. */
  readonly madeAt: Date
  /** One line at the foot of each page, before its number. */
  readonly foot: string
}

const MARGIN = 56
const [PAGE_WIDTH, PAGE_HEIGHT] = [595.28, 841.89]
const WIDTH = PAGE_WIDTH - 2 * MARGIN
const FOOT = PAGE_HEIGHT - MARGIN + 12
const SIZES = { 1: 24, 2: 16, text: 12, foot: 9 } as const
const INDENT = 14
const LEADING = 1.4
/** Fonts of several scripts stand on one line: so far below its top, in parts of the letters' size. */
const BASELINE = 1.05
/** A heading stays with at least this much of what it is about. */
const BELOW_HEADING = 70

/**
 * A4 pages for a text in one language, which fill from the top: tagged, so that it can be read out, with fonts of its own
 * for the scripts that names come in, lines in the order of the Unicode bidirectional algorithm.
 */
export class Paper {
  readonly #order: PaperOrder
  readonly #pdf: Pdf
  readonly #root: Struct
  readonly #end: OpenPdf['end']
  /** A line is measured again with each word that is added to it; a word is measured once. */
  readonly #widths = new Map<string, number>()
  #y = PAGE_HEIGHT
  #pages = 0

  static async open(order: PaperOrder): Promise<Paper> {
    return new Paper(order, await openPdf(order))
  }

  private constructor(order: PaperOrder, { pdf, root, end }: OpenPdf) {
    this.#order = order
    this.#pdf = pdf
    this.#root = root
    this.#end = end
  }

  heading(text: string, level: 1 | 2): void {
    if (level === 2) this.#y += 8
    this.#root.add(this.#write(`H${level}`, text, SIZES[level]))
  }

  paragraph(text: string): void {
    this.#root.add(this.#write('P', text, SIZES.text))
  }

  list(lines: readonly string[]): void {
    const list = this.#pdf.struct('L')
    this.#root.add(list)
    for (const line of lines)
      list.add(this.#pdf.struct('LI', {}, [this.#write('LBody', `• ${line}`, SIZES.text, INDENT)]))
    list.end()
  }

  /** The file; nothing can be written afterwards. */
  end(): Promise<Uint8Array> {
    return this.#end()
  }

  #write(tag: string, text: string, size: number, indent = 0): Struct {
    const lines = this.#linesOf(text, size, WIDTH - indent)
    const height = lines.length * size * LEADING
    if (this.#y + height + (tag.startsWith('H') ? BELOW_HEADING : 0) > PAGE_HEIGHT - MARGIN) this.#turnPage()
    const from = this.#y
    this.#y += height + size * 0.4
    return this.#pdf.struct(tag, { actual: text, lang: this.#order.language }, () => {
      for (const [at, line] of lines.entries()) this.#draw(line, size, indent, from + at * size * LEADING)
    })
  }

  #turnPage(): void {
    this.#pdf.addPage()
    this.#pages += 1
    this.#y = MARGIN
    const [foot = []] = this.#linesOf(`${this.#order.foot} · ${this.#pages}`, SIZES.foot, WIDTH)
    this.#pdf.markContent('Artifact', { type: 'Pagination' })
    this.#draw(foot, SIZES.foot, 0, FOOT)
    this.#pdf.endMarkedContent()
  }

  #linesOf(text: string, size: number, width: number): ReturnType<typeof writeLines> {
    const widthOf = (piece: Piece) => this.#widthOf(piece) * size
    return writeLines(text, { direction: this.#order.direction, width, widthOf })
  }

  #draw(line: readonly Piece[], size: number, indent: number, top: number): void {
    const total = line.reduce((sum, piece) => sum + this.#widthOf(piece) * size, 0)
    let x = this.#order.direction === 'rtl' ? MARGIN + WIDTH - indent - total : MARGIN + indent
    for (const piece of line) {
      this.#pdf
        .font(piece.font)
        .fontSize(size)
        .text(piece.text, x, top + size * BASELINE, { lineBreak: false, baseline: 'alphabetic' })
      x += this.#widthOf(piece) * size
    }
  }

  /** In parts of the letters' size. */
  #widthOf({ font, text }: Piece): number {
    const key = `${font} ${text}`
    const width = this.#widths.get(key) ?? this.#pdf.font(font).fontSize(1_000).widthOfString(text) / 1_000
    this.#widths.set(key, width)
    return width
  }
}
