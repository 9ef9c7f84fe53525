import { readClinicalDate } from '#base/instant'
import type { Words } from '#messages/translator'
import { wordFor } from '#messages/word-for'
import { rangeOfPerson } from '#record'
import type { ResultLine } from '#sharing'
import { withoutDirections } from '../../shell/without-directions.ts'
import { cell } from '../access-log/write-log-table.ts'
import { rangeWords, statusWords } from '../item-row.tsx'
import type { Frame } from '../view-types.ts'

/** Results as comma-separated values for a spreadsheet: what a sender wrote is never a formula there, and turns no line round. */
export function writeResultTable(
  lines: readonly ResultLine[],
  { w, explanations }: Pick<Frame, 'w' | 'explanations'>,
): string {
  const t = w.download.columns
  const head = [t.date, t.name, t.sendersName, t.value, t.range, t.flag, t.status, t.from]
  const rows = lines.map((line) => [
    dateOf(line, w),
    explanations.find(line.codeKey)?.wordings[w.language]?.name ?? '',
    line.title,
    line.valueText,
    rangeOf(line, w),
    line.flag ? wordFor(w.flags, line.flag) : '',
    statusWords(line, w) ?? '',
    line.institutionName,
  ])
  return `\ufeff${[head, ...rows].map((row) => row.map(withoutDirections).map(cell).join(',')).join('\r\n')}\r\n`
}

function rangeOf(line: ResultLine, w: Words): string {
  const { choice, ...range } = rangeOfPerson(line)
  return rangeWords({ ...range, rangeChoice: choice }, w) ?? ''
}

/** The day as figures, which sort; what the sender gave, where it is no day. */
function dateOf({ happenedText }: ResultLine, w: Words): string {
  const date = readClinicalDate(happenedText)
  return date ? date.text.slice(0, 16).replace('T', ' ') : w.categoryPage.noDate
}
