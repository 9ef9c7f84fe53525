import type { Category } from '#base/categories'
import type { ItemRow, SummaryPart } from '#record'
import { namesOf, rangeWords } from '../item-row.tsx'
import { rowOf } from '../row-of.ts'
import type { Frame, ListRow } from '../view-types.ts'

/** One line of a summary: one thing, by whomever it was said. */
export type SummaryLine = {
  readonly itemId: string
  readonly title: string
  readonly otherName: string | null
  readonly value: string | null
  /** Flag, range, day and places, in the order of reading. */
  readonly facts: readonly string[]
}

/** What several institutions say of one thing stands in one line, with all their names. */
export function linesOf(part: SummaryPart | Category, items: readonly ItemRow[], frame: Frame): SummaryLine[] {
  const keyOf = (item: ItemRow) => (item.codeKey.endsWith('|') ? item.title : item.codeKey)
  const groups = [...Map.groupBy(items, keyOf).values()]
  return groups.map((those) =>
    lineOf(
      part,
      those.map((item) => rowOf(item, frame)),
      frame.w,
    ),
  )
}

/** A line as plain words: for paper, and for the narrative of a document. */
export function wordsOfLine({ title, otherName, value, facts }: SummaryLine): string {
  const named = otherName ? `${apart(title)} (${apart(otherName)})` : apart(title)
  return [value ? `${named}: ${apart(value)}` : named, ...facts.map(apart)].join(' · ')
}

/** Words of one script do not turn round the figures of the next (Unicode UAX 9, isolates). */
function apart(words: string): string {
  return `\u2068${words}\u2069`
}

const SINCE: ReadonlySet<SummaryPart | Category> = new Set(['problems', 'allergies', 'medications', 'care-plans'])

function lineOf(part: SummaryPart | Category, rows: readonly ListRow[], w: Frame['w']): SummaryLine {
  const row = rows[0]!
  const range = row.valueText && rangeWords(row, w)
  const facts = [
    row.flag && row.flag !== 'normal' ? w.flags[row.flag] : null,
    range ? w.range.usual({ range }) : null,
    dayOf(part, rows, w),
    ...new Set(rows.map(({ institutionName }) => institutionName)),
  ]
  return {
    itemId: row.itemId,
    ...namesOf(row),
    value: row.valueText,
    facts: facts.filter((fact) => fact !== null),
  }
}

/** What is still so, since when, as far as anybody said; what happened, when it did last. */
function dayOf(part: SummaryPart | Category, rows: readonly ListRow[], w: Frame['w']): string | null {
  const days = rows
    .flatMap(({ happened }) => happened ?? [])
    .toSorted((a, b) => a.sortAt.getTime() - b.sortAt.getTime())
  const day = SINCE.has(part) ? days[0] : days.at(-1)
  if (!day) return null
  return SINCE.has(part) ? w.summary.since({ date: w.formatDay(day) }) : w.formatDay(day)
}
