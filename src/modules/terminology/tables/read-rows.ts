import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Invalid } from '#base/errors'
import { parseCsv } from '#formats/csv/parse-csv'

/** A row of a file, with the line on which it begins, from 1. */
export type FileRow = { readonly line: number; readonly text: string }

/**
 * The rows of a text file, one by one: a table of LOINC is a hundred megabytes. A quoted cell may run over lines, but not
 * in files with tabs, which do not quote. Throws Invalid with the line for what is no text in UTF-8.
 */
export async function* readRows(file: string): AsyncGenerator<FileRow, void> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let [at, first, pending] = [0, 1, '']
  let isTabbed = false
  for await (const read of lines) {
    at++
    const line = at === 1 ? read.replace(/^\uFEFF/, '') : read
    if (line.includes('\0') || line.includes('\uFFFD'))
      throw new Invalid(`${path.basename(file)}, line ${at}: this is no text in UTF-8; unpack it, or save it as UTF-8`)
    if (at === 1) isTabbed = line.includes('\t')
    if (pending === '') first = at
    pending = pending === '' ? line : `${pending}\n${line}`
    if (!isTabbed && isOpen(pending) && pending.length < LONGEST_ROW) continue
    if (pending.trim() !== '') yield { line: first, text: pending }
    pending = ''
  }
  if (pending.trim() !== '') yield { line: first, text: pending }
}

const LONGEST_ROW = 200_000

function isOpen(row: string): boolean {
  return (row.match(/"/g)?.length ?? 0) % 2 === 1
}

/** The first line of a file, with the names of its columns in small letters. */
export type Heading = { readonly text: string; readonly columns: readonly string[] }

export function headingOf(text: string): Heading {
  const names = text.includes('\t') ? text.split('\t') : parseCsv(text).header
  return { text, columns: names.map((name) => name.trim().toLowerCase()) }
}

/** The cells of a row by the names of their columns, or what is wrong with it. */
export function cellsOf({ text, columns }: Heading, row: string): ReadonlyMap<string, string> | string {
  const cells = text.includes('\t') ? row.split('\t') : quotedCells(text, row)
  if (cells === null) return 'its quotes do not close'
  if (cells.length !== columns.length) return `it has ${cells.length} cells, the first line has ${columns.length}`
  return new Map(columns.map((name, at) => [name, cells[at]!.trim()]))
}

function quotedCells(heading: string, row: string): readonly string[] | null {
  try {
    return parseCsv(`${heading}\n${row}`, { keepsUneven: true }).rows[0] ?? []
  } catch {
    return null
  }
}
