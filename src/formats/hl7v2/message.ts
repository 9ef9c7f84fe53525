import type { Delimiters } from './delimiters.ts'
import { unescapeText } from './escapes.ts'
import type { MessageFault } from './mapped-message.ts'
import type { Header } from './read-header.ts'

/** An HL7 v2 message, cut into segments; fields are cut when somebody asks for them. */
export type Message = {
  readonly header: Header
  readonly delimiters: Delimiters
  readonly segments: readonly Segment[]
  /** What was noticed while reading, all of severity W. */
  readonly faults: readonly MessageFault[]
}

export type Segment = {
  readonly name: string
  /** Its number among the segments of its name, from 1: what ERR-2 calls the sequence. */
  readonly sequence: number
  /** Fields as they were sent; `fields[n]` is field n, also in MSH. */
  readonly fields: readonly string[]
  readonly delimiters: Delimiters
  /** Repetitions that were cut already, by field: the same field is asked for again and again. */
  readonly known: (readonly Parts[] | undefined)[]
}

/** One repetition of a field, or a component of one: its parts as they were sent. */
export type Parts = { readonly parts: readonly string[]; readonly isSub: boolean; readonly delimiters: Delimiters }

/** `""`: the sender says that there is no value (HL7 v2.5, 2.6), which is another thing than saying nothing. */
export const NULL = '""'

export function isNull(segment: Segment, field: number): boolean {
  return segment.fields[field]?.trim() === NULL
}

/** True when a field says something, `""` apart; cheaper than to read it. */
export function hasValue(segment: Segment, field: number): boolean {
  const raw = segment.fields[field]
  return raw !== undefined && raw !== NULL && raw.trim() !== ''
}

/**
 * The text of one component of a field's first repetition, trimmed; empty when it is absent or `""`. Of a component
 * that has subcomponents the first, unless another is asked for.
 */
export function valueAt(segment: Segment, field: number, component = 1, subcomponent = 1): string {
  const raw = segment.fields[field]
  if (!raw || raw === NULL) return ''
  const { delimiters } = segment
  return cleanText(
    cut(
      cut(cut(raw, delimiters.repetition, 1), delimiters.component, component),
      delimiters.subcomponent,
      subcomponent,
    ),
    delimiters,
  )
}

/** The repetitions of a field that say something. */
export function repetitionsOf(segment: Segment, field: number): readonly Parts[] {
  const known = segment.known[field]
  if (known) return known
  const found = cutRepetitions(segment.fields[field], segment.delimiters)
  segment.known[field] = found
  return found
}

/** The first repetition of a field; null when it says nothing. */
export function firstOf(segment: Segment, field: number): Parts | null {
  return repetitionsOf(segment, field)[0] ?? null
}

/** The text of a part (from 1), trimmed; of a component with subcomponents the first, unless another is asked for. */
export function partOf({ parts, isSub, delimiters }: Parts, number: number, subcomponent = 1): string {
  const raw = parts[number - 1]
  if (!raw) return ''
  return cleanText(isSub ? raw : cut(raw, delimiters.subcomponent, subcomponent), delimiters)
}

/** A component's subcomponents as parts; null when it says nothing. */
export function subpartsOf({ parts, delimiters }: Parts, number: number): Parts | null {
  const raw = parts[number - 1]
  return raw && raw !== NULL ? cutUp(raw, delimiters, true) : null
}

/** A field's text whole, separators and all, with escapes read: for text that was never meant to be divided. */
export function wholeText(raw: string, delimiters: Delimiters): string {
  return raw === NULL ? '' : unescapeText(raw, delimiters)
}

function cutRepetitions(raw: string | undefined, delimiters: Delimiters): readonly Parts[] {
  if (!raw || raw === NULL) return []
  const repetitions = raw.includes(delimiters.repetition) ? raw.split(delimiters.repetition) : [raw]
  const said = repetitions.filter((repetition) => repetition !== '' && repetition !== NULL)
  return said.map((repetition) => cutUp(repetition, delimiters, false))
}

function cutUp(raw: string, delimiters: Delimiters, isSub: boolean): Parts {
  return { parts: raw.split(isSub ? delimiters.subcomponent : delimiters.component), isSub, delimiters }
}

function cut(raw: string, separator: string, number: number): string {
  let from = 0
  for (let skipped = 1; skipped < number; skipped++) {
    const next = raw.indexOf(separator, from)
    if (next < 0) return ''
    from = next + separator.length
  }
  const to = raw.indexOf(separator, from)
  return to < 0 ? raw.slice(from) : raw.slice(from, to)
}

function cleanText(raw: string, delimiters: Delimiters): string {
  return raw === NULL ? '' : unescapeText(raw, delimiters).trim()
}
