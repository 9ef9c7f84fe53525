import { editDistance } from '#base/edit-distance'
import type { Level } from './levels.ts'

/** A birth date as received: a whole day, or the year or month alone. */
export type BirthDate = {
  readonly text: string
  readonly isWhole: boolean
  /** A day that registers write for "unknown". */
  readonly isFiller: boolean
}

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/
const FILLERS = ['1900-01-01', '1800-01-01', '1753-01-01', '1899-12-30', '9999-12-31', '0001-01-01']

export function readBirthDate(text: string | null): BirthDate | null {
  return text ? { text, isWhole: WHOLE_DAY.test(text), isFiller: FILLERS.includes(text) } : null
}

/** How two birth dates agree. A filler says nothing about another day, and little about itself. */
export function compareBirthDates(a: BirthDate | null, b: BirthDate | null): Level<'birthDate'> {
  if (!a || !b) return 'unknown'
  if (a.text === b.text) {
    if (!a.isWhole) return 'part'
    return a.isFiller || a.text.endsWith('-01-01') ? 'default' : 'same'
  }
  if (a.isFiller || b.isFiller) return 'unknown'
  if (a.text.startsWith(b.text) || b.text.startsWith(a.text)) return 'part'
  if (!a.isWhole || !b.isWhole) return 'different'
  if (isSlip(a.text, b.text)) return 'slip'
  return equalParts(a.text, b.text) === 2 ? 'part' : 'different'
}

/** Day and month exchanged, one digit other than meant, or two neighbours exchanged. */
function isSlip(a: string, b: string): boolean {
  if (`${a.slice(0, 4)}-${a.slice(8, 10)}-${a.slice(5, 7)}` === b) return true
  return editDistance(a.replaceAll('-', ''), b.replaceAll('-', ''), 1) === 1
}

function equalParts(a: string, b: string): number {
  const isEqual = (from: number, to: number) => (a.slice(from, to) === b.slice(from, to) ? 1 : 0)
  return isEqual(0, 4) + isEqual(5, 7) + isEqual(8, 10)
}
