import type { MarkedLook } from '#audit'
import type { Frame } from '../view-types.ts'
import { sawWords } from './access-sentence.tsx'
import { entryOf } from './entry-of.ts'

/**
 * The log as comma-separated values (RFC 4180) in UTF-8, for a spreadsheet. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe (OWASP, CSV injection). Where it ends before the log does, its last row says so.
 */
export function writeLogTable(looks: readonly MarkedLook[], frame: Frame, end: string | null): string {
  const { w, timeZone } = frame
  const t = w.log.csvColumns
  const lines = looks.map((look) => {
    const entry = entryOf(look)
    return [
      w.formatInstant(look.at, timeZone),
      look.actorName,
      w.roles[entry.role],
      entry.institutionName ?? '',
      sawWords(entry, frame),
      entry.capacity === 'self' ? '' : w.accessLog.reasons[entry.capacity],
      look.marks.map((mark) => w.log.marks[mark]).join('; '),
    ]
  })
  const rows = [[t.when, t.who, t.role, t.institution, t.what, t.why, t.marks], ...lines, ...(end ? [[end]] : [])]
  return writeTable(rows)
}

/** Rows as a file that spreadsheets open as UTF-8. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Also after what a spreadsheet of another country takes for the end of a cell. */
const FORMULA = /(^|[;,\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g

/** One cell, quoted. */
export function cell(text: string): string {
  const plain = text.replace(FORMULA, "$1$2'")
  return `"${plain.replaceAll('"', '""')}"`
}
