import { readClinicalDate } from '#base/instant'
import type { Flag } from '#formats/fhir/item-draft'
import type { ItemLine } from '#record'
import type { Frame, ListRow } from './view-types.ts'

/** Lines of the record as lines of a page, in the reader's words. */
export function rowsOf(rows: readonly ItemLine[], frame: Frame): ListRow[] {
  return rows.map((row) => rowOf(row, frame))
}

/** A line of the record as a line of a page. */
export function rowOf(row: ItemLine, { w, explanations }: Pick<Frame, 'w' | 'explanations'>): ListRow {
  const explanation = explanations.find(row.codeKey)
  return {
    ...row,
    layName: explanation?.wordings[w.language]?.name ?? null,
    isKind: explanation?.isGroup ?? false,
    // A laboratory that signs with its own name would be named twice.
    author: row.author === row.institutionName ? null : row.author,
    flag: row.flag as Flag | null,
    happened: readClinicalDate(row.happenedText),
    partOf: row.partOf && row.partOfTitle ? { itemId: row.partOf, title: row.partOfTitle } : null,
    replacedMark: row.standing === 'replaced',
  }
}
