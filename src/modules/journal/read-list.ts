import { readClinicalDate } from '#base/instant'
import { plainDigits } from '#base/plain-digits'
import { KINDS, readValue, type ValueKind } from './kinds.ts'

/** As many lines as one paste may have. */
export const MOST_LINES = 500

export type ListedValue = {
  /** YYYY-MM-DD and HH:MM on the wall of whoever measured. */
  readonly day: string
  readonly time: string
  readonly value: number
  readonly second: number | null
  readonly note: string
  /** Where it stood, from 1, and what stood there. */
  readonly line: number
  readonly text: string
}

export type LineFault = { readonly line: number; readonly text: string; readonly fault: 'columns' | 'when' | 'value' }

/**
 * Reads values of one kind, a line each, as a table of a device or a sheet has them: day (2026-11-20 or 20.11.2026), time, number (upper and lower of a
 * blood pressure), and words if need be, parted by semicolons or tabs. A first line without a number is a heading. Every line
 * that cannot be read is told; the others are answered beside them. Commas are decimal commas.
 */
export function readList(
  kind: ValueKind,
  text: string,
): { readonly values: readonly ListedValue[]; readonly faults: readonly LineFault[] } {
  const values: ListedValue[] = []
  const faults: LineFault[] = []
  const pair = KINDS[kind].second !== null
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (at === 0 && !/\d/.test(line))) continue
    const read = readLine(kind, pair, line)
    if ('fault' in read) faults.push({ line: at + 1, text: line.slice(0, 100), fault: read.fault })
    else values.push({ ...read, line: at + 1, text: line.slice(0, 100) })
  }
  return { values, faults }
}

function readLine(
  kind: ValueKind,
  pair: boolean,
  line: string,
): Omit<ListedValue, 'line' | 'text'> | { readonly fault: LineFault['fault'] } {
  const cells = line.split(/[;\t]/).map((cell) => cell.trim())
  if (cells.length < (pair ? 4 : 3)) return { fault: 'columns' }
  const [day, time] = [isoDay(cells[0]!), plainDigits(cells[1]!).padStart(5, '0')]
  const [value = '', ...rest] = cells.slice(2)
  if (readClinicalDate(`${day}T${time}`)?.precision !== 'time') return { fault: 'when' }
  const read = readValue(kind, { value, second: pair ? rest[0]! : '' })
  if (read.fault) return { fault: 'value' }
  return {
    day,
    time,
    value: read.value,
    second: read.second,
    note: rest
      .slice(pair ? 1 : 0)
      .join(' ')
      .trim(),
  }
}

/** 20.11.2026 as 2026-11-20; anything else as it stands. */
function isoDay(text: string): string {
  const plain = plainDigits(text)
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain) ?? []
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : plain
}
