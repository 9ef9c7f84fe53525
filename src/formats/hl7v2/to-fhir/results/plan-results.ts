import {
  firstOf,
  hasValue,
  isNull,
  type Parts,
  partOf,
  repetitionsOf,
  type Segment,
  valueAt,
  wholeText,
} from '../../message.ts'
import { codeOf } from '../datatypes/concept.ts'
import type { ResultLine } from '../groups.ts'
import { isPointer } from './attachment.ts'
import { isNarrative, type Sections } from './sections.ts'

/** What becomes of the OBX segments of one OBR. */
export type ResultPlan = {
  /** Each becomes an Observation. */
  readonly values: readonly PlannedValue[]
  /** The lines of the report's own text, in sections; empty where text is a result among others. */
  readonly text: readonly TextBlock[]
  /** ED: documents within. */
  readonly documents: readonly ResultLine[]
  /** RP: documents that stay at the sender. */
  readonly pointers: readonly ResultLine[]
}

/** One result: a single repetition of OBX-5, or lines of text that belong together. */
export type PlannedValue = {
  readonly line: ResultLine
  /** Null for text. */
  readonly part: Parts | null
  readonly text: string
  /** Comments of all its lines. */
  readonly notes: readonly Segment[]
  /** OBX-3 and OBX-4, and which one it is of several with the same. */
  readonly key: readonly string[]
}

/** Lines of text under one name (OBX-3). */
export type TextBlock = { readonly lines: readonly ResultLine[]; readonly text: string }

/** Sorts the results of one OBR into values, report text and documents. */
export function planResults(lines: readonly ResultLine[], sections: Sections): ResultPlan {
  const documents = lines.filter(({ obx }) => typeOf(obx) === 'ED')
  const pointers = lines.filter(({ obx }) => isPointer(obx))
  const rest = lines.filter(({ obx }) => typeOf(obx) !== 'ED' && !isPointer(obx) && isSaidResult(obx))
  const isText = isNarrative(sections)
  const blocks = joinLines(rest, isText)
  const textIsReport = isText || (blocks.every((block) => isTextLine(block.lines[0]!.obx)) && blocks.some(isLong))
  const keys = new Map<string, number>()
  return {
    documents,
    pointers,
    text: textIsReport ? blocks.filter((block) => isTextLine(block.lines[0]!.obx)) : [],
    values: blocks
      .filter((block) => !textIsReport || !isTextLine(block.lines[0]!.obx))
      .flatMap((block) => valuesOf(block, keys)),
  }
}

function typeOf(obx: Segment): string {
  return valueAt(obx, 2).toUpperCase()
}

/** A line without a name and without a value is an empty form. */
export function isSaidResult(obx: Segment): boolean {
  return codeOf(firstOf(obx, 3)) !== '' || hasValue(obx, 5)
}

const TEXT: ReadonlySet<string> = new Set(['TX', 'FT', 'ST', ''])

/** Text, unless it is a measurement: a unit or a range says so. */
function isTextLine(obx: Segment): boolean {
  if (!TEXT.has(typeOf(obx)) || hasValue(obx, 6)) return false
  return typeOf(obx) !== '' || !/^[<>]?=?\s*[\d.,]+$/.test(valueAt(obx, 5))
}

/** So much text on one name is a report, not a value. */
const LONG_TEXT = 250

function isLong({ lines, text }: TextBlock): boolean {
  return lines.length > 1 || text.length > LONG_TEXT
}

/**
 * Puts text lines that follow each other under one name together: many systems send one line of a report per OBX. A
 * line without a name goes on with what stands before it. Short strings (ST) with different sub-ids are several results,
 * except in a report that is text.
 */
function joinLines(lines: readonly ResultLine[], isReport: boolean): readonly TextBlock[] {
  const blocks: { lines: ResultLine[] }[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (last && goesOn(last.lines.at(-1)!.obx, line.obx, isReport)) last.lines.push(line)
    else blocks.push({ lines: [line] })
  }
  return blocks.map((block) => ({ lines: block.lines, text: block.lines.map(textOf).join('\n').trim() }))
}

function goesOn(before: Segment, obx: Segment, isReport: boolean): boolean {
  if (!isTextLine(before) || !isTextLine(obx)) return false
  const [name, code] = [codeOf(firstOf(obx, 3)), codeOf(firstOf(before, 3))]
  if (name === '') return true
  if (name !== code) return false
  return isReport || typeOf(obx) !== 'ST' || (obx.fields[4] ?? '') === (before.fields[4] ?? '')
}

/** A text whole: its repetitions are lines, and separators in it were never meant to divide it. */
function textOf({ obx }: ResultLine): string {
  if (isNull(obx, 5)) return ''
  const { delimiters } = obx
  const lines = (obx.fields[5] ?? '').split(delimiters.repetition)
  return lines.map((line) => wholeText(line, delimiters).replace(/\s+$/, '')).join('\n')
}

/** Several repetitions of a coded or numeric OBX-5 are several results. */
function valuesOf(block: TextBlock, keys: Map<string, number>): PlannedValue[] {
  const line = block.lines[0]!
  const notes = block.lines.flatMap((each) => each.notes)
  if (isTextLine(line.obx)) return [{ line, part: null, text: block.text, notes, key: keyOf(line.obx, keys) }]
  const parts = repetitionsOf(line.obx, 5)
  const each = parts.length > 1 ? parts : [parts[0] ?? null]
  return each.map((part) => ({ line, part, text: '', notes, key: keyOf(line.obx, keys) }))
}

function keyOf(obx: Segment, seen: Map<string, number>): readonly string[] {
  const [code, subId] = [codeOf(firstOf(obx, 3)), obx.fields[4] ?? '']
  const name = `${code}|${subId}`
  const number = (seen.get(name) ?? 0) + 1
  seen.set(name, number)
  return number > 1 ? [code, subId, String(number)] : [code, subId]
}

/** True when a coded value names an organism or another finding that others refer to by OBR-26. */
export function isAnswerTo(obx: Segment, subId: string, code: string): boolean {
  if (subId && valueAt(obx, 4) !== subId) return false
  const name = firstOf(obx, 3)
  return !code || name === null || partOf(name, 1) === code
}
