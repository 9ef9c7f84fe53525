import { Invalid } from '#base/errors'

/** A table with a header; each row has as many cells as the header. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

const SEPARATORS = [',', ';', '\t', '|']

/**
 * Reads a table from text (RFC 4180, and what spreadsheets and registers make of it): separated by comma, semicolon, tab
 * or bar, whichever the header has most; cells in quotes may hold separators, line breaks and doubled quotes; blanks
 * around cells without quotes do not count; empty lines neither. Throws Invalid with the line of what cannot be read; a
 * row with other cells than the header is kept where `keepsUneven`, for a reader who tells of it himself.
 */
export function parseCsv(text: string, { keepsUneven = false }: { readonly keepsUneven?: boolean } = {}): Table {
  const whole = text.replace(/^\uFEFF/, '')
  const reader = new Reader(whole, separatorOf(whole))
  const header = reader.next()
  if (!header) throw new Invalid('The table is empty: its first line must name the columns.')
  const rows: (readonly string[])[] = []
  for (let row = reader.next(); row; row = reader.next()) {
    if (row.length !== header.length && !keepsUneven)
      throw new Invalid(`Line ${reader.line} has ${row.length} cells, but the header has ${header.length}.`)
    rows.push(row)
  }
  return { header, rows }
}

function separatorOf(text: string): string {
  const firstLine = text.trimStart().split(/[\r\n]/, 1)[0]!
  const outside = firstLine.replace(/"(?:[^"]|"")*"/g, '')
  const count = (separator: string) => outside.split(separator).length
  return SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best))
}

class Reader {
  readonly #text: string
  readonly #separator: string
  #at = 0
  #nextLine = 1
  /** The line on which the last row began. */
  line = 0

  constructor(text: string, separator: string) {
    this.#text = text
    this.#separator = separator
  }

  /** The cells of the next row that is not empty; null at the end. */
  next(): string[] | null {
    while (this.#at < this.#text.length) {
      this.line = this.#nextLine
      const cells = this.#row()
      if (cells.length > 1 || cells[0] !== '') return cells
    }
    return null
  }

  #row(): string[] {
    const cells: string[] = []
    for (;;) {
      this.#skipBlanks()
      cells.push(this.#text[this.#at] === '"' ? this.#quoted() : this.#plain())
      if (this.#text[this.#at] !== this.#separator) break
      this.#at++
    }
    this.#endLine()
    return cells
  }

  #skipBlanks(): void {
    while (this.#text[this.#at] === ' ' || (this.#text[this.#at] === '\t' && this.#separator !== '\t')) this.#at++
  }

  #plain(): string {
    const start = this.#at
    while (this.#at < this.#text.length && !this.#endsCell(this.#text[this.#at]!)) this.#at++
    return this.#text.slice(start, this.#at).trim()
  }

  #endsCell(letter: string): boolean {
    return letter === this.#separator || letter === '\n' || letter === '\r'
  }

  #quoted(): string {
    const parts: string[] = []
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1)
      if (end < 0) throw new Invalid(`Line ${this.line} opens a quote that nothing closes.`)
      parts.push(this.#text.slice(this.#at + 1, end))
      this.#at = end + 1
      if (this.#text[this.#at] !== '"') break
    }
    const cell = parts.join('"')
    this.#nextLine += cell.split('\n').length - 1
    this.#skipBlanks()
    if (this.#at < this.#text.length && !this.#endsCell(this.#text[this.#at]!))
      throw new Invalid(`Line ${this.line} goes on after a closing quote; a quote within a cell is written twice.`)
    return cell
  }

  #endLine(): void {
    if (this.#text[this.#at] === '\r') this.#at++
    if (this.#text[this.#at] === '\n') this.#at++
    this.#nextLine++
  }
}
