import { readClinicalDate } from '#base/instant'
import type { Flag } from '#formats/fhir/item-draft'
import type { ItemLine } from '#record'
import type { ListRow } from './view-types.ts'

/** A line of the record as a line of a page. */
export function rowOf(row: ItemLine): ListRow {
  return {
    ...row,
    // A laboratory that signs with its own name would be named twice.
    author: row.author === row.institutionName ? null : row.author,
    flag: row.flag as Flag | null,
    happened: readClinicalDate(row.happenedText),
    partOf: row.partOf && row.partOfTitle ? { itemId: row.partOf, title: row.partOfTitle } : null,
    replacedMark: row.standing === 'replaced',
  }
}
