import { readClinicalDate } from '#base/instant'
import type { Flag } from '#formats/fhir/item-draft'
import { type ItemLine, rangeOfPerson } from '#record'
import { namesOf } from './item-row.tsx'
import { powersInSigns } from './powers-in-signs.ts'
import type { Frame, ListRow, ReportReference } from './view-types.ts'

type Wordings = Pick<Frame, 'w' | 'explanations'>

/** Lines of the record as lines of a page, in the reader's words. */
export function rowsOf(rows: readonly ItemLine[], wordings: Wordings): ListRow[] {
  return rows.map((row) => rowOf(row, wordings))
}

const FEW_ROWS = 5
const SHORT_LIST = 20

/** How many lines a page of a list has for somebody who wants few things or few bytes; undefined: as many as usual. */
export function rowsAPage({ looks }: Pick<Frame, 'looks'>): number | undefined {
  if (looks?.isSimple) return FEW_ROWS
  return looks?.isLowData ? SHORT_LIST : undefined
}

/** A line of the record as a line of a page. */
export function rowOf(row: ItemLine, wordings: Wordings): ListRow {
  const { choice, ...range } = rangeOfPerson(row)
  return {
    ...row,
    ...range,
    rangeChoice: choice,
    valueText: row.valueText && powersInSigns(row.valueText),
    ...layNameOf(row.codeKey, wordings),
    // A laboratory that signs with its own name would be named twice.
    author: row.author === row.institutionName ? null : row.author,
    flag: row.flag as Flag | null,
    happened: readClinicalDate(row.happenedText),
    partOf: reportOf(row, wordings),
    replacedMark: row.standing === 'replaced',
  }
}

/** What people call a thing of this code, in the reader's words. */
export function layNameOf(codeKey: string, { w, explanations }: Wordings): Pick<ListRow, 'layName' | 'isKind'> {
  const explanation = explanations.find(codeKey)
  return { layName: explanation?.wordings[w.language]?.name ?? null, isKind: explanation?.isGroup ?? false }
}

function reportOf({ partOf, partOfTitle, partOfCodeKey }: ItemLine, wordings: Wordings): ReportReference | null {
  if (!partOf || !partOfTitle) return null
  return { itemId: partOf, ...namesOf({ title: partOfTitle, ...layNameOf(partOfCodeKey ?? '|', wordings) }) }
}
