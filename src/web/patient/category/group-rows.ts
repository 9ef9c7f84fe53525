import type { ListRow, ReportReference } from '../view-types.ts'

export type RowGroup = { readonly panel: ReportReference | null; readonly rows: ListRow[] }

/** Puts consecutive rows of one panel under one heading; the order stays. */
export function groupRows(rows: readonly ListRow[]): RowGroup[] {
  const groups: RowGroup[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && last.panel?.itemId === row.partOf?.itemId) last.rows.push(row)
    else groups.push({ panel: row.partOf, rows: [row] })
  }
  return groups
}
